"""A thumbnail of a network: its blocks in the colours of their categories, and its wires."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from netbuilder.network.layout import COLUMN, ROW
from netbuilder.ui.canvas.items.geometry import wire_back
from netbuilder.ui.style.category_mark import mark_of
from netbuilder.ui.widgets.pixmaps import blank_pixmap

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.style.theme import Theme

THUMBNAIL = QSize(232, 96)
"""Width and height, in pixels of the screen."""

_MARGIN: Final = 14.0
_TURN: Final = 4.0
_LARGEST = QSize(34, 26)
"""A block of a small network; those of a large one are smaller."""


def thumbnail_of(graph: Graph, theme: Theme, *, ratio: float = 1.0) -> QPixmap:
    """Return the thumbnail on the ground of the canvas, for a screen of this pixel ratio."""
    made = blank_pixmap(THUMBNAIL, ratio=ratio, ground=theme.canvas)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    places, size = _places(graph)
    painter.setPen(QPen(QColor(theme.muted), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = QPointF(size.width() / 2, 0.0)
    for edge in graph.edges:
        painter.drawPath(_wire(places[edge.source] + half, places[edge.target] - half))
    painter.setPen(Qt.PenStyle.NoPen)
    for name, place in places.items():
        mark = mark_of(graph.block(name).category, theme)
        painter.setBrush(QColor(mark.colour))
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(place)
        painter.drawRoundedRect(box, 2.5, 2.5)
        mark.paint_inside(painter, box, colour=theme.surface)
    painter.end()
    return made


def _wire(start: QPointF, end: QPointF) -> QPainterPath:
    if end.x() < start.x():
        return wire_back(start, end, turn=_TURN)
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path


def _places(graph: Graph) -> tuple[dict[NodeId, QPointF], QSize]:
    """Return where the blocks stand in the thumbnail, by their middles, and how large they are."""
    points = {name: node.position for name, node in graph.nodes.items()}
    xs, ys = [p.x for p in points.values()] or [0.0], [p.y for p in points.values()] or [0.0]
    columns, rows = (max(xs) - min(xs)) / COLUMN, (max(ys) - min(ys)) / ROW
    across = min(46.0, (THUMBNAIL.width() - 2 * _MARGIN) / (columns + 0.7))
    down = min(36.0, (THUMBNAIL.height() - 2 * _MARGIN) / (rows + 0.7))
    size = QSize(
        min(_LARGEST.width(), max(4, round(across * 0.7))),
        min(_LARGEST.height(), max(6, round(down * 0.7))),
    )
    middle = QPointF(THUMBNAIL.width() / 2, THUMBNAIL.height() / 2)
    center = QPointF((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    places = {
        name: middle
        + QPointF((p.x - center.x()) / COLUMN * across, (p.y - center.y()) / ROW * down)
        for name, p in points.items()
    }
    return places, size
