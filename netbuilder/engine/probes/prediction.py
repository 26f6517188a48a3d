"""Prediction of a digit: the question of the drawing pad, answered before all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from netbuilder.engine.probes.probe import Answer, Priority, Probe, frozen_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Context


@dataclass(frozen=True, slots=True, eq=False)
class Predicted(Answer):
    """One probability per class."""

    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Predict(Probe):
    """The probabilities of a 28×28 image (ink 255 on 0)."""

    priority: ClassVar[Priority] = Priority.PAD

    image: NDArray[np.uint8]

    def __post_init__(self) -> None:
        object.__setattr__(self, "image", frozen_array(self.image, np.uint8))

    def answer(self, context: Context) -> Predicted:
        """Return the probabilities."""
        return Predicted(tuple(context.model.probabilities(self.image[None])[0].tolist()))
