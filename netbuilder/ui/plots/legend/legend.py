"""Legend of a plot: its curves, each with a sample of its line, and where they stand now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.plots.curves.layers import DASHES
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from netbuilder.ui.style.theme import Theme

_SAMPLE = 30.0
_GAP, _BETWEEN = 5.0, 16.0
_SYMBOL = 8.0
_STAR = 12.0


class Sample(Enum):
    """Style in which a curve is drawn."""

    SOLID = auto()
    DASHED = auto()
    DOTTED = auto()
    FAINT = auto()
    SMOOTH = auto()
    SIGN = auto()
    TINT = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One curve: its sample, with a sign of pyqtgraph's upon it, its name and its newest figure."""

    words: str
    sample: Sample
    colour: QColor
    symbol: str = ""
    figure: str = ""
    is_bold: bool = False


class PlotLegend(QWidget):
    """Entries in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._paper: Theme | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """All that is written, for who cannot see it."""
        return listed(f"{e.words} {e.figure}".strip() for e in self._entries)

    def draw_on_paper(self, theme: Theme) -> None:
        """Write in the colours of `theme`, whatever the window's is."""
        self._paper = theme

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.setAccessibleDescription(self.text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow legend is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        places = list(self._places(width))
        return round(places[-1][1].bottom()) + 1 if places else 0

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
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._paper or theme_of(self.palette())
        for entry, place in self._places(self.width()):
            _paint_sample(painter, entry, place)
            left = place.left() + _sample_width(entry)
            for words, is_bold, colour in _parts(entry, theme.text, theme.muted):
                font = self._font(is_bold=is_bold)
                painter.setFont(font)
                painter.setPen(QColor(colour))
                room = QRectF(left, place.top(), place.right() - left, place.height())
                middle = Qt.AlignmentFlag.AlignVCenter
                elided = QFontMetricsF(font).elidedText(
                    words, Qt.TextElideMode.ElideRight, room.width() + 1
                )
                painter.drawText(room, int(middle), elided)
                left += QFontMetricsF(font).horizontalAdvance(words) + _GAP

    def _places(self, width: int) -> Iterator[tuple[Entry, QRectF]]:
        height = QFontMetricsF(self.font()).height() + 3
        left, top = 0.0, 0.0
        for entry in self._entries:
            size = min(self._width(entry), float(width))
            if left and left + size > width:
                left, top = 0.0, top + height
            yield entry, QRectF(left, top, size, height)
            left += size + _BETWEEN

    def _width(self, entry: Entry) -> float:
        words = sum(
            QFontMetricsF(self._font(is_bold=is_bold)).horizontalAdvance(words) + _GAP
            for words, is_bold, _colour in _parts(entry, "", "")
        )
        return _sample_width(entry) + words

    def _font(self, *, is_bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(is_bold)
        return font


def _parts(entry: Entry, text: str, muted: str) -> Iterator[tuple[str, bool, str]]:
    """Yield words, whether they are bold, and their colour."""
    if entry.words:
        yield entry.words, entry.is_bold, text if entry.is_bold else muted
    if entry.figure:
        yield entry.figure, True, muted


def _sample_width(entry: Entry) -> float:
    if entry.sample is Sample.NONE:
        return 0.0
    return (_STAR if entry.sample is Sample.SIGN else _SAMPLE) + _GAP


def _paint_sample(painter: QPainter, entry: Entry, place: QRectF) -> None:
    middle, left = place.center().y(), place.left()
    box = QRectF(left, middle - 5, _SAMPLE, 10)
    painter.setPen(Qt.PenStyle.NoPen)
    match entry.sample:
        case Sample.NONE:
            return
        case Sample.TINT:
            painter.fillRect(box, entry.colour)
        case Sample.SIGN:
            pass
        case _:
            painter.setPen(_pen(entry))
            painter.drawLine(QPointF(left, middle), QPointF(left + _SAMPLE, middle))
    if entry.symbol:
        size = _STAR if entry.sample is Sample.SIGN else _SYMBOL
        centre = left + (_STAR if entry.sample is Sample.SIGN else _SAMPLE) / 2
        painter.save()
        painter.translate(centre, middle)
        painter.scale(size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(entry.colour)
        painter.drawPath(Symbols[entry.symbol])
        painter.restore()


def _pen(entry: Entry) -> QPen:
    pen = QPen(entry.colour, 1.0 if entry.sample in (Sample.FAINT, Sample.SMOOTH) else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if entry.sample is Sample.DASHED:
        pen.setDashPattern(DASHES)
    elif entry.sample is Sample.DOTTED:
        pen.setStyle(Qt.PenStyle.DotLine)
    return pen
