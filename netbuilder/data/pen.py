"""A pen held down over the sheet: its ink ends at the edge and begins anew where it comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netbuilder.data.strokes import (
    DEFAULT_PEN_WIDTH,
    begin_stroke,
    between,
    extend_stroke,
    finish_stroke,
)

if TYPE_CHECKING:
    from netbuilder.data.strokes import Drawing, PadPoint


@dataclass(frozen=True, slots=True)
class Pen:
    """A pen that is held down at a place, which may lie beyond the sheet."""

    place: PadPoint
    width: float = DEFAULT_PEN_WIDTH

    @property
    def is_on_sheet(self) -> bool:
        """True where it leaves ink."""
        return all(0.0 <= share <= 1.0 for share in self.place)


def put_down(drawing: Drawing, pen: Pen) -> Drawing:
    """Begin a stroke under the pen; beyond the sheet there is none yet."""
    if not pen.is_on_sheet:
        return drawing
    x, y = pen.place
    return begin_stroke(drawing, x=x, y=y, width=pen.width)


def move_pen(drawing: Drawing, pen: Pen, place: PadPoint) -> tuple[Drawing, Pen]:
    """Move the pen on in a straight line; return the drawing then, and the pen.

    A stroke that leaves the sheet ends at its edge. Where the pen comes back, or crosses a corner
    between two places beyond the sheet, another begins.
    """
    moved = replace(pen, place=place)
    part = _part_on_sheet(pen.place, place)
    if part is None and not moved.is_on_sheet:
        return drawing, moved
    first, last = part or (place, place)  # It has only just come to the edge.
    if not pen.is_on_sheet:
        drawing = begin_stroke(drawing, x=first[0], y=first[1], width=pen.width)
    drawing = extend_stroke(drawing, x=last[0], y=last[1])
    return (drawing if moved.is_on_sheet else finish_stroke(drawing)), moved


def _part_on_sheet(start: PadPoint, end: PadPoint) -> tuple[PadPoint, PadPoint] | None:
    """Return the ends of what lies on the sheet of the straight line from `start` to `end`.

    Source: Y.-D. Liang, B. Barsky, "A New Concept and Method for Line Clipping", ACM Transactions
    on Graphics 3 (1984).
    """
    enter, leave = 0.0, 1.0
    for here, there in zip(start, end, strict=True):
        way = there - here
        if way:
            low, high = sorted((-here / way, (1.0 - here) / way))
            enter, leave = max(enter, low), min(leave, high)
        elif not 0.0 <= here <= 1.0:
            return None
    if enter >= leave:
        return None
    return (
        _within(between(start, end, enter) if enter > 0.0 else start),
        _within(between(start, end, leave) if leave < 1.0 else end),
    )


def _within(place: PadPoint) -> PadPoint:
    """Return a place on the edge without what rounding carried beyond it."""
    x, y = place
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
