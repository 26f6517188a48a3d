"""Pictures on the doors: a network, an empty canvas, a drawn digit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from netbuilder.blocks.block import Category
from netbuilder.files.recipes import load_recipe
from netbuilder.ui.canvas.thumbnail import THUMBNAIL, thumbnail_of
from netbuilder.ui.style.category_mark import mark_of
from netbuilder.ui.widgets.pixmaps import blank_pixmap

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

_SHOWN_RECIPE: Final = "residual-cnn"
_DOTS: Final = 16
_BOX: Final = QRectF(0, 0, 46, 34)
_ROUND: Final = 5.0
_PEN: Final = 9.0


def network_picture(theme: Theme, ratio: float) -> QPixmap:
    """Return a ready network in small."""
    return thumbnail_of(load_recipe(_SHOWN_RECIPE).graph, theme, ratio=ratio)


def empty_picture(theme: Theme, ratio: float) -> QPixmap:
    """Return a canvas with the data alone, and a place for the next block."""
    made, painter = _begun(theme.canvas, ratio)
    painter.setPen(QPen(QColor(theme.canvas_dot), 1.6))
    for x in range(_DOTS // 2, THUMBNAIL.width(), _DOTS):
        for y in range(_DOTS // 2, THUMBNAIL.height(), _DOTS):
            painter.drawPoint(x, y)
    middle = QPointF(THUMBNAIL.width() / 2, THUMBNAIL.height() / 2)
    data, place = QRectF(_BOX), QRectF(_BOX)
    data.moveCenter(middle - QPointF(44, 0))
    place.moveCenter(middle + QPointF(44, 0))
    painter.setPen(QPen(QColor(theme.muted), 1.4))
    painter.drawLine(QPointF(data.right(), middle.y()), QPointF(place.left(), middle.y()))
    painter.setPen(Qt.PenStyle.NoPen)
    mark = mark_of(Category.DATA, theme)
    painter.setBrush(QColor(mark.colour))
    painter.drawRoundedRect(data, _ROUND, _ROUND)
    mark.paint_inside(painter, data, colour=theme.surface)
    painter.setBrush(QColor(theme.canvas))
    painter.setPen(QPen(QColor(theme.accent), 1.6, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(place, _ROUND, _ROUND)
    painter.setPen(QPen(QColor(theme.accent), 2.2))
    for end in (QPointF(7, 0), QPointF(0, 7)):
        painter.drawLine(place.center() - end, place.center() + end)
    painter.end()
    return made


def digit_picture(theme: Theme, ratio: float) -> QPixmap:
    """Return a sheet of paper on which somebody has written a 3."""
    made, painter = _begun(theme.paper, ratio)
    stroke = QPainterPath(QPointF(92, 26))
    stroke.cubicTo(QPointF(112, 8), QPointF(148, 20), QPointF(132, 38))
    stroke.cubicTo(QPointF(126, 44), QPointF(118, 45), QPointF(112, 46))
    stroke.cubicTo(QPointF(140, 44), QPointF(152, 66), QPointF(130, 78))
    stroke.cubicTo(QPointF(116, 85), QPointF(98, 80), QPointF(90, 71))
    pen = QPen(QColor(theme.ink), _PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(stroke, pen)
    painter.end()
    return made


def _begun(ground: str, ratio: float) -> tuple[QPixmap, QPainter]:
    made = blank_pixmap(THUMBNAIL, ratio=ratio, ground=ground)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return made, painter
