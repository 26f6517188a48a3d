"""Likeness of images to one image, and those that are most like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AT_ONCE: Final = 5_000
"""Number of images that become floats at a time: 16 MB, however many there are."""


def likenesses(images: NDArray[np.uint8], image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return how much each image (n × h × w) is like one (h × w), from 0 to 1.

    It is the cosine of the angle between their pixels, so that a paler picture of the same shape is
    as like as a dark one; without ink on either it is 0.
    """
    wanted = image.reshape(-1).astype(np.float32)
    length = float(np.linalg.norm(wanted))
    found = np.zeros(len(images), np.float32)
    if length == 0.0:
        return found
    for first in range(0, len(images), _AT_ONCE):
        piece = images[first : first + _AT_ONCE].reshape(-1, wanted.size).astype(np.float32)
        lengths = np.linalg.norm(piece, axis=1) * length
        products = piece @ wanted
        found[first : first + _AT_ONCE] = np.divide(
            products, lengths, out=np.zeros_like(products), where=lengths > 0.0
        )
    return found


def most_alike(
    images: NDArray[np.uint8], image: NDArray[np.uint8], *, count: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return the places of the `count` images that are most like `image`, best first, and how."""
    found = likenesses(images, image)
    count = min(count, len(found))
    best = np.argpartition(-found, count - 1)[:count] if count else np.empty(0, np.intp)
    best = best[np.argsort(-found[best], kind="stable")]
    return best, found[best]
