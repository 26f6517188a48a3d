"""The little coloured sign of a block's category."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SWATCH = 14
"""Width and height of a swatch, in pixels."""


def swatch(colour: str) -> QIcon:
    """Return the sign in a colour, `#rrggbb`."""
    pixmap = QPixmap(SWATCH * 2, SWATCH * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(2, 4, 2 * SWATCH - 4, 2 * SWATCH - 8, 6, 6)
    painter.end()
    return QIcon(pixmap)
