"""A label of a few lines that shows the rest when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ELLIPSIS = "…"


class ShortLabel(QLabel):
    """Shows HTML, of which at first only so many lines, the last of them with an ellipsis.

    A screen reader is told all of it. Whoever gives it escapes others' strings.

    Signals:
        cut_changed(is_cut): there are more lines than are shown at first, or no longer.
    """

    cut_changed = Signal(bool)

    def __init__(self, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._html = ""
        self._lines = lines
        self._shows_all = False
        self._is_cut = False

    def limit(self, lines: int) -> None:
        """Show so many lines at first from now on."""
        if lines != self._lines:
            self._lines = lines
            self._show()
            self.updateGeometry()

    def show_all(self, shows_all: bool) -> None:
        """Show all lines, or only the first."""
        self._shows_all = shows_all
        self._show()
        self.updateGeometry()

    def setText(self, text: str) -> None:
        """Show the first lines of another text."""
        self._html = text
        self.show_all(False)

    def text(self) -> str:
        """Return the whole text, shown or not."""
        return self._html

    @property
    def shown_words(self) -> str:
        """The words that are shown, without their form."""
        document = QTextDocument()
        document.setHtml(super().text())
        return document.toPlainText()

    @property
    def is_cut(self) -> bool:
        """True where the text is longer than what is shown at first."""
        return self._is_cut

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown."""
        whole = _height(self._document(width))
        return whole if self._shows_all else min(whole, self._most())

    def sizeHint(self) -> QSize:
        """Return no more height than that of the lines that are shown."""
        hint = super().sizeHint()
        return hint if self._shows_all else QSize(hint.width(), min(hint.height(), self._most()))

    def minimumSizeHint(self) -> QSize:
        """Return the height of one line: a label may become as narrow as a word."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._show()

    def _most(self) -> int:
        return self._lines * self.fontMetrics().lineSpacing()

    def _document(self, width: int) -> QTextDocument:
        """Return the whole text as it is laid out in this width."""
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        document.setHtml(self._html)
        document.setTextWidth(width)
        return document

    def _show(self) -> None:
        """Show the text, or its beginning where not all of it has room."""
        document = self._document(self.width())
        self.setAccessibleName(document.toPlainText())
        is_cut = _height(document) > self._most()
        if is_cut and not self._shows_all:
            _cut(document, self._most())
            shown = document.toHtml()
        else:
            shown = self._html
        if shown != super().text():
            super().setText(shown)
        if is_cut != self._is_cut:
            self._is_cut = is_cut
            self.cut_changed.emit(is_cut)


def _height(document: QTextDocument) -> int:
    return round(document.size().height())


def _end_of_lines(document: QTextDocument, height: int) -> int:
    """Return the place behind the last line that fits in this height."""
    block, end = document.begin(), 0
    while block.isValid():
        top, layout = document.documentLayout().blockBoundingRect(block).top(), block.layout()
        for line in map(layout.lineAt, range(layout.lineCount())):
            if top + line.y() + line.height() > height + 1:
                return end
            end = block.position() + line.textStart() + line.textLength()
        block = block.next()
    return end


def _cut(document: QTextDocument, height: int) -> None:
    """Leave of a document the words that fit in this height, with an ellipsis behind them."""
    cursor = QTextCursor(document)
    cursor.setPosition(_end_of_lines(document, height))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    _end_in_ellipsis(cursor)
    while _height(document) > height and cursor.position() > len(_ELLIPSIS):
        cursor.deletePreviousChar()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        _end_in_ellipsis(cursor)


def _end_in_ellipsis(cursor: QTextCursor) -> None:
    """Put an ellipsis in the place of what is empty before the cursor."""
    document = cursor.document()
    while cursor.position() and document.characterAt(cursor.position() - 1).isspace():
        cursor.deletePreviousChar()
    cursor.insertText(_ELLIPSIS)
