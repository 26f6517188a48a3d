"""The whole network in a corner, where it is larger than what is seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsView, QWidget

from netbuilder.network.problem import Severity
from netbuilder.ui.canvas import geometry
from netbuilder.ui.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.canvas.scene import GraphScene

_LARGEST: Final = QSize(190, 110)
_MARGIN: Final = 6.0
_FROM_EDGE: Final = 12
_LEAST_BOX: Final = 2.0


class Minimap(QWidget):
    """Paints each block as a small box and what is seen as a frame; a press or drag goes there.

    It is there only as long as a part of the network is out of sight.
    """

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        super().__init__(view)
        self._view = view
        self._scene = scene
        self._blocks: QPixmap | None = None
        self.setAccessibleName(_("The whole network"))
        self.setToolTip(_("The whole network; click to go there"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)
            bar.rangeChanged.connect(self.follow)
        view.viewport().installEventFilter(self)
        self.hide()

    @Slot()
    def show_again(self) -> None:
        """Take on another graph, other problems or another theme."""
        self._blocks = None
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show what is seen now; go away where all of it is."""
        content, seen = self._content(), self._seen()
        is_needed = bool(self._scene.nodes) and not seen.contains(content)
        if is_needed:
            self._find_place(content)
            self.update()
        self.setVisible(is_needed)

    def _find_place(self, content: QRectF) -> None:
        scale = self._scale(content)
        size = QSize(
            round(content.width() * scale + 2 * _MARGIN),
            round(content.height() * scale + 2 * _MARGIN),
        )
        if size != self.size():
            self._blocks = None
            self.resize(size)
        around = self._view.viewport().geometry()
        self.move(
            around.right() - size.width() - _FROM_EDGE,
            around.bottom() - size.height() - _FROM_EDGE,
        )

    def _content(self) -> QRectF:
        return self._scene.blocks_rect

    def _seen(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    @staticmethod
    def _scale(content: QRectF) -> float:
        across = (_LARGEST.width() - 2 * _MARGIN) / max(content.width(), 1.0)
        down = (_LARGEST.height() - 2 * _MARGIN) / max(content.height(), 1.0)
        return float(min(across, down))

    def _to_map(self, rect: QRectF, content: QRectF) -> QRectF:
        scale = self._scale(content)
        corner = (rect.topLeft() - content.topLeft()) * scale + QPointF(_MARGIN, _MARGIN)
        return QRectF(corner, rect.size() * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks, which are kept as a picture, and the frame of what is seen."""
        theme, content = theme_of(self.palette()), self._content()
        if self._blocks is None:
            self._blocks = self._picture(content)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._blocks)
        frame = self._to_map(self._seen(), content).intersected(QRectF(self.rect()))
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(theme.border))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _picture(self, content: QRectF) -> QPixmap:
        theme, ratio = theme_of(self.palette()), self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(theme.surface))
        painter = QPainter(made)
        for item in self._scene.nodes.values():
            is_wrong = item.face.severity is Severity.ERROR
            colour = theme.error if is_wrong else theme.categories[item.face.category]
            box = self._to_map(geometry.NODE_RECT.translated(item.pos()), content)
            box.setWidth(max(box.width(), _LEAST_BOX))
            box.setHeight(max(box.height(), _LEAST_BOX))
            painter.fillRect(box, QColor(colour))
        painter.end()
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner of a canvas that becomes larger or smaller."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along as long as the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, point: QPointF) -> None:
        content = self._content()
        place = (point - QPointF(_MARGIN, _MARGIN)) / self._scale(content) + content.topLeft()
        self._view.centerOn(place)
