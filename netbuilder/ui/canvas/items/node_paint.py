"""Painting of a block: its outline, words, ports and badge."""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from netbuilder.network.problem import Severity
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.badge import SIDE, paint_badge
from netbuilder.ui.canvas.items.far_block import paint_far
from netbuilder.ui.canvas.items.lock import HEIGHT, paint_lock
from netbuilder.ui.canvas.items.title import LINE, title_font, title_lines
from netbuilder.ui.style.category_mark import mark_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage

    from netbuilder.ui.canvas.items.face import Face
    from netbuilder.ui.style.theme import Theme

_TITLE_LINE = 19.0
_COUNT_LINE = 14.0
_LEAST_STRIP = 10.0
"""A single row of values is painted at least so high."""
_BESIDE_LOCK = 16.0
"""Room that the lock takes of a line."""
_SHEETS, _SHEET = 2, 4.0
"""A group looks like a pile: so many sheets below, each so much to the right and below."""


class PortMark(Enum):
    """Mark of a port while a wire is pulled."""

    PLAIN = "plain"
    OFFERED = "offered"
    ALLOWED = "allowed"
    REFUSED = "refused"


class Look(NamedTuple):
    """Look of a block: its face, whether it is selected, and marks by input (None: output).

    `activation` is a picture that takes the place of the lines below the title.
    """

    face: Face
    is_selected: bool
    marks: Mapping[int | None, PortMark]
    activation: QImage | None = None


def paint_block(painter: QPainter, theme: Theme, look: Look) -> None:
    """Paint a block in full."""
    _paint_box(painter, theme, look)
    if look.activation is None or look.face.is_group:
        _paint_words(painter, theme, look.face)
    else:
        _paint_activation(painter, theme, look.face, look.activation)
    _paint_ports(painter, theme, look)
    if look.face.severity is not None:
        paint_badge(painter, theme, look.face.severity, geometry.NODE_RECT.topRight())


