"""Straight thin lines in a mask of ink, found by a Hough transform.

Source: R. Duda and P. Hart, "Use of the Hough transformation to detect lines and curves in
pictures", Communications of the ACM 15 (1972), with the angle and the distance as parameters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from netbuilder.data.photo.arrays import Grey, Mask

_TILTS: Final = np.deg2rad(np.arange(-12.0, 12.25, 0.5))
"""Angles from the level at which a line is looked for: a camera is rarely held more askew."""
_THICKEST: Final = 0.035
"""Thickness of a printed line as a share of the picture's longer side."""
_SHORTEST: Final = 0.16
"""Length of a printed line as a share of the picture's longer side."""
_GAP: Final = 0.025
"""Length of a gap in a line that is passed over, as a share of the picture's longer side."""
_SEEN: Final = 0.45
"""Share of a line's length that is to be seen as one: the rest may lie under ink."""
_SLENDER: Final = 0.09
"""Thickness of a printed line as a share of its length; a pen's strokes are thicker."""
_MOST: Final = 200
"""Number of peaks that are followed, whatever the picture shows."""
_ASIDE: Final = 2.5
"""Distance in pixels from its middle within which a line's pixels lie."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line that runs nearly level or, transposed, nearly upright.

    Attributes:
        middle: The row at the column 0 (of an upright line the column at the row 0), in pixels.
        slope: Rows for each column.
        start: The first column.
        end: The last column.
        thickness: In pixels.
        darkness: The median contrast along its middle.
        is_upright: Rows and columns have changed places.
    """

    middle: float
    slope: float
    start: float
    end: float
    thickness: float
    darkness: float
    is_upright: bool = False

    @property
    def length(self) -> float:
        """Length in pixels."""
        return float(np.hypot(self.end - self.start, self.slope * (self.end - self.start)))

    @property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Row and column of its two ends."""
        first, last = ((self.middle + self.slope * at, at) for at in (self.start, self.end))
        return (first[::-1], last[::-1]) if self.is_upright else (first, last)


def straight_lines(mask: Mask, contrast: Grey) -> list[Line]:
    """Return the straight thin lines of a mask, the level ones first.

    Args:
        mask: Pixels that stand out from the paper.
        contrast: By how much they do.
    """
    level = list(_level_lines(mask, contrast))
    upright = [replace(line, is_upright=True) for line in _level_lines(mask.T, contrast.T)]
    return level + upright


def _level_lines(mask: Mask, contrast: Grey) -> Iterator[Line]:
    side = max(mask.shape)
    thin = _thin(mask, max(2, round(_THICKEST * side)))
    votes = _Votes(thin)
    shortest = _SHORTEST * side
    for _peak in range(_MOST):
        angle, distance, count = votes.best()
        if count < _SEEN * shortest:
            return
        near = votes.near(angle, distance)
        rows, columns = votes.pixels(near)
        for line in _segments(rows, columns, mask, contrast):
            if line.length >= shortest and line.thickness <= _SLENDER * line.length:
                yield line
        votes.drop(near)


def _thin(mask: Mask, thickest: int) -> Mask:
    """Return the pixels whose column of ink is no higher than `thickest`."""
    high: Mask = ndimage.binary_opening(mask, np.ones((thickest + 1, 1), bool))
    return mask & ~high


class _Votes:
    """Votes of pixels for the lines through them, one row for each tilt, one column a pixel."""

    def __init__(self, mask: Mask) -> None:
        self._rows, self._columns = np.nonzero(mask)
        distance = np.outer(np.cos(_TILTS), self._rows) - np.outer(np.sin(_TILTS), self._columns)
        self._offset = int(np.ceil(sum(mask.shape)))
        self._bins = np.rint(distance).astype(np.int64) + self._offset
        self._votes = np.zeros((len(_TILTS), 2 * self._offset + 2), np.int64)
        self._left = np.ones(len(self._rows), bool)
        self._count(self._left, 1)

    def best(self) -> tuple[int, int, int]:
        """Return the tilt and the distance, as indices, of the most votes, and their number."""
        place = int(self._votes.argmax())
        angle, distance = divmod(place, self._votes.shape[1])
        return angle, distance, int(self._votes[angle, distance])

    def near(self, angle: int, distance: int) -> NDArray[np.bool_]:
        """Return which pixels that are left lie along a line."""
        aside = np.abs(self._bins[angle] - distance)
        near: NDArray[np.bool_] = self._left & (aside <= _ASIDE)
        return near

    def pixels(self, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return rows and columns of pixels."""
        return self._rows[chosen], self._columns[chosen]

    def drop(self, chosen: NDArray[np.bool_]) -> None:
        """Let pixels vote no more."""
        self._count(chosen, -1)
        self._left &= ~chosen

    def _count(self, chosen: NDArray[np.bool_], sign: int) -> None:
        for votes, bins in zip(self._votes, self._bins[:, chosen], strict=True):
            votes += sign * np.bincount(bins, minlength=len(votes))


def _segments(
    rows: NDArray[np.int64], columns: NDArray[np.int64], mask: Mask, contrast: Grey
) -> Iterator[Line]:
    """Return the pieces of one straight line that can be seen, or that pass under ink."""
    if np.ptp(columns) == 0:
        return
    slope, middle = np.polyfit(columns, rows, 1)
    across = np.arange(mask.shape[1])
    at = np.rint(middle + slope * across).astype(np.int64)
    is_inside = (at >= 0) & (at < mask.shape[0])
    at = at.clip(0, mask.shape[0] - 1)
    near = ndimage.maximum_filter1d(mask, 3, axis=0)[at, across] & is_inside
    seen = np.bincount(columns, minlength=len(across))
    gap = max(2, round(_GAP * max(mask.shape)))
    closed = ndimage.binary_closing(np.pad(near, gap), np.ones(gap + 1, bool))[gap:-gap]
    pieces, _count = ndimage.label(closed)
    for (piece,) in ndimage.find_objects(pieces):
        # What is only ink at either end is no part of the line.
        own = np.flatnonzero(seen[piece]) + piece.start
        if not len(own):
            continue
        part = slice(own[0], own[-1] + 1)
        if np.mean(seen[part] > 0) < _SEEN:
            continue
        thickness = float(np.median(seen[part][seen[part] > 0]))
        alone = contrast[at[part], across[part]][seen[part] > 0]
        yield Line(float(middle), float(slope), own[0], own[-1], thickness, float(np.median(alone)))
