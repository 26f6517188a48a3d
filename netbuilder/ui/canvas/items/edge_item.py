"""One wire on the canvas, with the shape of what runs through it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge
    from netbuilder.ui.canvas.items.detail import Detail

_GRIP = 14.0
_LABEL_HEIGHT = 16.0
_LABEL_PIXELS, _LEAST_LABEL_PIXELS = 12, 10
_LABEL_MARGIN = 2.0
_PEN = 6.0


class EdgeItem(QGraphicsItem):
    """Paints one wire; changes nothing."""

    def __init__(self, edge: Edge, detail: Detail) -> None:
        super().__init__()
        self.edge = edge
        self._detail = detail
        self._path = QPainterPath()
        self._middle = QPointF()
        self._label = ""
        self._gap = 0.0
        self._rect, self._label_rect = QRectF(), QRectF()
        self._font = QFont()
        self._is_target = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)

    @property
    def label(self) -> str:
        """The shape that stands on the wire."""
        return self._label

    @property
    def path(self) -> QPainterPath:
        """The way of the wire, in the scene."""
        return self._path

    def lay(self, start: QPointF, end: QPointF) -> None:
        """Lead the wire between two scene points."""
        self.prepareGeometryChange()
        self._path = geometry.wire(start, end)
        self._middle = geometry.middle_of_wire(start, end)
        self._gap = max(abs(end.x() - start.x()), abs(end.y() - start.y())) - _LABEL_MARGIN
        self._fit_label()

    def show_label(self, label: str) -> None:
        """Show another shape on the wire."""
        if label != self._label:
            self.prepareGeometryChange()
            self._label = label
            self._fit_label()

    def _fit_label(self) -> None:
        """Write the label so small that it stays between the blocks, as long as it can be read."""
        pixels = _LABEL_PIXELS
        width = _width(self._label, pixels)
        if width > max(self._gap, 0.0):
            pixels = max(_LEAST_LABEL_PIXELS, int(_LABEL_PIXELS * self._gap / width))
            width = _width(self._label, pixels)
        self._font.setPixelSize(pixels)
        left, top = self._middle.x() - width / 2 - 2, self._middle.y() - _LABEL_HEIGHT - 4
        self._label_rect = QRectF(left, top, width + 4, _LABEL_HEIGHT)
        whole = self._path.boundingRect().united(self._label_rect)
        self._rect = whole.adjusted(-_PEN, -_PEN, _PEN, _PEN)

    def set_drop_target(self, is_target: bool) -> None:
        """Show that what is held above would be inserted here."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the wire with its label and the width of its pen."""
        return self._rect

    def shape(self) -> QPainterPath:
        """Return a broad band along the wire, for the mouse."""
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRIP)
        return stroker.createStroke(self._path)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the wire, and its label where it can be read."""
        theme = theme_of(self.scene().palette())
        colour, width = theme.muted, 1.8
        if self._is_target:
            colour, width = theme.success, 4.0
        elif self.isSelected():
            colour, width = theme.accent, 3.0
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._label and self._detail.shows(zoom):
            painter.setFont(self._font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(self._label_rect, Qt.AlignmentFlag.AlignCenter, self._label)


@lru_cache(maxsize=1024)
def _width(label: str, pixels: int) -> float:
    font = QFont()
    font.setPixelSize(pixels)
    return QFontMetricsF(font).horizontalAdvance(label)
