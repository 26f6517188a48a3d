"""Painting of the drawing pad: paper, ink or picture, hint, eraser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from netbuilder.ui.pad.ink import Ink

if TYPE_CHECKING:
    from netbuilder.data.strokes import Drawing, PadPoint, Picture
    from netbuilder.ui.style.theme import Theme

ERASER_RADIUS = 0.06
"""Radius of the eraser as a share of the pad's side."""
_CORNER = 6.0
_HINT_INSET = 0.15
_LEAST_PEN = 3.0


class Sheet:
    """Paints a drawing onto a square; strokes that are finished come from a pixmap."""

    def __init__(self) -> None:
        self._ink = Ink()

    def paint(
        self, painter: QPainter, rect: QRectF, theme: Theme, drawing: Drawing, *, is_growing: bool
    ) -> None:
        """Paint paper and ink; the last stroke is still growing under the pen, or not."""
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.setBrush(QColor(theme.paper))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.save()
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        if drawing.picture is not None:
            _paint_picture(painter, rect.width(), drawing.picture, QColor(theme.ink))
        strokes = drawing.strokes
        self._ink.paint(
            painter,
            strokes[:-1] if is_growing else strokes,
            strokes[-1] if is_growing else None,
            side=rect.width(),
            colour=QColor(theme.ink),
        )
        painter.restore()


def paint_hint(painter: QPainter, rect: QRectF, theme: Theme, hint: str) -> None:
    """Write what to do onto an empty sheet."""
    inset = rect.width() * _HINT_INSET
    painter.setPen(QColor(theme.muted))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(inset, 0, -inset, 0), flags, hint)


def paint_eraser(painter: QPainter, rect: QRectF, theme: Theme, at: PadPoint) -> None:
    """Show where the eraser is, on the unit square."""
    side = rect.width()
    painter.setPen(QPen(QColor(theme.muted), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = rect.topLeft() + QPointF(*at) * side
    painter.drawEllipse(place, ERASER_RADIUS * side, ERASER_RADIUS * side)


def paint_pen(
    painter: QPainter, rect: QRectF, theme: Theme, at: PadPoint, *, width: float, is_down: bool
) -> None:
    """Show where the pen is that keys move, filled while it is down, and that the pad has them."""
    accent = QColor(theme.accent)
    painter.setPen(QPen(accent, 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _CORNER, _CORNER)
    painter.setClipRect(rect)
    place, side = rect.topLeft() + QPointF(*at) * rect.width(), rect.width()
    painter.setBrush(accent if is_down else QColor(theme.paper))
    radius = max(width * side / 2, _LEAST_PEN)
    painter.drawEllipse(place, radius, radius)


def _paint_picture(painter: QPainter, side: float, picture: Picture, colour: QColor) -> None:
    """Paint a picture's ink as large as it goes, in the middle."""
    grey = QImage(
        picture.grey, picture.width, picture.height, picture.width, QImage.Format.Format_Alpha8
    )
    tinted = QImage(grey.size(), QImage.Format.Format_ARGB32_Premultiplied)
    tinted.fill(colour)
    mask = QPainter(tinted)
    mask.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    mask.drawImage(0, 0, grey)
    mask.end()
    factor = side / max(picture.width, picture.height)
    width, height = picture.width * factor, picture.height * factor
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF((side - width) / 2, (side - height) / 2, width, height), tinted)
