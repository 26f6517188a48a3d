"""Drawings that a person kept, as examples to learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.augment import AugmentationRanges
from netbuilder.data.augmentation import augmented
from netbuilder.data.framing import SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.project.my_drawings import MyDrawing

_ONE_WRITER: Final = AugmentationRanges(
    rotation=10.0, shear=0.2, stretch=1.2, gaps=0.0, pen_styles=0.0, balance=1.2
)
"""One person's digits differ less than those of many, and have the feet and flags they have."""


def augmented_drawings(
    drawings: Sequence[MyDrawing], *, count: int, seed: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return `count` versions of each drawing (n × 28 × 28, uint8) and their digits (n).

    The first version is the drawing itself; the same seed gives the same versions.
    """
    flat = np.frombuffer(b"".join(drawing.grey for drawing in drawings), np.uint8)
    originals = flat.reshape(len(drawings), SIDE, SIDE)
    digits = np.array([drawing.digit for drawing in drawings], np.uint8)
    others = augmented(originals, digits, count=count - 1, seed=seed, ranges=_ONE_WRITER)
    return np.concatenate([originals, others]), np.tile(digits, count)
