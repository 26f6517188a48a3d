"""Words in room that is reserved for them: whatever they are, nothing around them moves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_tip


class ReservedLabel(QLabel):
    """Some lines in the quiet colour, as high as so many lines whatever its words are.

    What does not fit ends in an ellipsis; the tool tip then has all of it.
    """

    def __init__(self, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def reserve(self, lines: int) -> None:
        """Reserve the room of so many lines."""
        self._lines = lines
        self.updateGeometry()
        self._show_rest()

    @property
    def lines(self) -> list[str]:
        """The lines as they stand there, the last one perhaps with an ellipsis."""
        text, shown = self.text(), list[str]()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        for place in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width())
            start, length = line.textStart(), line.textLength()
            is_last = place == self._lines - 1
            shown.append(text[start:] if is_last else text[start : start + length])
        layout.endLayout()
        elide = self.fontMetrics().elidedText
        return [elide(words, Qt.TextElideMode.ElideRight, self.width()) for words in shown]

    def setText(self, text: str) -> None:
        """Show other words."""
        if text != self.text():
            super().setText(text)
            self._show_rest()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines, however wide they are."""
        return self.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Return the height of the lines; the width is the surroundings' matter."""
        return QSize(0, self._lines * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._show_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines from the top."""
        painter = QPainter(self)
        painter.setPen(QColor(theme_of(self.palette()).muted))
        metrics = self.fontMetrics()
        for row, words in enumerate(self.lines):
            painter.drawText(0, row * metrics.lineSpacing() + metrics.ascent(), words)

    def _show_rest(self) -> None:
        """Have a tool tip where not all of it can be seen."""
        is_cut = "".join(self.lines) != self.text()
        self.setToolTip(plain_tip(self.text()) if is_cut else "")
