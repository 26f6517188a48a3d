"""A line of text that never asks for more room than it is given."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.widgets.labels import plain_tip

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_SEPARATORS = " \N{MIDDLE DOT},:"
"""Characters that no text ends in before an ellipsis."""


class ElidingLabel(QWidget):
    """One line that ends in an ellipsis where it is too long; the tool tip has all of it.

    It ends after a whole word or number: a part of a number would be another number.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(plain_tip(text))
            self.update()

    @property
    def shown(self) -> str:
        """The beginning of the text for which there is room."""
        return self._elided(self._text)

    def _elided(self, text: str) -> str:
        metrics, words = self.fontMetrics(), text.split(" ")
        if metrics.horizontalAdvance(text) <= self.width():
            return text
        for count in range(len(words) - 1, 0, -1):
            begun = " ".join(words[:count]).rstrip(_SEPARATORS) + _ELLIPSIS
            if metrics.horizontalAdvance(begun) <= self.width():
                return begun
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width is the surroundings' matter."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, elided at its end."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), flags, self.shown)
