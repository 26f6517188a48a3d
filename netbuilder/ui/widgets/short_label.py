"""A label of a few lines that shows the rest when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class ShortLabel(QLabel):
    """Shows HTML, of which at first only so many lines: whoever gives it escapes others' strings.

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
        self._lines = lines
        self._shows_all = False
        self._is_cut = False

    def limit(self, lines: int) -> None:
        """Show so many lines at first from now on."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self._tell()

    def show_all(self, shows_all: bool) -> None:
        """Show all lines, or only the first."""
        self._shows_all = shows_all
        self.updateGeometry()

    def setText(self, text: str) -> None:
        """Show the first lines of another text."""
        super().setText(text)
        self.show_all(False)
        self._tell()

    @property
    def is_cut(self) -> bool:
        """True where the text is longer than what is shown at first."""
        return self._is_cut

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown."""
        whole = super().heightForWidth(width)
        return whole if self._shows_all else min(whole, self._most())

    def sizeHint(self) -> QSize:
        """Return no more height than that of the lines that are shown."""
        hint = super().sizeHint()
        return hint if self._shows_all else QSize(hint.width(), min(hint.height(), self._most()))

    def minimumSizeHint(self) -> QSize:
        """Return the height of one line: a label may become as narrow as a word."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether all lines fit."""
        super().resizeEvent(event)
        self._tell()

    def _most(self) -> int:
        return self._lines * self.fontMetrics().lineSpacing()

    def _tell(self) -> None:
        is_cut = super().heightForWidth(self.width()) > self._most()
        if is_cut != self._is_cut:
            self._is_cut = is_cut
            self.cut_changed.emit(is_cut)
