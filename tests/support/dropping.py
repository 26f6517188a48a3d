"""Drags of files and images from another program, let go over a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier
_COPY = Qt.DropAction.CopyAction


def files(*paths: Path) -> QMimeData:
    """Return what a file manager gives for these files: their addresses, also as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def drop(data: QMimeData, *, onto: QWidget) -> bool:
    """Enter, move and drop as the system tells the native window; tell whether it was taken."""
    handle = onto.window().windowHandle()
    place = QPointF(onto.mapTo(onto.window(), onto.rect().center()))
    enter = QDragEnterEvent(place.toPoint(), _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(handle, enter)
    move = QDragMoveEvent(place.toPoint(), _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(handle, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    let_go = QDropEvent(place, _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(handle, let_go)
    return let_go.isAccepted()
