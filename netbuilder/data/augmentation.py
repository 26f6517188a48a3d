"""Augmented examples, as other people would have drawn them, to learn beside the given ones."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.augment import MANY_WRITERS, varied

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.data.augment import AugmentationRanges

_AT_ONCE: Final = 1_000
_THREADS: Final = 2
_STREAM: Final = 0x4A4D
"""Part of the seed that sets these random numbers apart from all others of a plan's seed."""


def augmented(
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    *,
    count: int,
    seed: int,
    ranges: AugmentationRanges = MANY_WRITERS,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> NDArray[np.uint8]:
    """Return `count` versions of each of n × 28 × 28 images: count · n × 28 × 28.

    The same seed gives the same versions; 60,000 take some ten seconds. As soon as `is_unwanted`
    says so, what is left stays as it is.
    """
    made = np.tile(images, (count, 1, 1))
    digits = np.tile(labels, count)

    def vary(first: int) -> None:
        """Change one piece in its place, with a random generator of its own."""
        if not is_unwanted():
            piece = slice(first, first + _AT_ONCE)
            chance = np.random.default_rng(np.random.SeedSequence((seed, _STREAM, first)))
            made[piece] = varied(made[piece], digits[piece], chance, ranges)

    with ThreadPoolExecutor(_THREADS) as pool:
        for _done in pool.map(vary, range(0, len(made), _AT_ONCE)):
            pass
    return made
