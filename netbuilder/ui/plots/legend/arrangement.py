"""Places of a legend's entries in lines, and which of them have none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP_BETWEEN: Final = 16.0
"""Pixels from one entry to the next."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Place of one entry: its line, counted from 0, and where it begins and how wide it is."""

    line: int
    left: float
    width: float

    @property
    def right(self) -> float:
        """Right end of it."""
        return self.left + self.width


def arranged(
    widths: Sequence[float], *, room: float, lines: int | None = None, more: float = 0.0
) -> list[Spot]:
    """Return the places of the first entries, all of them where `lines` are enough.

    Otherwise the last line ends in `more` pixels of room, to say how many entries are left out.
    """
    spots: list[Spot] = []
    line, left = 0, 0.0
    for wanted in widths:
        width = min(wanted, room)
        if left and left + width > room:
            line, left = line + 1, 0.0
        if lines is not None and line >= lines:
            return _ending_in(spots, room=room, more=more)
        spots.append(Spot(line, left, width))
        left += width + GAP_BETWEEN
    return spots


def _ending_in(spots: list[Spot], *, room: float, more: float) -> list[Spot]:
    """Return as many places as leave room behind them; the first of a line is cut, not left out."""
    most = room - more - GAP_BETWEEN
    while spots[-1].left and spots[-1].right > most:
        spots.pop()
    last = spots[-1]
    return [*spots[:-1], replace(last, width=max(0.0, min(last.width, most - last.left)))]
