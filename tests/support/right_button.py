"""The right button, and the keys that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractScrollArea

_Reason = QContextMenuEvent.Reason


def press_right(area: QAbstractScrollArea, place: QPoint) -> None:
    """Press the right button at a place of what an area shows."""
    _send(area, _Reason.Mouse, place)


def press_menu_key(area: QAbstractScrollArea) -> None:
    """Press the Menu key, or Shift+F10; Qt says where the mouse happens to be."""
    _send(area, _Reason.Keyboard, area.viewport().rect().topLeft())


def _send(area: QAbstractScrollArea, reason: QContextMenuEvent.Reason, place: QPoint) -> None:
    viewport = area.viewport()
    event = QContextMenuEvent(reason, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
