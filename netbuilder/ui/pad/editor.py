"""The drawing on the pad, with its undo and with what is held down over it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from netbuilder.data.strokes import Drawing
from netbuilder.ui.pad.gestures import EraserGesture

if TYPE_CHECKING:
    from netbuilder.data.strokes import PadPoint
    from netbuilder.ui.pad.gestures import Gesture

_UNDO_DEPTH: Final = 200


class Change(Enum):
    """Part of the drawing that looks different now."""

    NOTHING = auto()
    END = auto()
    """The end of the last stroke, which has grown by a point."""
    ALL = auto()


class DrawingEditor:
    """Changes the drawing by gestures, one at a time; all that one of them did is undone at once.

    Whatever changes the drawing returns how much of it.
    """

    def __init__(self) -> None:
        self._drawing = Drawing()
        self._history: list[Drawing] = []
        self._gesture: Gesture | None = None

    @property
    def drawing(self) -> Drawing:
        """The drawing as it is, also while it is changed."""
        return self._drawing

    @property
    def is_busy(self) -> bool:
        """True while pen or eraser is down."""
        return self._gesture is not None

    @property
    def is_inking(self) -> bool:
        """True while the last stroke grows."""
        return self._gesture is not None and self._gesture.is_inking

    @property
    def eraser(self) -> PadPoint | None:
        """The place of the eraser while it is down."""
        gesture = self._gesture
        return gesture.place if isinstance(gesture, EraserGesture) else None

    @property
    def can_undo(self) -> bool:
        """True where there is anything to undo."""
        return bool(self._history)

    def begin(self, gesture: Gesture) -> Change:
        """Put pen or eraser down, unless something is down."""
        if self._gesture is not None:
            return Change.NOTHING
        self._remember()
        self._gesture = gesture
        return self._take(gesture.begin(self._drawing))

    def move(self, place: PadPoint) -> Change:
        """Move what is down."""
        if self._gesture is None:
            return Change.NOTHING
        was_inking = self.is_inking
        change = self._take(self._gesture.move(self._drawing, place))
        return Change.END if change is Change.ALL and was_inking and self.is_inking else change

    def end(self) -> Change:
        """Lift what is down."""
        if self._gesture is None:
            return Change.NOTHING
        change = self._take(self._gesture.end(self._drawing))
        self._gesture = None
        if self._history and self._history[-1] == self._drawing:
            self._history.pop()
        return change

    def show(self, drawing: Drawing) -> Change:
        """Show another drawing in place of this one."""
        if drawing != self._drawing:
            self._remember()
        return self._take(drawing)

    def undo(self) -> Change:
        """Undo what was done last, unless something is down."""
        if self._history and self._gesture is None:
            return self._take(self._history.pop())
        return Change.NOTHING

    def _remember(self) -> None:
        self._history.append(self._drawing)
        del self._history[:-_UNDO_DEPTH]

    def _take(self, drawing: Drawing) -> Change:
        if drawing == self._drawing:
            return Change.NOTHING
        self._drawing = drawing
        return Change.ALL
