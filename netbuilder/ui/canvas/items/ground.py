"""The ground below the blocks: a colour, and dots to judge distances by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

_DOT_GAP = 24
_LEAST_ZOOM = 0.6
"""Farther away the dots would run together."""


def paint_ground(painter: QPainter, area: QRectF, theme: Theme, *, zoom: float) -> None:
    """Paint a part of the ground, in scene units."""
    painter.fillRect(area, QColor(theme.canvas))
    if zoom < _LEAST_ZOOM:
        return
    painter.setPen(QColor(theme.canvas_dot))
    left, top = int(area.left()) // _DOT_GAP, int(area.top()) // _DOT_GAP
    right, bottom = int(area.right()) // _DOT_GAP, int(area.bottom()) // _DOT_GAP
    painter.drawPoints(
        [
            QPointF(x * _DOT_GAP, y * _DOT_GAP)
            for x in range(left, right + 2)
            for y in range(top, bottom + 2)
        ]
    )
