"""Dialog with a page of words, which scrolls where it is longer than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

_SHARE_OF_SCREEN = 0.8
_ROOM = 24
"""Pixels around the words, within which a scroll bar finds its place, too."""
_LEAST_WIDTH_IN_CHARACTERS = 56


class PageDialog(QDialog):
    """Shows a page of HTML; Esc, Enter and Close leave it."""

    def __init__(self, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.page = QTextBrowser()
        self.page.setAccessibleName(title)
        self.page.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        self.resize(self._wanted(buttons.sizeHint().height()))

    def _wanted(self, below: int) -> QSize:
        """Return the size in which most of the page is seen, and all of it on the screen."""
        least = self.fontMetrics().averageCharWidth() * _LEAST_WIDTH_IN_CHARACTERS
        document = self.page.document().clone()
        document.setTextWidth(max(least, document.idealWidth()))
        frame = 2 * (_ROOM + self.page.frameWidth())
        wanted = document.size().toSize() + QSize(frame, frame + below)
        return wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN)
