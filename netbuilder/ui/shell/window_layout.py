"""Layout of the window and its docks, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize, Qt

from netbuilder.ui.shell.panel_room import Edge
from netbuilder.ui.shell.screen_fit import USUAL_FRAME, fit, screen_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMainWindow

    from netbuilder.ui.shell.panel_keeper import PanelKeeper

_VERSION = 1
_GEOMETRY = "window/geometry"
_WITHOUT_ROOM = "window/without_room"
_WIDTH = "window/column_width"
_FIRST_SIZE = QSize(1440, 900)
_LEAST_SIZE = QSize(480, 320)
"""A panel that has no room is cut off; a window that has none would be, too."""


def restore_layout(window: QMainWindow, panels: PanelKeeper) -> None:
    """Give the window the place, size and docks that were kept, or those of a first start.

    Either fits the screen; where the first size does not, the window takes all of the screen.
    """
    window.setMinimumSize(_LEAST_SIZE)
    settings = QSettings()
    geometry, state = settings.value(_GEOMETRY), settings.value("window/state")
    if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
        _fit(window, window.geometry())
    else:
        _begin(window)
    if isinstance(state, QByteArray):
        window.restoreState(state, _VERSION)
    panels.begin(str(settings.value(_WITHOUT_ROOM, "")).split(), _kept_widths(settings))


def has_kept_layout() -> bool:
    """Tell whether an earlier start has kept a layout."""
    return QSettings().contains(_GEOMETRY)


def _begin(window: QMainWindow) -> None:
    room = window.screen().availableGeometry()
    first = QRect(room.topLeft(), _FIRST_SIZE)
    first.moveCenter(room.center())
    _fit(window, first)
    if window.size() != _FIRST_SIZE:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _fit(window: QMainWindow, geometry: QRect) -> None:
    if not window.isMaximized() and not window.isFullScreen():
        available = screen_of(geometry).availableGeometry()
        window.setGeometry(fit(geometry, available=available, frame=USUAL_FRAME))


def keep_layout(window: QMainWindow, panels: PanelKeeper) -> None:
    """Keep the window's place, size and docks for the next start."""
    settings = QSettings()
    settings.setValue(_GEOMETRY, window.saveGeometry())
    settings.setValue("window/state", window.saveState(_VERSION))
    settings.setValue(_WITHOUT_ROOM, " ".join(panels.without_room))
    for edge, width in panels.wished_widths.items():
        settings.setValue(f"{_WIDTH}/{edge}", width)


def _kept_widths(settings: QSettings) -> Mapping[Edge, int]:
    """Return the widths wished for: Qt keeps only those that there was room for."""
    stored = {edge: str(settings.value(f"{_WIDTH}/{edge}", "")) for edge in Edge}
    return {edge: int(width) for edge, width in stored.items() if width.isdecimal()}
