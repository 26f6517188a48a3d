"""A pen that arrow keys move: the pad without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from netbuilder.ui.widgets.announcement import announce
from netbuilder.words import _, percent

if TYPE_CHECKING:
    from netbuilder.data.strokes import PadPoint
    from netbuilder.ui.pad.canvas import PadCanvas

_KEY = Qt.Key
_ARROWS: Final = {
    _KEY.Key_Left: (-1, 0),
    _KEY.Key_Right: (1, 0),
    _KEY.Key_Up: (0, -1),
    _KEY.Key_Down: (0, 1),
}
_STEP, _FINE_STEP = 0.02, 0.005
_START: Final = (0.5, 0.25)
_BY_KEYS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class KeyPen(QObject):
    """Arrows move it, two at once slantwise and with Shift finely; Space puts it down or lifts it.

    E does so with the eraser. Delete clears the pad, Ctrl+Z undoes. It is seen while the pad has
    the keys and no mouse draws.
    """

    def __init__(self, canvas: PadCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._place: PadPoint = _START
        self._held: set[int] = set()
        self._erases = False
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys, before the window takes any of them for a shortcut of its own.

        Those with Alt are the window's.
        """
        match event:
            case QKeyEvent() if _is_pressed_with_alt(event):
                return False
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                if self._is_ours(event):
                    event.accept()
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._on_pressed(event)
            case QKeyEvent() if event.type() == QEvent.Type.KeyRelease:
                if not event.isAutoRepeat():
                    self._held.discard(event.key())
            case QFocusEvent():
                self._on_focus(event)
            case _ if event.type() == QEvent.Type.MouseButtonPress:
                if not self._canvas.is_held_by_keys:  # Else the press draws nothing.
                    self._canvas.show_pen(None)
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        keys = (*_ARROWS, _KEY.Key_Space, _KEY.Key_Delete, _KEY.Key_Backspace)
        return event.key() in keys or event.matches(QKeySequence.StandardKey.Undo)

    def _on_pressed(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; tell whether it stands for anything."""
        canvas, key = self._canvas, event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            canvas.undo_stroke()
        elif key in _ARROWS:
            self._held.add(key)
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(_FINE_STEP if is_fine else _STEP)
        elif key == _KEY.Key_Space and not event.isAutoRepeat():
            self._put_down_or_lift(erases=False)
        elif key == _KEY.Key_E and not event.isAutoRepeat():
            self._put_down_or_lift(erases=True)
        elif key in (_KEY.Key_Delete, _KEY.Key_Backspace):
            canvas.clear()
        elif key == _KEY.Key_Escape and canvas.is_held_by_keys:
            canvas.lift()
        else:
            return key == _KEY.Key_Space
        canvas.show_pen(self._place)
        return True

    def _move(self, step: float) -> None:
        ways = [_ARROWS[Qt.Key(key)] for key in self._held]
        across, down = (step * sum(way[axis] for way in ways) for axis in (0, 1))
        x, y = self._place
        self._place = (min(max(x + across, 0.0), 1.0), min(max(y + down, 0.0), 1.0))
        if self._canvas.is_held_by_keys:
            self._canvas.move_to(self._place)

    def _put_down_or_lift(self, *, erases: bool) -> None:
        """Lift what is down, or put the pen or the eraser down."""
        if self._canvas.is_held_by_keys:
            self._canvas.lift()
            announce(self._canvas, _("Eraser lifted") if self._erases else _("Pen lifted"))
            return
        self._erases = erases
        if erases:
            self._canvas.put_eraser_down(self._place)
            words = _("Eraser down, {across} from the left, {down} from the top")
        else:
            self._canvas.put_down(self._place)
            words = _("Pen down, {across} from the left, {down} from the top")
        across, down = (percent(share, digits=0) for share in self._place)
        announce(self._canvas, words.format(across=across, down=down))

    def _on_focus(self, event: QFocusEvent) -> None:
        self._held.clear()
        if event.lostFocus():
            if self._canvas.is_held_by_keys:
                self._canvas.lift()
            self._canvas.show_pen(None)
        elif event.reason() in _BY_KEYS:
            self._canvas.show_pen(self._place)


def _is_pressed_with_alt(event: QKeyEvent) -> bool:
    has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return has_alt and event.type() != QEvent.Type.KeyRelease
