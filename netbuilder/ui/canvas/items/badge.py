"""Badge of a block that has a problem: its colour, its shape and its sign say how severe it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from netbuilder.network.problem import Severity
from netbuilder.ui.style.severity_colours import severity_colour

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

SIDE: Final = 18.0
_LETTER: Final = 13
_DOT: Final = 1.6
_SIGNS: Final = {Severity.ERROR: "!", Severity.WARNING: "?"}


def paint_badge(painter: QPainter, theme: Theme, severity: Severity, corner: QPointF) -> None:
    """Paint it over the top right corner of a block."""
    box = QRectF(corner.x() - SIDE * 0.7, corner.y() - SIDE * 0.3, SIDE, SIDE)
    painter.setPen(QPen(QColor(theme.canvas), 1.5))
    painter.setBrush(QColor(severity_colour(severity, theme)))
    if severity is Severity.WARNING:
        painter.drawRoundedRect(box, 4, 4)
    else:
        painter.drawEllipse(box)
    paint_severity(painter, severity, box, colour=theme.surface)


def paint_severity(painter: QPainter, severity: Severity, box: QRectF, *, colour: str) -> None:
    """Paint the sign alone in a square: “!”, “?”, or three dots that say: to be continued."""
    factor = box.width() / SIDE
    if severity not in _SIGNS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for step in (-3, 0, 3):
            middle = box.center() + QPointF(step * _DOT, 0) * factor
            painter.drawEllipse(middle, _DOT * factor, _DOT * factor)
        return
    font = QFont()
    font.setPixelSize(max(1, round(_LETTER * factor)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _SIGNS[severity])
