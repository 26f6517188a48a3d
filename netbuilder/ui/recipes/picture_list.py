"""A list of pictures with titles in columns that fill its width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListView, QListWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND: Final = QSize(20, 14)
_LINES: Final = 3
"""Lines that a title has at most below its picture."""
_LEAST: Final = 0.8
"""The least width of pictures that make way for one more column, by their full width."""


class PictureList(QListWidget):
    """Shows items by pictures of one size, smaller ones where another column fits in that way."""

    def __init__(self, picture: QSize) -> None:
        super().__init__()
        self._picture = picture
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setWordWrap(True)
        self.setSpacing(6)
        self._share_out(picture.width() + _AROUND.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out among the columns."""
        super().resizeEvent(event)
        # One pixel short: Qt begins a new row with the column that would end at the edge.
        self._share_out(event.size().width() - 1)

    def _share_out(self, width: int) -> None:
        least = round(self._picture.width() * _LEAST) + _AROUND.width()
        column = width // max(1, width // least)
        room = QSize(column - _AROUND.width(), self._picture.height())
        icon = self._picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        lines = QSize(0, _LINES * self.fontMetrics().lineSpacing() + _AROUND.height())
        self.setIconSize(icon)
        self.setGridSize(QSize(column, icon.height()) + lines)
