"""Predictions for many images at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.engine.probes.probe import Answer, Probe, frozen_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Context


@dataclass(frozen=True, slots=True, eq=False)
class BatchPredicted(Answer):
    """The probabilities of n images: n × classes."""

    probabilities: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PredictBatch(Probe):
    """The probabilities of n × 28 × 28 images."""

    images: NDArray[np.uint8]

    def __post_init__(self) -> None:
        object.__setattr__(self, "images", frozen_array(self.images, np.uint8))

    def answer(self, context: Context) -> BatchPredicted:
        """Return the probabilities."""
        return BatchPredicted(context.model.probabilities(self.images))