def paint_plain(painter: QPainter, theme: Theme, look: Look) -> None:
    """Paint a plain rectangle, for a canvas seen from far."""
    paint_far(painter, theme, look.face, geometry.NODE_RECT)
    if look.is_selected:
        painter.setPen(QPen(QColor(theme.text), 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(geometry.NODE_RECT)


def _paint_box(painter: QPainter, theme: Theme, look: Look) -> None:
    path = box()
    for sheet in range(_SHEETS if look.face.is_group else 0, 0, -1):
        painter.setPen(QPen(QColor(theme.border), 1.2))
        painter.setBrush(QColor(theme.surface))
        painter.drawPath(path.translated(_SHEET * sheet, _SHEET * sheet))
    painter.fillPath(path, QColor(theme.surface))
    _paint_stripe(painter, theme, look.face)
    edge = QPen(QColor(theme.border), 1.2)
    if look.is_selected:
        edge = QPen(QColor(theme.accent), 2.4)
    elif look.face.severity is Severity.ERROR:
        edge = QPen(QColor(theme.error), 1.6)
    elif look.face.severity is Severity.UNFINISHED:
        edge = QPen(QColor(theme.muted), 1.6, Qt.PenStyle.DashLine)
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_stripe(painter: QPainter, theme: Theme, face: Face) -> None:
    mark = mark_of(face.category, theme)
    painter.fillPath(_stripe(), QColor(mark.colour))
    mark.paint(painter, geometry.sign(face.inputs), colour=theme.surface)


def _paint_words(painter: QPainter, theme: Theme, face: Face) -> None:
    inner = geometry.WORDS
    count_width = inner.width()
    if face.is_frozen:
        paint_lock(painter, inner.bottomRight(), colour=theme.muted)
        count_width -= _BESIDE_LOCK
    lines = title_lines(face.title, inner.width())
    _paint_title(painter, theme, inner, "\n".join(lines))
    rows = (
        (face.summary, 18, theme.text, _summary_room(inner, len(lines)), inner.width()),
        (face.count, 12, theme.muted, inner, count_width),
    )
    places = (Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom)
    for (text, pixels, colour, room, width), place in zip(rows, places, strict=True):
        if text:
            painter.setFont(_fitting(text, width, pixels=pixels))
            painter.setPen(QColor(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | place, text)


def _summary_room(inner: QRectF, lines: int) -> QRectF:
    """Return where the main setting stands: in the middle, or lower below a name of two lines."""
    if lines == 1:
        return inner
    return inner.adjusted(0, LINE * lines, 0, -_COUNT_LINE)


def _paint_title(painter: QPainter, theme: Theme, room: QRectF, title: str) -> None:
    painter.setFont(title_font())
    painter.setPen(QColor(theme.text))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)


def _paint_activation(painter: QPainter, theme: Theme, face: Face, image: QImage) -> None:
    """Paint the title with the main setting, and the picture below, its pixels sharp."""
    inner = geometry.WORDS.adjusted(0, -1, 0, 0)
    title = f"{face.title} {face.summary}".strip()
    width = inner.width()
    if face.is_frozen:
        corner = QPointF(inner.right() - SIDE / 2, inner.top() + HEIGHT)
        paint_lock(painter, corner, colour=theme.muted)
        width -= _BESIDE_LOCK + SIDE / 2
    elided = QFontMetricsF(title_font()).elidedText(title, Qt.TextElideMode.ElideRight, width)
    _paint_title(painter, theme, inner, elided)
    room = inner.adjusted(0, _TITLE_LINE, 0, 0)
    factor = min(room.width() / image.width(), room.height() / image.height())
    width, height = image.width() * factor, max(image.height() * factor, _LEAST_STRIP)
    place = QRectF(room.left(), room.center().y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(place, image)
    painter.setPen(QPen(QColor(theme.border), 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _paint_ports(painter: QPainter, theme: Theme, look: Look) -> None:
    for port in range(look.face.inputs):
        at = geometry.input_port(port, look.face.inputs)
        _paint_port(painter, theme, at, look.marks.get(port, PortMark.PLAIN))
    mark = look.marks.get(None, PortMark.PLAIN)
    _paint_port(painter, theme, geometry.OUTPUT_PORT, mark)


def _paint_port(painter: QPainter, theme: Theme, at: QPointF, mark: PortMark) -> None:
    colours = {
        PortMark.PLAIN: theme.muted,
        PortMark.OFFERED: theme.accent,
        PortMark.ALLOWED: theme.success,
        PortMark.REFUSED: theme.error,
    }
    colour = QColor(colours[mark])
    radius = geometry.PORT_RADIUS + (0 if mark is PortMark.PLAIN else 2)
    filled = mark is PortMark.ALLOWED
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if filled else QColor(theme.surface))
    painter.drawEllipse(at, radius, radius)
    if mark is PortMark.REFUSED:
        reach = radius * 0.6
        painter.drawLine(at + QPointF(-reach, -reach), at + QPointF(reach, reach))
        painter.drawLine(at + QPointF(-reach, reach), at + QPointF(reach, -reach))


@cache
def box() -> QPainterPath:
    """Return the outline of a block."""
    path = QPainterPath()
    path.addRoundedRect(geometry.NODE_RECT, geometry.CORNER, geometry.CORNER)
    return path


@cache
def _stripe() -> QPainterPath:
    """Return the band at the left, within the rounded corners."""
    stripe = QPainterPath()
    stripe.addRect(geometry.NODE_RECT.adjusted(0, 0, geometry.STRIPE - geometry.NODE_WIDTH, 0))
    return box().intersected(stripe)


@lru_cache(maxsize=4096)
def _fitting(text: str, width: float, *, pixels: int) -> QFont:
    """Return the font in which the lines of `text` fit `width`, down to 60 % of the size."""
    font = QFont()
    font.setPixelSize(pixels)
    metrics = QFontMetricsF(font)
    needed = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    if needed > width:
        font.setPixelSize(max(round(pixels * 0.6), int(pixels * width / needed)))
    return font
