"""Examples as other hands would have drawn them, to learn beside those that there are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.augment import varied

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_AT_ONCE: Final = 1_000
_THREADS: Final = 2
_STREAM: Final = 0x4A4D
"""Tells the chance of these versions from all else that is drawn from a plan's seed."""


def in_other_hands(
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    *,
    count: int,
    seed: int,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> NDArray[np.uint8]:
    """Return `count` versions of each of n × 28 × 28 images: count · n × 28 × 28.

    The same seed gives the same versions; 60,000 take some ten seconds. As soon as `is_unwanted`
    says so, what is left stays as it is.
    """
    made = np.tile(images, (count, 1, 1))
    digits = np.tile(labels, count)
    vary = partial(_vary, made, digits, seed, is_unwanted)
    with ThreadPoolExecutor(_THREADS) as pool:
        for _done in pool.map(vary, range(0, len(made), _AT_ONCE)):
            pass
    return made


def _vary(
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    seed: int,
    is_unwanted: Callable[[], bool],
    first: int,
) -> None:
    """Change one piece in its place, by a chance of its own."""
    if is_unwanted():
        return
    piece = slice(first, first + _AT_ONCE)
    chance = np.random.default_rng(np.random.SeedSequence((seed, _STREAM, first)))
    images[piece] = varied(images[piece], labels[piece], chance)
