"""Block seen from far: a plain rectangle, with one sign where that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from netbuilder.ui.canvas.items.badge import paint_severity
from netbuilder.ui.style.category_mark import has_room, mark_of, square_inside
from netbuilder.ui.style.severity_colours import severity_colour

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from netbuilder.ui.canvas.items.face import Face
    from netbuilder.ui.style.theme import Theme


def paint_far(painter: QPainter, theme: Theme, face: Face, box: QRectF) -> None:
    """Paint a block in the colour of its category, or of what keeps the network from training.

    Where that has no room for its sign, an outline tells it from a category.
    """
    severity = face.severity
    if severity is None or not severity.stops_training:
        mark = mark_of(face.category, theme)
        painter.fillRect(box, QColor(mark.colour))
        mark.paint_inside(painter, box, colour=theme.surface)
        return
    painter.fillRect(box, QColor(severity_colour(severity, theme)))
    if has_room(painter, box):
        paint_severity(painter, severity, square_inside(box), colour=theme.surface)
    else:
        outline = QPen(QColor(theme.text), 1.5)
        outline.setCosmetic(True)
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
