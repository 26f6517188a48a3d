"""Drags of files and images from another program, let go over a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
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
    if not hover(data, over=onto):
        return False
    let_go = QDropEvent(_middle(onto), _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(onto.window().windowHandle(), let_go)
    return let_go.isAccepted()


def hover(data: QMimeData, *, over: QWidget) -> bool:
    """Enter and move, and tell whether it would be taken."""
    handle, place = over.window().windowHandle(), _middle(over)
    enter = QDragEnterEvent(place.toPoint(), _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(handle, enter)
    move = QDragMoveEvent(place.toPoint(), _COPY, data, _LEFT, _NO_KEY)
    QApplication.sendEvent(handle, move)
    return enter.isAccepted() and move.isAccepted()


def leave(widget: QWidget) -> None:
    """Leave the window again without a drop."""
    QApplication.sendEvent(widget.window().windowHandle(), QDragLeaveEvent())


def _middle(widget: QWidget) -> QPointF:
    return QPointF(widget.mapTo(widget.window(), widget.rect().center()))
