"""The small lock on a block whose weights keep their values."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

WIDTH: Final = 11.0
HEIGHT: Final = 13.0
_BODY: Final = 7.5
"""Height of the body; the rest is the shackle."""


def paint_lock(painter: QPainter, corner: QPointF, *, colour: str) -> None:
    """Paint it with its bottom right at `corner`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(corner - QPointF(WIDTH, HEIGHT))
    painter.setPen(QPen(QColor(colour), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_shackle())
    painter.fillPath(_body(), QColor(colour))
    painter.restore()


@cache
def _body() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, HEIGHT - _BODY, WIDTH, _BODY), 1.5, 1.5)
    return path


@cache
def _shackle() -> QPainterPath:
    left, right, top = 2.4, WIDTH - 2.4, 0.8
    path = QPainterPath(QPointF(left, HEIGHT - _BODY))
    path.lineTo(left, top + 3)
    path.arcTo(QRectF(left, top, right - left, right - left), 180, -180)
    path.lineTo(right, HEIGHT - _BODY)
    return path
