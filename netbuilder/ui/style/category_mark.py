"""The mark of a category of blocks: a colour, and a sign for those to whom colours are alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF, QTransform

from netbuilder.blocks.block import Category

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.ui.style.theme import Theme

_Corners = tuple[tuple[float, float], ...]

GRID: Final = 14.0
"""Side of the square on which signs are drawn; edges on even lines are sharp at 1, 1.5 and 2."""
_SHARE: Final = 0.6
"""Share of a box that a sign in its middle takes."""
_LEAST: Final = 7.0
"""Pixels below which a sign is a speck."""
_WHOLE: Final = QRectF(2, 2, 10, 10)


@dataclass(frozen=True, slots=True)
class CategoryMark:
    """A category's colour in a theme, as `#rrggbb`, with its sign: whoever shows one has both."""

    category: Category
    colour: str

    def paint(self, painter: QPainter, box: QRectF, *, colour: str = "") -> None:
        """Paint the sign in a square, in its own colour or in one that stands out from that."""
        before = painter.transform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(box.topLeft())
        painter.scale(box.width() / GRID, box.height() / GRID)
        painter.fillPath(sign_of(self.category), QColor(colour or self.colour))
        painter.setTransform(before)

    def paint_inside(self, painter: QPainter, box: QRectF, *, colour: str) -> None:
        """Paint the sign in the middle of a box of the category's colour, if it can be seen."""
        if has_room(painter, box):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(_sign_inside(self.category, box.getRect()), QColor(colour))


def has_room(painter: QPainter, box: QRectF) -> bool:
    """Tell whether a sign in the middle of a box is more than a speck."""
    side = min(box.width(), box.height()) * _SHARE
    return side * painter.worldTransform().m11() >= _LEAST


def square_inside(box: QRectF) -> QRectF:
    """Return the square for a sign in the middle of a box."""
    side = min(box.width(), box.height()) * _SHARE
    center = box.center()
    return QRectF(center.x() - side / 2, center.y() - side / 2, side, side)


def mark_of(category: Category, theme: Theme) -> CategoryMark:
    """Return the mark of a category in a theme."""
    return CategoryMark(category, theme.categories[category])


@cache
def sign_of(category: Category) -> QPainterPath:
    """Return a category's sign on the grid."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill)
    match category:
        case Category.DATA:
            made.addEllipse(_WHOLE)
        case Category.REGULARIZATION:
            made.addEllipse(_WHOLE)
            made.addEllipse(_WHOLE.adjusted(2, 2, -2, -2))
        case Category.CORE:
            made.addRoundedRect(_WHOLE, 2, 2)
        case _:
            for corners in _POLYGONS[category]:
                made.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
                made.closeSubpath()
    return made


@lru_cache(maxsize=256)
def _sign_inside(category: Category, box: tuple[float, float, float, float]) -> QPainterPath:
    """Return a sign in the middle of a box: the blocks of a canvas share one for each category."""
    square = square_inside(QRectF(*box))
    factor = square.width() / GRID
    place = QTransform.fromTranslate(square.x(), square.y()).scale(factor, factor)
    return place.map(sign_of(category))


def _box(left: float, top: float, width: float, height: float) -> _Corners:
    right, bottom = left + width, top + height
    return (left, top), (right, top), (right, bottom), (left, bottom)


_POLYGONS: Final[Mapping[Category, tuple[_Corners, ...]]] = {
    Category.SHAPE: (((7, 1), (13, 7), (7, 13), (1, 7)),),
    Category.IMAGE: (_box(2, 2, 4, 4), _box(8, 2, 4, 4), _box(2, 8, 4, 4), _box(8, 8, 4, 4)),
    Category.SEQUENCE: (_box(2, 2, 2, 10), _box(6, 2, 2, 10), _box(10, 2, 2, 10)),
    Category.MERGE: (
        (
            *((5, 2), (9, 2), (9, 5), (12, 5), (12, 9), (9, 9)),
            *((9, 12), (5, 12), (5, 9), (2, 9), (2, 5), (5, 5)),
        ),
    ),
    Category.AUGMENTATION: (((7, 2), (13, 12), (1, 12)),),
}
