"""Comparison with the built-in model's answer to the same drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from netbuilder.engine.probes.probe import Answer, Priority, Probe, frozen_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Context


@dataclass(frozen=True, slots=True, eq=False)
class Compared(Answer):
    """One probability per class from the network called `rival`, beside the one that answers."""

    probabilities: tuple[float, ...]
    rival: str


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Probe):
    """The built-in model's probabilities of a 28×28 image; `rival` is what it is called."""

    priority: ClassVar[Priority] = Priority.PAD

    image: NDArray[np.uint8]
    rival: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "image", frozen_array(self.image, np.uint8))

    def answer(self, context: Context) -> Compared:
        """Return the probabilities."""
        shares = context.built_in().probabilities(self.image[None])[0]
        return Compared(tuple(shares.tolist()), self.rival)
