"""Arrays drawn by their shapes: a column of cells, a grid, or feature maps one behind the other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from netbuilder.blocks.shape import format_shape

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape

_LARGEST: Final = 72.0
"""Side of the largest array, in pixels."""
_LONGEST: Final = 1000
"""Length of a column that is as high as an array can be."""
_SMALLEST: Final = 12.0
_CELL: Final = 13.0
_MOST_CELLS: Final = 7
_LEAST_CELL: Final = 4.0
_MOST_MAPS: Final = 5
_BEHIND: Final = 5.0
"""Pixels by which a feature map is set off from the one before it."""
_LABEL: Final = 18.0


class Tensor:
    """The array of a shape, drawn around a middle; its front is the first of its feature maps."""

    def __init__(self, shape: Shape, middle: QPointF, *, scale: float) -> None:
        self.shape = shape
        maps = min(_MOST_MAPS, shape[2]) if len(shape) == 3 else 1
        self._maps = maps
        depth = (maps - 1) * _BEHIND
        width, height = _size(shape, scale)
        self.front = QRectF(0, 0, width, height)
        self.front.moveCenter(middle + QPointF(-depth / 2, depth / 2))
        self.bounds = self.front.adjusted(0, -depth, depth, 0)

    @property
    def cells(self) -> tuple[QPointF, ...]:
        """The middles of the cells of a column."""
        count = min(_MOST_CELLS, self.shape[0])
        step = self.front.height() / count
        x = self.front.center().x()
        return tuple(
            QPointF(x, self.front.top() + (number + 0.5) * step) for number in range(count)
        )

    def paint(self, painter: QPainter, *, fill: str, line: str, text: str) -> None:
        """Paint the array in these colours, with its shape below it."""
        painter.setPen(QPen(QColor(line), 1.0))
        painter.setBrush(QColor(fill))
        for number in reversed(range(self._maps)):
            painter.drawRect(self.front.translated(number * _BEHIND, -number * _BEHIND))
        faint = QColor(line)
        faint.setAlphaF(0.45)
        painter.setPen(QPen(faint, 1.0))
        self._paint_cells(painter)
        painter.setPen(QColor(text))
        label = QRectF(0, 0, 160, _LABEL)
        label.moveCenter(QPointF(self.bounds.center().x(), self.bounds.bottom() + _LABEL * 0.7))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, format_shape(self.shape))

    def _paint_cells(self, painter: QPainter) -> None:
        """Paint the lines between cells, fewer than there are."""
        front = self.front
        rows = min(_MOST_CELLS, self.shape[0], int(front.height() / _LEAST_CELL))
        columns = min(_MOST_CELLS, int(front.width() / _LEAST_CELL)) if len(self.shape) > 1 else 1
        for row in range(1, rows):
            y = front.top() + front.height() * row / rows
            painter.drawLine(QPointF(front.left(), y), QPointF(front.right(), y))
        for column in range(1, columns):
            x = front.left() + front.width() * column / columns
            painter.drawLine(QPointF(x, front.top()), QPointF(x, front.bottom()))


def scale_of(shapes: list[Shape]) -> float:
    """Return how many pixels a step of the widest image has, so that all fit."""
    sides = [side for shape in shapes if len(shape) > 1 for side in shape[:2]]
    return _LARGEST / max(sides, default=1)


def _size(shape: Shape, scale: float) -> tuple[float, float]:
    """Return width and height: of an image to scale, of a column by its magnitude."""
    if len(shape) == 1:
        share = min(1.0, math.log(shape[0] + 1, _LONGEST))
        return _CELL, _LARGEST * max(0.3, share)
    return max(_SMALLEST, shape[1] * scale), max(_SMALLEST, shape[0] * scale)
