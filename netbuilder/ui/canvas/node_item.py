"""One block on the canvas."""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.network.problem import Severity
from netbuilder.ui.canvas import geometry
from netbuilder.ui.theme import Theme, theme_of

if TYPE_CHECKING:
    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.detail import Detail
    from netbuilder.ui.canvas.face import Face

_MARGIN = geometry.PORT_REACH
_BADGE = 18.0
_LONG_TITLE = 14


class PortMark(Enum):
    """How a port is drawn while a wire is pulled."""

    PLAIN = "plain"
    OFFERED = "offered"
    ALLOWED = "allowed"
    REFUSED = "refused"


class NodeItem(QGraphicsItem):
    """Paints the face of one node; knows its ports; changes nothing."""

    def __init__(self, node: NodeId, face: Face, detail: Detail) -> None:
        super().__init__()
        self.node = node
        self._face = face
        self._detail = detail
        self._marks: dict[int | None, PortMark] = {}
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(2)
        self.show_face(face)

    @property
    def face(self) -> Face:
        """What the block shows."""
        return self._face

    def show_face(self, face: Face) -> None:
        """Show other words or signs."""
        self._face = face
        self.setToolTip(face.tooltip)
        self.update()

    def mark(self, port: int | None, mark: PortMark) -> None:
        """Draw input `port` (None: the output) in another way."""
        if self._marks.get(port, PortMark.PLAIN) is not mark:
            self._marks[port] = mark
            self.update()

    def clear_marks(self) -> None:
        """Draw all ports plainly again."""
        if self._marks:
            self._marks = {}
            self.update()

    def input_position(self, port: int) -> QPointF:
        """Return where input `port` lies on the scene."""
        return self.pos() + geometry.input_port(port, self._face.inputs)

    def output_position(self) -> QPointF:
        """Return where the output lies on the scene."""
        return self.pos() + geometry.OUTPUT_PORT

    def input_near(self, point: QPointF) -> int | None:
        """Return the input within reach of a scene point."""
        near = (
            port
            for port in range(self._face.inputs)
            if geometry.distance(self.input_position(port), point) <= geometry.PORT_REACH
        )
        return next(near, None)

    def output_near(self, point: QPointF) -> bool:
        """Tell whether the output is within reach of a scene point."""
        return geometry.distance(self.output_position(), point) <= geometry.PORT_REACH

    def boundingRect(self) -> QRectF:
        """Return the block with its ports and its badge."""
        return geometry.NODE_RECT.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def shape(self) -> QPainterPath:
        """Return the block itself, for the mouse."""
        return _box()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint in full, or as a plain box where zoomed far out."""
        theme = theme_of(self.scene().palette())
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if not self._detail.shows(zoom):
            self._paint_plain(painter, theme)
            return
        self._paint_box(painter, theme)
        self._paint_words(painter, theme)
        self._paint_ports(painter, theme)
        if self._face.severity is not None:
            self._paint_badge(painter, theme, self._face.severity)

    def _paint_plain(self, painter: QPainter, theme: Theme) -> None:
        colour = theme.categories[self._face.category]
        if self._face.severity is Severity.ERROR:
            colour = theme.error
        painter.fillRect(geometry.NODE_RECT, QColor(colour))
        if self.isSelected():
            painter.setPen(QPen(QColor(theme.text), 4))
            painter.drawRect(geometry.NODE_RECT)

    def _paint_box(self, painter: QPainter, theme: Theme) -> None:
        path = _box()
        painter.fillPath(path, QColor(theme.surface))
        painter.fillPath(_stripe(), QColor(theme.categories[self._face.category]))
        edge = QPen(QColor(theme.border), 1.2)
        if self.isSelected():
            edge = QPen(QColor(theme.accent), 2.4)
        elif self._face.severity is Severity.ERROR:
            edge = QPen(QColor(theme.error), 1.6)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        inner = geometry.NODE_RECT.adjusted(geometry.STRIPE + 7, 7, -6, -6)
        left = Qt.AlignmentFlag.AlignLeft
        title = _two_lines(self._face.title) if not self._face.summary else self._face.title
        lines = (
            (title, 14, True, theme.text, left | Qt.AlignmentFlag.AlignTop),
            (self._face.summary, 18, False, theme.text, left | Qt.AlignmentFlag.AlignVCenter),
            (self._face.count, 12, False, theme.muted, left | Qt.AlignmentFlag.AlignBottom),
        )
        for text, pixels, bold, colour, alignment in lines:
            if text:
                painter.setFont(_fitting(text, inner.width(), pixels=pixels, bold=bold))
                painter.setPen(QColor(colour))
                painter.drawText(inner, alignment, text)

    def _paint_ports(self, painter: QPainter, theme: Theme) -> None:
        for port in range(self._face.inputs):
            at = geometry.input_port(port, self._face.inputs)
            self._paint_port(painter, theme, at, self._marks.get(port, PortMark.PLAIN))
        mark = self._marks.get(None, PortMark.PLAIN)
        self._paint_port(painter, theme, geometry.OUTPUT_PORT, mark)

    def _paint_port(self, painter: QPainter, theme: Theme, at: QPointF, mark: PortMark) -> None:
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

    def _paint_badge(self, painter: QPainter, theme: Theme, severity: Severity) -> None:
        corner = geometry.NODE_RECT.topRight()
        box = QRectF(corner.x() - _BADGE * 0.7, corner.y() - _BADGE * 0.3, _BADGE, _BADGE)
        is_error = severity is Severity.ERROR
        painter.setPen(QPen(QColor(theme.canvas), 1.5))
        painter.setBrush(QColor(theme.error if is_error else theme.warning))
        if is_error:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.surface))
        painter.setFont(_fitting("!", _BADGE, pixels=13, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!" if is_error else "?")


@cache
def _box() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(geometry.NODE_RECT, geometry.CORNER, geometry.CORNER)
    return path


@cache
def _stripe() -> QPainterPath:
    """Return the band at the left, within the rounded corners."""
    stripe = QPainterPath()
    stripe.addRect(geometry.NODE_RECT.adjusted(0, 0, geometry.STRIPE - geometry.NODE_WIDTH, 0))
    return _box().intersected(stripe)


def _two_lines(title: str) -> str:
    """Break a long name between two of its words, near its middle: BatchNormalization."""
    humps = [
        i for i, letter in enumerate(title) if i and letter.isupper() and title[i - 1].islower()
    ]
    if not humps or len(title) <= _LONG_TITLE:
        return title
    hump = min(humps, key=lambda i: abs(2 * i - len(title)))
    return f"{title[:hump]}\n{title[hump:]}"


@lru_cache(maxsize=4096)
def _fitting(text: str, width: float, *, pixels: int, bold: bool) -> QFont:
    """Return the font in which the lines of `text` fit `width`, down to 60 % of the size."""
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    needed = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    if needed > width:
        font.setPixelSize(max(round(pixels * 0.6), int(pixels * width / needed)))
    return font
