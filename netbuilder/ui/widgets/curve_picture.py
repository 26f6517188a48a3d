"""Picture of a curve: as an icon beside a choice, or larger with its axes named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from netbuilder.ui.widgets.pixmaps import blank_pixmap
from netbuilder.words import number

if TYPE_CHECKING:
    from netbuilder.project.curves import Curve
    from netbuilder.ui.style.theme import Theme

CURVE_SIZE: Final = QSize(40, 24)
"""Size of the picture beside a choice."""
_NUMBERED_FROM: Final = 100
"""Height from which the ends of the axes have their numbers."""
_MARGIN: Final = 2.5
_GAP: Final = 6.0
_WIDE: Final = 100.0
"""Width of the box that a number is written in."""
_PEN, _THICK_PEN = 1.6, 2.4


def curve_pixmap(
    curve: Curve, theme: Theme, *, size: QSize = CURVE_SIZE, ratio: float = 1.0
) -> QPixmap:
    """Return the picture on a transparent ground.

    Args:
        curve: The curve of an activation function or a learning-rate schedule.
        theme: The colours.
        size: Width and height in device-independent pixels.
        ratio: Pixels of the screen for each of these.
    """
    pixmap = blank_pixmap(size, ratio=ratio)
    painter = QPainter(pixmap)
    paint_curve(painter, QRectF(0, 0, size.width(), size.height()), curve, theme)
    painter.end()
    return pixmap


def paint_curve(painter: QPainter, rect: QRectF, curve: Curve, theme: Theme) -> None:
    """Paint the curve over its axes; a large picture has the numbers at their ends."""
    numbered = rect.height() >= _NUMBERED_FROM
    plane = _Plane(_inside(painter, rect, curve) if numbered else _shrunk(rect), curve)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted if numbered else theme.border), 1.0))
    painter.drawLine(plane.at(curve.left, 0.0), plane.at(curve.right, 0.0))
    painter.drawLine(plane.at(0.0, curve.bottom), plane.at(0.0, curve.top))
    if numbered:
        _write_numbers(painter, plane, curve, theme)
    pen = QPen(QColor(theme.accent), _THICK_PEN if numbered else _PEN)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for stroke in curve.strokes:
        painter.drawPolyline(QPolygonF([plane.at(x, y) for x, y in stroke]))
    painter.restore()


class _Plane:
    """The part of the picture that the curve's points are laid onto."""

    def __init__(self, rect: QRectF, curve: Curve) -> None:
        self.rect = rect
        self._curve = curve

    def at(self, x: float, y: float) -> QPointF:
        """Return the place of (x, y)."""
        curve = self._curve
        across = (x - curve.left) / (curve.right - curve.left)
        up = (y - curve.bottom) / (curve.top - curve.bottom)
        return QPointF(
            self.rect.left() + across * self.rect.width(),
            self.rect.bottom() - up * self.rect.height(),
        )


def _shrunk(rect: QRectF) -> QRectF:
    return rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)


def _inside(painter: QPainter, rect: QRectF, curve: Curve) -> QRectF:
    """Return the part of the picture that leaves room for the numbers around it."""
    metrics = painter.fontMetrics()
    aside = max(metrics.horizontalAdvance(_written(y)) for y in (curve.bottom, curve.top)) + _GAP
    right = metrics.horizontalAdvance(_written(curve.right)) / 2 + _MARGIN
    return rect.adjusted(aside, metrics.height() / 2, -right, -metrics.height() - _GAP)


def _write_numbers(painter: QPainter, plane: _Plane, curve: Curve, theme: Theme) -> None:
    """Write the ends of both axes, and 0, below and beside the picture."""
    painter.setPen(QColor(theme.muted))
    height = painter.fontMetrics().height()
    for x in {curve.left, 0.0, curve.right}:
        box = QRectF(plane.at(x, 0.0).x() - _WIDE / 2, plane.rect.bottom() + _GAP, _WIDE, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _written(x))
    beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for y in {curve.bottom, 0.0, curve.top}:
        right = plane.rect.left() - _GAP
        box = QRectF(right - _WIDE, plane.at(0.0, y).y() - height / 2, _WIDE, height)
        painter.drawText(box, beside, _written(y))


def _written(value: float) -> str:
    return number(value).replace("-", "−")
