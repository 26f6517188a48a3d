"""How strokes look on the pad: smooth curves through the pen's points, with round ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.data.strokes import Stroke


def paint_strokes(
    painter: QPainter, strokes: Iterable[Stroke], *, side: float, colour: QColor
) -> None:
    """Paint strokes onto a square of `side` pixels whose corner is the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for stroke in strokes:
        pen.setWidthF(stroke.width * side)
        painter.setPen(pen)
        if len(stroke.points) == 1:
            painter.drawPoint(_scaled(stroke.points[0], side))
        else:
            painter.strokePath(_smooth_path(stroke, side), pen)


def _smooth_path(stroke: Stroke, side: float) -> QPainterPath:
    """Run from middle to middle of the pieces, each point between bending the way as a Bézier's."""
    points = [_scaled(point, side) for point in stroke.points]
    path = QPainterPath(points[0])
    for bend, following in pairwise(points[1:]):
        path.quadTo(bend, (bend + following) / 2)
    path.lineTo(points[-1])
    return path


def _scaled(point: tuple[float, float], side: float) -> QPointF:
    return QPointF(point[0] * side, point[1] * side)


class InkCache:
    """Finished strokes as a pixmap, so that a moving pen costs no more the more is drawn."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def paint(
        self, painter: QPainter, strokes: tuple[Stroke, ...], *, side: float, colour: QColor
    ) -> None:
        """Paint as `paint_strokes` does; anew only where strokes, size or colour have changed."""
        ratio = painter.device().devicePixelRatio()
        key = (strokes, side, ratio, colour.rgb())
        if key != self._key:
            self._key = key
            self._pixmap = _pixmap_of(strokes, side=side, ratio=ratio, colour=colour)
        painter.drawPixmap(QPointF(0, 0), self._pixmap)


def _pixmap_of(
    strokes: tuple[Stroke, ...], *, side: float, ratio: float, colour: QColor
) -> QPixmap:
    pixmap = QPixmap(QSize(1, 1) * max(1, round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_strokes(painter, strokes, side=side, colour=colour)
    painter.end()
    return pixmap
