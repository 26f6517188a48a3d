"""The canvas is moved: with the middle button, or with Space held and any button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QGraphicsView


class Panning:
    """Moves what a view shows; each method about a button tells whether the event was its own."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._from: QPoint | None = None
        self._button = Qt.MouseButton.NoButton
        self._space_held = False
        self._has_moved = False

    def hold_space(self) -> None:
        """Get ready: the next press of any button moves the canvas."""
        self._space_held, self._has_moved = True, False
        self._show(Qt.CursorShape.OpenHandCursor)

    def release_space(self) -> bool:
        """Let go of Space; tell whether it was tapped, with no button pressed meanwhile."""
        was_tapped = self._space_held and not self._has_moved
        self._space_held = False
        self._show(Qt.CursorShape.ArrowCursor)
        return was_tapped

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the canvas."""
        if event.button() != Qt.MouseButton.MiddleButton and not self._space_held:
            return False
        self._from, self._button = event.position().toPoint(), event.button()
        self._has_moved = True
        self._show(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Carry the canvas along."""
        if self._from is None:
            return False
        at = event.position().toPoint()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - (at - self._from).x())
        down.setValue(down.value() - (at - self._from).y())
        self._from = at
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go of the canvas."""
        if self._from is None or event.button() != self._button:
            return False
        self._from = None
        self._show(Qt.CursorShape.ArrowCursor)
        return True

    def _show(self, shape: Qt.CursorShape) -> None:
        self._view.viewport().setCursor(shape)
