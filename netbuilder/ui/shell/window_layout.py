"""Layout of the window and its docks, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

_VERSION = 1
_FIRST_SIZE = (1440, 900)


def restore_layout(window: QMainWindow) -> None:
    """Give the window the place, size and docks that were kept, or those of a first start."""
    window.resize(*_FIRST_SIZE)
    settings = QSettings()
    geometry, state = settings.value("window/geometry"), settings.value("window/state")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if isinstance(state, QByteArray):
        window.restoreState(state, _VERSION)


def keep_layout(window: QMainWindow) -> None:
    """Keep the window's place, size and docks for the next start."""
    settings = QSettings()
    settings.setValue("window/geometry", window.saveGeometry())
    settings.setValue("window/state", window.saveState(_VERSION))
