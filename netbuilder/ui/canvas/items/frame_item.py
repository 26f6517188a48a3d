"""The frame around the blocks of a group that is not collapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netbuilder.network.ground import FRAME_MARGIN, FRAME_STRIP
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Group
    from netbuilder.ui.canvas.items.detail import Detail

_SIGN = 24.0
_BEHIND = 8.0
"""Ground behind the name."""
_CORNER = 10.0
_PEN = 1.4


class FrameItem(QGraphicsItem):
    """Paints a frame with its name; the mouse takes hold of the strip with the name only.

    The strip is as wide as the frame, or as a longer name where there is room beside the frame.
    """

    def __init__(self, group: Group, detail: Detail) -> None:
        super().__init__()
        self._group = group
        self._detail = detail
        self._rect = QRectF()
        self._beside = 0.0
        self._font = QFont()
        self._font.setPixelSize(13)
        self._font.setBold(True)
        self.setZValue(0)
        self.show_group(group)

    @property
    def shown(self) -> Group:
        """The group that it surrounds."""
        return self._group

    def show_group(self, group: Group) -> None:
        """Show another name."""
        self.prepareGeometryChange()
        self._group = group
        help_ = _("Double-click the name to rename the group, click the triangle to collapse it.")
        self.setToolTip(plain_tip(f"{group.title}\n{help_}"))
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
    def frame(self) -> QRectF:
        """The frame itself, in which the blocks stand."""
        return self._rect

    @property
    def lacking(self) -> float:
        """Width that the name needs beside the frame."""
        words = QFontMetricsF(self._font).horizontalAdvance(self._group.title)
        return max(0.0, words + _SIGN + _BEHIND - self._rect.width())

    def give_room(self, width: float) -> None:
        """Let the strip take so much of the ground beside the frame, if its name needs it."""
        if width != self._beside:
            self.prepareGeometryChange()
            self._beside = width

    @property
    def strip(self) -> QRectF:
        """Strip in which the name stands."""
        width = self._rect.width() + min(self._beside, self.lacking)
        return QRectF(self._rect.left(), self._rect.top(), width, FRAME_STRIP)

    @property
    def words(self) -> str:
        """The name as it is shown: with an ellipsis where the strip is too short for it."""
        room = self.strip.width() - _SIGN - _BEHIND
        metrics = QFontMetricsF(self._font)
        return metrics.elidedText(self._group.title, Qt.TextElideMode.ElideRight, room + 0.5)

    def is_on_sign(self, point: QPointF) -> bool:
        """Tell whether a scene point lies on the triangle that collapses."""
        return self.strip.contains(point) and point.x() <= self._rect.left() + _SIGN

    def boundingRect(self) -> QRectF:
        """Return the frame with the width of its pen."""
        return self._rect.united(self.strip).adjusted(-_PEN, -_PEN, _PEN, _PEN)

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
        painter.drawPath(self._outline())
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._detail.shows(zoom):
            painter.setFont(self._font)
            painter.setPen(QColor(theme.muted))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.strip.adjusted(9, 2, -6, 0), left, "▾")
            painter.setPen(QColor(theme.text))
            painter.drawText(self.strip.adjusted(_SIGN, 2, 0, 0), left, self.words)

    def _outline(self) -> QPainterPath:
        """Return the frame, with the strip as a tab where that is wider."""
        outline = QPainterPath()
        outline.addRoundedRect(self._rect, _CORNER, _CORNER)
        if self.strip.width() > self._rect.width():
            tab = QPainterPath()
            tab.addRoundedRect(self.strip, _CORNER, _CORNER)
            outline = outline.united(tab)
        return outline
