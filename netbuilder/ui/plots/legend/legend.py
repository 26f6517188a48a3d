"""Legend of a plot: its curves, each with a sample of its line, and where they stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.plots.legend.arrangement import GAP_BETWEEN, Spot, arranged
from netbuilder.ui.plots.legend.brief import briefly, in_a_line, lacks_figures
from netbuilder.ui.plots.legend.samples import GAP, paint_sample, sample_width
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from netbuilder.ui.plots.legend.samples import Entry
    from netbuilder.ui.style.theme import Theme

_LINE_SPACING = 3
_MANY = 99
"""Entries left out that there is always room to tell of."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PlotLegend(QWidget):
    """Entries in as many lines as they need and may have; of those left out the number is told.

    The figures of training and validation are always shown, without words where need be.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._lines: int | None = None
        self._paper: Theme | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """All that is written, for who cannot see it."""
        return listed(self._texts())

    @property
    def left_out(self) -> int:
        """Number of entries for which there is no room."""
        return len(self._entries) - len(self._arranged(self.width())[1])

    @property
    def shown_entries(self) -> list[Entry]:
        """The entries that have room, perhaps in their brief form."""
        entries, spots = self._arranged(self.width())
        return list(entries[: len(spots)])

    @property
    def line_height(self) -> int:
        """Height of a line in pixels."""
        return self.fontMetrics().height() + _LINE_SPACING

    def draw_on_paper(self, theme: Theme) -> None:
        """Write in the colours of `theme`, whatever the window's is."""
        self._paper = theme

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.setAccessibleDescription(self.text)
            self._arrange()

    def limit(self, lines: int | None) -> None:
        """Take no more than so many lines; None for as many as are needed."""
        if lines != self._lines:
            self._lines = lines
            self._arrange()

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow legend is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines that are shown."""
        _entries, spots = self._arranged(width)
        return (spots[-1].line + 1) * self.line_height + 1 if spots else 0

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width is the surroundings' matter."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as are needed now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries, and how many there are besides."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._paper or theme_of(self.palette())
        entries, spots = self._arranged(self.width())
        for entry, spot in zip(entries, spots, strict=False):
            self._paint_entry(painter, entry, self._place(spot), theme)
        if spots and len(spots) < len(entries):
            rest = Spot(spots[-1].line, spots[-1].right + GAP_BETWEEN, self.width())
            painter.setFont(self.font())
            painter.setPen(QColor(theme.muted))
            painter.drawText(self._place(rest), int(_MIDDLE), _left_out(self.left_out))

    def _paint_entry(self, painter: QPainter, entry: Entry, place: QRectF, theme: Theme) -> None:
        paint_sample(painter, entry, place)
        left = place.left() + sample_width(entry)
        for words, is_bold, colour in _parts(entry, theme.text, theme.muted):
            font = self._font(is_bold=is_bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = QRectF(left, place.top(), max(0.0, place.right() - left), place.height())
            metrics = QFontMetricsF(font)
            elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 1)
            painter.drawText(room, int(_MIDDLE), elided)
            left += metrics.horizontalAdvance(words) + GAP

    def _arrange(self) -> None:
        """Ask for the height of the lines, and tell by the tool tip what is left out."""
        self.setToolTip(plain_tip("\n".join(self._texts())) if self.left_out else "")
        self.updateGeometry()
        self.update()

    def _texts(self) -> list[str]:
        return [f"{entry.words} {entry.figure}".strip() for entry in self._entries]

    def _arranged(self, width: int) -> tuple[Sequence[Entry], list[Spot]]:
        """Return entries, and the places of as many of them as have room.

        They are in their brief form where the figures would have none.
        """
        more = self.fontMetrics().horizontalAdvance(_left_out(_MANY))
        widths = [self._width(entry) for entry in self._entries]
        spots = arranged(widths, room=width, lines=self._lines, more=more)
        if not lacks_figures(self._entries, len(spots)):
            return self._entries, spots
        entries = briefly(self._entries)
        return entries, in_a_line([self._width(entry) for entry in entries], room=width)

    def _place(self, spot: Spot) -> QRectF:
        return QRectF(spot.left, spot.line * self.line_height, spot.width, self.line_height)

    def _width(self, entry: Entry) -> float:
        words = sum(
            QFontMetricsF(self._font(is_bold=is_bold)).horizontalAdvance(words) + GAP
            for words, is_bold, _colour in _parts(entry, "", "")
        )
        return sample_width(entry) + words

    def _font(self, *, is_bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(is_bold)
        return font


def _left_out(count: int) -> str:
    return counted("+{count} more", "+{count} more", count)


def _parts(entry: Entry, text: str, muted: str) -> Iterator[tuple[str, bool, str]]:
    """Yield words, whether they are bold, and their colour."""
    if entry.words:
        yield entry.words, entry.is_bold, text if entry.is_bold else muted
    if entry.figure:
        yield entry.figure, True, muted
