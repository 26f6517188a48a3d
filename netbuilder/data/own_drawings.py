"""Drawings that a person kept, as examples to learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.augment import Variety, varied
from netbuilder.data.framing import SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.project.labelled import Labelled

_HANDS: Final = Variety(turn=10.0, shear=0.2, stretch=1.2, gaps=0.0, habits=0.0, balance=1.2)
"""One person's digits differ less than those of many, and have the feet and flags they have."""
_AT_ONCE: Final = 1_000
_STREAM: Final = 0xD1A1
"""Tells the chance of these versions from all else that is drawn from a plan's seed."""


def versions_of(
    drawings: Sequence[Labelled], *, count: int, seed: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return `count` versions of each drawing (n × 28 × 28, uint8) and their digits (n).

    The first version is the drawing itself; the same seed gives the same versions.
    """
    flat = np.frombuffer(b"".join(drawing.grey for drawing in drawings), np.uint8)
    originals = flat.reshape(len(drawings), SIDE, SIDE)
    digits = np.array([drawing.digit for drawing in drawings], np.uint8)
    images = np.tile(originals, (count, 1, 1))
    labels = np.tile(digits, count)
    chance = np.random.default_rng(np.random.SeedSequence((seed, _STREAM)))
    for first in range(len(drawings), len(images), _AT_ONCE):
        piece = slice(first, first + _AT_ONCE)
        images[piece] = varied(images[piece], labels[piece], chance, _HANDS)
    return images, labels
