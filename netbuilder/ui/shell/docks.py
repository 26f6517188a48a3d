"""Docks of the panels around the canvas; they can be moved and are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.shell.panels import Panels

_PALETTE_WIDTH = 228
_SIDE_WIDTH = 380
_BELOW_HEIGHT = 350
_SIDE_HEIGHTS = (430, 360)


def add_docks(window: QMainWindow, panels: Panels) -> list[QDockWidget]:
    """Put blocks to the left, settings and pad to the right, plots below the canvas.

    The history stays away until it is asked for.
    """
    area = Qt.DockWidgetArea
    blocks = _dock(window, "blocks", _("Blocks"), panels.left)
    side = _dock(window, "settings", _("Settings"), panels.side)
    pad = _dock(window, "pad", _("Drawing pad"), panels.pad)
    below = _dock(window, "below", _("Training"), panels.below)
    history = _dock(window, "history", _("History"), panels.history)
    window.setCorner(Qt.Corner.BottomRightCorner, area.RightDockWidgetArea)
    window.setCorner(Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea)
    window.addDockWidget(area.LeftDockWidgetArea, blocks)
    window.addDockWidget(area.RightDockWidgetArea, side)
    window.addDockWidget(area.RightDockWidgetArea, pad)
    window.addDockWidget(area.BottomDockWidgetArea, below)
    window.addDockWidget(area.LeftDockWidgetArea, history)
    history.hide()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    window.resizeDocks([blocks, side], [_PALETTE_WIDTH, _SIDE_WIDTH], across)
    window.resizeDocks([side, pad], list(_SIDE_HEIGHTS), down)
    window.resizeDocks([below], [_BELOW_HEIGHT], down)
    return [blocks, side, pad, below, history]


def _dock(window: QMainWindow, name: str, title: str, panel: QWidget) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(panel)
    return dock
