"""Gestures on the pad: what is down between a press and its release, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from netbuilder.data.pen import Pen, move_pen, put_down
from netbuilder.data.strokes import erase, finish_stroke
from netbuilder.ui.pad.sheet import ERASER_RADIUS

if TYPE_CHECKING:
    from netbuilder.data.strokes import Drawing, PadPoint


class PenGesture:
    """The pen draws; its ink ends at the edge of the sheet."""

    def __init__(self, place: PadPoint, width: float) -> None:
        self._pen = Pen(place, width)

    @property
    def is_inking(self) -> bool:
        """True while the last stroke grows under the pen."""
        return self._pen.is_on_sheet

    def begin(self, drawing: Drawing) -> Drawing:
        """Return the drawing once the pen is down."""
        return put_down(drawing, self._pen)

    def move(self, drawing: Drawing, place: PadPoint) -> Drawing:
        """Return the drawing once the pen is at `place`, which may lie beyond the sheet."""
        drawing, self._pen = move_pen(drawing, self._pen, place)
        return drawing

    def end(self, drawing: Drawing) -> Drawing:
        """Return the drawing once the pen is lifted."""
        return finish_stroke(drawing)


class EraserGesture:
    """The eraser takes away what it touches."""

    is_inking = False

    def __init__(self, place: PadPoint) -> None:
        self.place = place

    def begin(self, drawing: Drawing) -> Drawing:
        """Return the drawing once the eraser is down."""
        return self.move(drawing, self.place)

    def move(self, drawing: Drawing, place: PadPoint) -> Drawing:
        """Return the drawing once the eraser is at `place`, which may lie beyond the sheet."""
        self.place = place
        x, y = place
        return erase(drawing, x=x, y=y, radius=ERASER_RADIUS)

    def end(self, drawing: Drawing) -> Drawing:
        """Return the drawing as it is: nothing is left to do."""
        return drawing


Gesture: TypeAlias = PenGesture | EraserGesture
