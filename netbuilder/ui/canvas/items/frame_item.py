"""The frame around the blocks of a group that is not collapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.network.ground import FRAME_MARGIN, FRAME_STRIP
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Group
    from netbuilder.ui.canvas.items.detail import Detail

_SIGN = 24.0
_CORNER = 10.0
_PEN = 1.4


class FrameItem(QGraphicsItem):
    """Paints a frame with its name; the mouse takes hold of the strip with the name only."""

    def __init__(self, group: Group, detail: Detail) -> None:
        super().__init__()
        self._group = group
        self._detail = detail
        self._rect = QRectF()
        self._font = QFont()
        self._font.setPixelSize(13)
        self._font.setBold(True)
        self.setZValue(0)
        self.setToolTip(
            _("Double-click the name to rename the group, click the triangle to collapse it.")
        )

    @property
    def shown(self) -> Group:
        """The group that it surrounds."""
        return self._group

    def show_group(self, group: Group) -> None:
        """Show another name."""
        self._group = group
        self.update()

    def surround(self, blocks: QRectF) -> None:
        """Stand around a rectangle of the scene."""
        rect = blocks.adjusted(
            -FRAME_MARGIN, -FRAME_MARGIN - FRAME_STRIP, FRAME_MARGIN, FRAME_MARGIN
        )
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    @property
    def strip(self) -> QRectF:
        """Strip in which the name stands."""
        return QRectF(self._rect.topLeft(), self._rect.topRight() + QPointF(0.0, FRAME_STRIP))

    def is_on_sign(self, point: QPointF) -> bool:
        """Tell whether a scene point lies on the triangle that collapses."""
        return self.strip.contains(point) and point.x() <= self._rect.left() + _SIGN

    def boundingRect(self) -> QRectF:
        """Return the frame with the width of its pen."""
        return self._rect.adjusted(-_PEN, -_PEN, _PEN, _PEN)

    def shape(self) -> QPainterPath:
        """Return the strip alone: within the frame lies the canvas."""
        path = QPainterPath()
        path.addRect(self.strip)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frame, and its name where it can be read."""
        theme = theme_of(self.scene().palette())
        ground = QColor(theme.accent)
        ground.setAlphaF(0.06)
        pen = QPen(QColor(theme.muted), _PEN, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self._rect, _CORNER, _CORNER)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._detail.shows(zoom):
            painter.setFont(self._font)
            painter.setPen(QColor(theme.muted))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.strip.adjusted(9, 2, -6, 0), left, "▾")
            words = painter.fontMetrics().elidedText(
                self._group.title, Qt.TextElideMode.ElideRight, int(self._rect.width() - _SIGN - 8)
            )
            painter.setPen(QColor(theme.text))
            painter.drawText(self.strip.adjusted(_SIGN, 2, -6, 0), left, words)
