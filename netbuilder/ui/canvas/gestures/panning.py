"""The canvas is moved: by the middle button, by any button or arrow key with Space, by pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QGraphicsView

    from netbuilder.network.graph import Point
    from netbuilder.ui.canvas.fitting import Fitting

_STEP = 60
"""Pixels that an arrow key moves the canvas."""
_PAGE = 0.8
"""Share of the view that a page key moves the canvas."""


class Panning:
    """Moves what a view shows; each method about a button tells whether the event was its own."""

    def __init__(self, view: QGraphicsView, fitting: Fitting) -> None:
        self._view, self._fitting = view, fitting
        self._from: QPoint | None = None
        self._button = Qt.MouseButton.NoButton
        self._space_held = False
        self._has_moved = False

    @property
    def is_ready(self) -> bool:
        """True while Space is held."""
        return self._space_held

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
        self._shift(self._from - at)
        self._from = at
        return True

    def step(self, direction: Point) -> None:
        """Show what lies a step further, while Space is held."""
        self._has_moved = True
        self._shift(QPoint(round(direction.x), round(direction.y)) * _STEP)

    def turn(self, direction: Point) -> None:
        """Show what lies a page further."""
        room = self._view.viewport().size() * _PAGE
        self._shift(QPoint(round(direction.x * room.width()), round(direction.y * room.height())))

    def _shift(self, offset: QPoint) -> None:
        """Show what lies so many pixels further to the right and down."""
        self._fitting.let_go()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + offset.x())
        down.setValue(down.value() + offset.y())

    def release(self, event: QMouseEvent) -> bool:
        """Let go of the canvas."""
        if self._from is None or event.button() != self._button:
            return False
        self._from = None
        self._show(Qt.CursorShape.ArrowCursor)
        return True

    def _show(self, shape: Qt.CursorShape) -> None:
        self._view.viewport().setCursor(shape)
