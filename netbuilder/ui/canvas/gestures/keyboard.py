"""The canvas by keyboard: Esc, Space, Enter and F2; what the arrow keys do is in `arrow_keys`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QGraphicsScene

    from netbuilder.ui.canvas.gestures.arrow_keys import ArrowKeys
    from netbuilder.ui.canvas.gestures.entering import Entering
    from netbuilder.ui.canvas.gestures.panning import Panning

_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ONCE = (*_ENTERING, Qt.Key.Key_Escape)
"""Keys that count once for each press, which may have ended an editor before."""


class Keyboard:
    """Takes the keys of the canvas; each method tells whether the event was its own.

    `cancel_gesture` leaves the mouse's gesture, and tells whether there was one.
    """

    def __init__(
        self,
        scene: QGraphicsScene,
        *,
        arrows: ArrowKeys,
        panning: Panning,
        entering: Entering,
        cancel_gesture: Callable[[], bool],
    ) -> None:
        self._scene = scene
        self._arrows = arrows
        self._panning = panning
        self._entering = entering
        self._cancel_gesture = cancel_gesture

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for."""
        key, is_repeated = Qt.Key(event.key()), event.isAutoRepeat()
        if key in _ONCE and is_repeated:
            return True
        if key == Qt.Key.Key_Escape:
            self._leave()
            return True
        if key == Qt.Key.Key_Space and not is_repeated:
            self._panning.hold_space()
            return True
        if key in _ENTERING and self._entering.enter_selected():
            return True
        return self._arrows.press(event)

    def _leave(self) -> None:
        """Cancel what is held, or clear the selection."""
        if not self._cancel_gesture():
            self._scene.clearSelection()
