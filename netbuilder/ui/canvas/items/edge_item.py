"""One wire on the canvas; its label is an item of its own, above all wires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.wire_label import WireLabel
from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge
    from netbuilder.ui.canvas.items.detail import Detail

_GRIP = 14.0
_PEN = 6.0


class EdgeItem(QGraphicsItem):
    """Paints one wire; changes nothing."""

    def __init__(self, edge: Edge, detail: Detail) -> None:
        super().__init__()
        self.edge = edge
        self._path = QPainterPath()
        self._rect = QRectF()
        self.label = WireLabel(detail)
        self._is_target = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)

    @property
    def path(self) -> QPainterPath:
        """The way of the wire, in the scene."""
        return self._path

    @property
    def is_drop_target(self) -> bool:
        """Mark of the wire that what is held above would be inserted into."""
        return self._is_target

    def lay(self, start: QPointF, end: QPointF) -> None:
        """Lead the wire between two scene points."""
        self.prepareGeometryChange()
        self._path = geometry.wire(start, end)
        self._rect = self._path.boundingRect().adjusted(-_PEN, -_PEN, _PEN, _PEN)
        self.label.lay(start, end, geometry.middle_of_wire(start, end))

    def set_drop_target(self, is_target: bool) -> None:
        """Show that what is held above would be inserted here."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the wire with the width of its pen."""
        return self._rect

    def shape(self) -> QPainterPath:
        """Return a broad band along the wire, for the mouse."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRIP)
        return stroker.createStroke(self._path)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the wire."""
        theme = theme_of(self.scene().palette())
        colour, width = theme.muted, 1.8
        if self._is_target:
            colour, width = theme.success, 4.0
        elif self.isSelected():
            colour, width = theme.accent, 3.0
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
