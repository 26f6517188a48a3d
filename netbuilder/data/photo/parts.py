"""The digits of a picture, one beside or below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

if TYPE_CHECKING:
    from netbuilder.data.photo.arrays import Mask

_JOIN: Final = 80
"""One in so many of the picture's longer side: half a gap that a broken stroke may have."""
_OVERLAP: Final = 0.25
"""Share of the narrower one's width from which two pieces stand above each other, as one digit."""
_APART: Final = 0.25
"""Share of the lower one's height from which two tall pieces above each other are two digits."""
_TALL: Final = 0.5
"""Share of the tallest part's height from which another one is a digit of its own."""
_FAR: Final = 0.5
"""Share of a digit's height: what is farther away is no piece of it, as a screenshot's button."""


@dataclass(frozen=True, slots=True)
class _Part:
    pieces: frozenset[int]
    left: int
    right: int
    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left


def single_digits(strong: Mask) -> list[Mask]:
    """Return a mask for each digit, from left to right.

    Small parts belong to the nearest digit, or to none where they are far from all.
    """
    join = max(1, max(strong.shape) // _JOIN)
    pieces, _count = ndimage.label(ndimage.binary_dilation(strong, iterations=join))
    parts = _merged(
        [
            _Part(frozenset({piece}), columns.start, columns.stop, rows.start, rows.stop)
            for piece, (rows, columns) in enumerate(ndimage.find_objects(pieces), 1)
        ]
    )
    tallest = max(part.height for part in parts)
    digits = [part for part in parts if part.height >= _TALL * tallest]
    members = [set(part.pieces) for part in digits]
    for part in parts:
        if part not in digits:
            nearest = min(range(len(digits)), key=lambda i: _distance(part, digits[i]))
            if _distance(part, digits[nearest]) <= _FAR * digits[nearest].height:
                members[nearest] |= part.pieces
    order = sorted(range(len(digits)), key=lambda i: digits[i].left)
    return [strong & np.isin(pieces, list(members[i])) for i in order]


def _merged(parts: list[_Part]) -> list[_Part]:
    """Join parts that stand above each other until none is left."""
    for index, one in enumerate(parts):
        for other in parts[index + 1 :]:
            if _belong_together(one, other):
                rest = [part for part in parts if part is not one and part is not other]
                return _merged([*rest, _joined(one, other)])
    return parts


def _belong_together(one: _Part, other: _Part) -> bool:
    overlap = min(one.right, other.right) - max(one.left, other.left)
    if overlap <= _OVERLAP * min(one.width, other.width):
        return False
    lower, higher = sorted((one.height, other.height))
    gap = max(one.top, other.top) - min(one.bottom, other.bottom)
    if gap > _FAR * higher:
        return False
    return gap < _APART * lower or lower < _TALL * higher


def _joined(one: _Part, other: _Part) -> _Part:
    return _Part(
        one.pieces | other.pieces,
        min(one.left, other.left),
        max(one.right, other.right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
    )


def _distance(one: _Part, other: _Part) -> int:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, 0) + max(down, 0)
