"""Docks of the panels around the canvas; they can be moved and are remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from netbuilder.ui.shell.column_widths import USUAL_WIDTHS
from netbuilder.ui.shell.panel_room import Edge
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.ui.shell.panels import Panels

_BELOW_HEIGHT = 350
"""More than its share of a usual window, to which `PanelKeeper` cuts it."""
_SIDE_HEIGHTS = (430, 360)


def add_docks(window: QMainWindow, panels: Panels) -> tuple[QDockWidget, ...]:
    """Put blocks to the left, settings and pad to the right, plots below the canvas.

    The history stays away until it is asked for.
    """
    docks = (
        _dock(window, "blocks", _("Blocks"), panels.left),
        _dock(window, "settings", _("Settings"), panels.side),
        _dock(window, "pad", _("Drawing pad"), panels.pad),
        _dock(window, "below", _("Plots and runs"), panels.below),
        _dock(window, "history", _("History"), panels.history),
    )
    for dock in docks:
        dock.dockLocationChanged.connect(partial(_turn_title, dock))
    area = Qt.DockWidgetArea
    window.setCorner(Qt.Corner.BottomRightCorner, area.RightDockWidgetArea)
    window.setCorner(Qt.Corner.BottomLeftCorner, area.LeftDockWidgetArea)
    reset_docks(window, docks)
    return docks


def reset_docks(window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
    """Put the docks of `add_docks` where they were at the first start, wherever they are now."""
    blocks, side, pad, below, history = docks
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    for dock, area in (
        (blocks, left),
        (side, right),
        (pad, right),
        (below, Qt.DockWidgetArea.BottomDockWidgetArea),
        (history, left),
    ):
        dock.setFloating(False)
        window.addDockWidget(area, dock)
        dock.setVisible(dock is not history)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    widths = [USUAL_WIDTHS[Edge.LEFT], USUAL_WIDTHS[Edge.RIGHT]]
    window.resizeDocks([blocks, side], widths, across)
    window.resizeDocks([side, pad], list(_SIDE_HEIGHTS), down)
    window.resizeDocks([below], [_BELOW_HEIGHT], down)


def _turn_title(dock: QDockWidget, area: Qt.DockWidgetArea) -> None:
    """Put the title at the side of a dock that is wide and low, since height is dear there."""
    is_low = area in (Qt.DockWidgetArea.BottomDockWidgetArea, Qt.DockWidgetArea.TopDockWidgetArea)
    upright = QDockWidget.DockWidgetFeature.DockWidgetVerticalTitleBar
    features = dock.features()
    dock.setFeatures(features | upright if is_low else features & ~upright)


def _dock(window: QMainWindow, name: str, title: str, panel: QWidget) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(panel)
    return dock
