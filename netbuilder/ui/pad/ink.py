"""Ink of strokes on the pad: smooth curves through the pen's points, with round ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

if TYPE_CHECKING:
    from netbuilder.data.strokes import Stroke

_PIECE = 16
"""Number of points painted anew each time before they are taken into the pixmap."""


_BENT = 3
"""Number of last points that shape the part of a stroke that a new one changes."""


class Ink:
    """Paints strokes; what stands firm is kept in a pixmap.

    A stroke runs from middle to middle of the pen's movements, the points between
    controlling a Bézier curve. Only its end, from the last middle to the pen, may still change: so
    a moving pen costs the same however much is drawn.
    """

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._look: tuple[object, ...] = ()
        self._finished: tuple[Stroke, ...] = ()
        self._growing: Stroke | None = None
        self._firm = 1

    def paint(
        self,
        painter: QPainter,
        finished: tuple[Stroke, ...],
        growing: Stroke | None,
        *,
        side: float,
        colour: QColor,
    ) -> None:
        """Paint strokes onto a square of `side` pixels whose corner is the painter's origin."""
        ratio = painter.device().devicePixelRatio()
        look = (side, ratio, colour.rgb())
        if look != self._look or finished != self._finished or not self._goes_on(growing):
            self._look, self._finished = look, finished
            self._growing, self._firm = None, 1
            self._begin(side=side, ratio=ratio, colour=colour)
        painter.drawPixmap(QPointF(0, 0), self._pixmap)
        if growing is not None:
            self._paint_growing(painter, growing, side=side, colour=colour)

    def _goes_on(self, growing: Stroke | None) -> bool:
        known = self._growing
        if known is None or growing is None:
            return known is None
        same_pen = known.width == growing.width
        return same_pen and growing.points[: len(known.points)] == known.points

    def _begin(self, *, side: float, ratio: float, colour: QColor) -> None:
        self._pixmap = QPixmap(QSize(1, 1) * max(1, round(side * ratio)))
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        for stroke in self._finished:
            path = _way(stroke, side, first=1)
            path.connectPath(_end_of(stroke, side))
            _stroke_path(painter, path, stroke, side=side, colour=colour)
        painter.end()

    def _paint_growing(
        self, painter: QPainter, stroke: Stroke, *, side: float, colour: QColor
    ) -> None:
        """Paint what is not in the pixmap; in pieces, as each end's edge is painted twice."""
        path = _way(stroke, side, first=self._firm)
        path.connectPath(_end_of(stroke, side))
        _stroke_path(painter, path, stroke, side=side, colour=colour)
        self._growing = stroke
        if len(stroke.points) - self._firm > _PIECE:
            onto_pixmap = QPainter(self._pixmap)
            path = _way(stroke, side, first=self._firm)
            _stroke_path(onto_pixmap, path, stroke, side=side, colour=colour)
            onto_pixmap.end()
            self._firm = len(stroke.points) - 1


def end_of_growing(stroke: Stroke, side: float) -> QRectF:
    """Return where a stroke that has grown by a point looks different: the rest is firm."""
    last = range(max(0, len(stroke.points) - _BENT), len(stroke.points))
    edge = stroke.width * side / 2 + 2
    around = QPolygonF([_point(stroke, index, side) for index in last]).boundingRect()
    return around.adjusted(-edge, -edge, edge, edge)


def _stroke_path(
    painter: QPainter, path: QPainterPath, stroke: Stroke, *, side: float, colour: QColor
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    pen = QPen(colour, stroke.width * side, Qt.PenStyle.SolidLine, round_cap, round_join)
    if path.length() > 0:
        painter.strokePath(path, pen)
    else:
        painter.setPen(pen)
        painter.drawPoint(path.currentPosition())


def _way(stroke: Stroke, side: float, *, first: int) -> QPainterPath:
    """Return the way from the middle before the point `first` to the last middle."""
    path = QPainterPath(_middle(stroke, first - 1, side))
    for index in range(first, len(stroke.points) - 1):
        path.quadTo(_point(stroke, index, side), _middle(stroke, index, side))
    return path


def _end_of(stroke: Stroke, side: float) -> QPainterPath:
    """Return the way from the last middle to the pen."""
    last = len(stroke.points) - 1
    path = QPainterPath(_middle(stroke, max(0, last - 1), side))
    path.lineTo(_point(stroke, last, side))
    return path


def _middle(stroke: Stroke, index: int, side: float) -> QPointF:
    """Return the middle between a point and the next; the way begins at the first point itself."""
    here = _point(stroke, index, side)
    if index == 0:
        return here
    return (here + _point(stroke, index + 1, side)) / 2


def _point(stroke: Stroke, index: int, side: float) -> QPointF:
    x, y = stroke.points[index]
    return QPointF(x * side, y * side)
