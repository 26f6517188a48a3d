"""Long series of figures, kept so that any stretch of them is drawn with few points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST_POINTS = 4_000
"""Points drawn at most: more than a plot is wide in pixels, and drawn in 2 ms."""
_FACTOR = 4


class Window(NamedTuple):
    """Some figures out of a series: `places` in it, counted from 0, and `values` there."""

    places: NDArray[np.float64]
    values: NDArray[np.float64]


class Pyramid:
    """A series that grows at its end, with the least and the greatest figure of each stretch.

    Level k holds them for stretches of 4ᵏ figures; so reading a window costs as much as the
    points drawn, and growing as much as what came. No peak is ever lost. A figure that is no
    finite number is a gap.
    """

    def __init__(self) -> None:
        self._figures = _Growing(1)
        self._levels: list[_Growing] = []

    def __len__(self) -> int:
        return len(self._figures)

    @property
    def values(self) -> NDArray[np.float64]:
        """All figures; to be looked at only, and until the next have come."""
        return self._figures.rows[:, 0]

    def extend(self, values: Sequence[float] | NDArray[np.float64]) -> None:
        """Take in the figures that follow."""
        came = np.array(values, np.float64)
        np.copyto(came, np.nan, where=~np.isfinite(came))
        self._figures.extend(came[:, None])
        self._raise_levels()

    def window(self, first: int, end: int, *, most: int = MOST_POINTS) -> Window:
        """Return the figures from place `first` to before `end`, in `most` points or fewer.

        Where that is too few, each stretch is its least and its greatest figure, both at its
        beginning.
        """
        first, end = max(0, first), min(len(self), end)
        if end - first <= most:
            return Window(
                np.arange(first, max(first, end), dtype=np.float64), self.values[first:end]
            )
        level = 1
        while 2 * ((end - first) // _FACTOR**level + 2) > most:
            level += 1
        size = _FACTOR**level
        begin, stop = first // size, end // size
        rows = self._levels[level - 1].rows[begin:stop]
        places = np.arange(begin, stop, dtype=np.float64) * size
        if stop * size < end:
            rest = self.values[stop * size : end]
            rows = np.vstack((rows, [np.fmin.reduce(rest), np.fmax.reduce(rest)]))
            places = np.append(places, float(stop * size))
        places[0] = max(places[0], float(first))
        return Window(np.repeat(places, 2), rows.ravel())

    def _raise_levels(self) -> None:
        below, level = len(self), 0
        while below >= _FACTOR:
            if level == len(self._levels):
                self._levels.append(_Growing(2))
            known = len(self._levels[level])
            source = self._figures if level == 0 else self._levels[level - 1]
            fresh = source.rows[known * _FACTOR : below // _FACTOR * _FACTOR]
            if len(fresh):
                self._levels[level].extend(_above(fresh))
            below, level = len(self._levels[level]), level + 1


def _above(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the least and the greatest of each four rows; NaN where none is finite.

    Not by one reduction along the short axis, which takes ten times as long (NumPy 2.4).
    """
    a, b, c, d = (rows[k::_FACTOR] for k in range(_FACTOR))
    least = np.fmin(np.fmin(a[:, 0], b[:, 0]), np.fmin(c[:, 0], d[:, 0]))
    greatest = np.fmax(np.fmax(a[:, -1], b[:, -1]), np.fmax(c[:, -1], d[:, -1]))
    return np.column_stack((least, greatest))


class _Growing:
    """Rows of numbers that grow without being copied each time."""

    def __init__(self, width: int) -> None:
        self._room = np.empty((1024, width))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def rows(self) -> NDArray[np.float64]:
        return self._room[: self._count]

    def extend(self, rows: NDArray[np.float64]) -> None:
        needed = self._count + len(rows)
        if needed > len(self._room):
            room = np.empty((max(needed, 2 * len(self._room)), self._room.shape[1]))
            room[: self._count] = self.rows
            self._room = room
        self._room[self._count : needed] = rows
        self._count = needed
