"""Entries of a legend, and the samples of lines, signs and tints that they begin with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from netbuilder.ui.plots.curves.layers import DASHES

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

GAP: Final = 5.0
"""Pixels between a sample, words and figure."""
_SAMPLE = 30.0
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
    """One curve: its sample, with a sign of pyqtgraph's upon it, its name and its newest figure.

    `brief` is what stands for the words of a title where there is little room.
    """

    words: str
    sample: Sample
    colour: QColor
    symbol: str = ""
    figure: str = ""
    is_bold: bool = False
    brief: str = ""


def sample_width(entry: Entry) -> float:
    """Return the pixels that the sample takes, with the gap to the words."""
    if entry.sample is Sample.NONE:
        return 0.0
    return (_sign_size(entry) if entry.sample is Sample.SIGN else _SAMPLE) + GAP


def paint_sample(painter: QPainter, entry: Entry, place: QRectF) -> None:
    """Paint the sample at the left of an entry's place."""
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
        size = _sign_size(entry)
        centre = left + (size if entry.sample is Sample.SIGN else _SAMPLE) / 2
        painter.save()
        painter.translate(centre, middle)
        painter.scale(size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(entry.colour)
        painter.drawPath(Symbols[entry.symbol])
        painter.restore()


def _sign_size(entry: Entry) -> float:
    return _STAR if entry.symbol == "star" else _SYMBOL


def _pen(entry: Entry) -> QPen:
    pen = QPen(entry.colour, 1.0 if entry.sample in (Sample.FAINT, Sample.SMOOTH) else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if entry.sample is Sample.DASHED:
        pen.setDashPattern(DASHES)
    elif entry.sample is Sample.DOTTED:
        pen.setStyle(Qt.PenStyle.DotLine)
    return pen
