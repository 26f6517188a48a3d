"""A line that says what colours stand for."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SWATCH: Final = 9
_NEAR, _APART = 4, 9
_THIN: Final = 3


class Entry(NamedTuple):
    """A colour of the theme, by its name there, and what it stands for."""

    colour: str
    words: str
    is_thin: bool = False


class Legend(QWidget):
    """Swatches with words, side by side or stacked; the accessible name is all of the words."""

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        *,
        is_stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._is_stacked = is_stacked
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_entries(entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The colours that are explained, with their words."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Explain these colours."""
        self._entries = tuple(entries)
        self.setAccessibleName(", ".join(entry.words for entry in entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line, or of one for each entry."""
        metrics = self.fontMetrics()
        widths = [
            _SWATCH + _NEAR + metrics.horizontalAdvance(entry.words) for entry in self._entries
        ]
        if self._is_stacked:
            return QSize(max(widths, default=0), len(widths) * metrics.lineSpacing())
        return QSize(sum(widths) + _APART * (len(widths) - 1), metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the same: words that are cut off explain nothing."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint swatches and words."""
        theme, metrics = theme_of(self.palette()), self.fontMetrics()
        painter = QPainter(self)
        middle, left = metrics.lineSpacing() / 2, 0.0
        for entry in self._entries:
            height = _THIN if entry.is_thin else _SWATCH
            swatch = QRectF(left, middle - height / 2, _SWATCH, height)
            painter.fillRect(swatch, QColor(attrgetter(entry.colour)(theme)))
            painter.setPen(QColor(theme.muted))
            words = QPointF(left + _SWATCH + _NEAR, middle + metrics.capHeight() / 2)
            painter.drawText(words, entry.words)
            if self._is_stacked:
                middle += metrics.lineSpacing()
            else:
                left = words.x() + metrics.horizontalAdvance(entry.words) + _APART
