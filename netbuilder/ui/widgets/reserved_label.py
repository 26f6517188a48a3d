"""Words in room that is reserved for them: whatever they are, nothing around them moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_tip


class ReservedLabel(QWidget):
    """Some lines in the quiet colour, as high as so many lines whatever its words are.

    What does not fit ends in an ellipsis; the tool tip then has all of it. Other words cost the
    layout around them nothing: a QLabel has it measured anew, so the one that says them stands in
    this widget, which has no layout.
    """

    def __init__(self, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._text = self._meanwhile = ""
        self._words = _Words(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def reserve(self, lines: int) -> None:
        """Reserve the room of so many lines."""
        self._lines = lines
        self.updateGeometry()
        self._show_lines()

    def text(self) -> str:
        """Return the words that are shown, whether they fit or not."""
        return self._words.text()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand there, the last one perhaps with an ellipsis."""
        return self._words.lines

    def setText(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self._show_words()

    def say_meanwhile(self, text: str) -> None:
        """Show this in place of the words, until it is empty."""
        self._meanwhile = text
        self._show_words()

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
        self._words.resize(event.size())
        self._show_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_lines()

    def _show_words(self) -> None:
        text = self._meanwhile or self._text
        if text != self.text():
            self._words.setText(text)
            self._show_lines()

    def _show_lines(self) -> None:
        """Break the words into lines, and have a tool tip where not all of them can be seen."""
        text = self.text()
        self._words.lines = _broken(text, self._lines, self)
        is_cut = "".join(self.lines) != text
        self.setToolTip(plain_tip(text) if is_cut else "")


class _Words(QLabel):
    """Words that a screen reader finds, painted as the lines that they are broken into."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines from the top."""
        painter = QPainter(self)
        painter.setPen(QColor(theme_of(self.palette()).muted))
        metrics = self.fontMetrics()
        for row, words in enumerate(self.lines):
            painter.drawText(0, row * metrics.lineSpacing() + metrics.ascent(), words)


def _broken(text: str, most: int, widget: QWidget) -> tuple[str, ...]:
    """Return text as lines that are as wide as a widget, the last one perhaps with an ellipsis."""
    layout, shown = QTextLayout(text, widget.font()), list[str]()
    layout.beginLayout()
    for place in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(widget.width())
        start, length = line.textStart(), line.textLength()
        is_last = place == most - 1
        shown.append(text[start:] if is_last else text[start : start + length])
    layout.endLayout()
    return tuple(_elided(words, widget) for words in shown)


def _elided(words: str, widget: QWidget) -> str:
    """Return a line with an ellipsis where it is too wide; the space at its end needs no room."""
    metrics, width = widget.fontMetrics(), widget.width()
    if metrics.horizontalAdvance(words.rstrip()) <= width:
        return words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
