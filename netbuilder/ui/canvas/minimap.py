"""The whole network in small, where it is larger than what is seen of it.

It stands beside the canvas: whatever lies over a view makes Qt paint all of it anew for each step
of panning, which took 1,000 blocks from 1 ms to 30.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.far_block import paint_far
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.pixmaps import blank_pixmap
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView

_HEIGHT: Final = 104
_MARGIN: Final = 6.0
_LARGEST_SCALE: Final = 0.2
_DELAY_MS: Final = 120
_LEAST_BOX: Final = 2.0


class Minimap(QWidget):
    """Paints blocks as small rectangles and what is seen as a frame; a press or drag goes there.

    It is there only as long as a part of the network is out of sight.
    """

    def __init__(self, view: CanvasView, scene: GraphScene) -> None:
        super().__init__()
        self._view = view
        self._scene = scene
        # It stands elsewhere, and must not be told of a theme once its view is gone: PySide 6.11
        # ends the process on an exception in the midst of `QApplication.setStyle`.
        view.destroyed.connect(self.deleteLater)
        self._blocks: QPixmap | None = None
        self.setAccessibleName(_("Overview of the network"))
        self.setToolTip(_("Overview of the network; click to go there"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)
            bar.rangeChanged.connect(self.follow)
        view.viewport().installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._show_anew)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    @Slot()
    def show_again(self) -> None:
        """Take on another graph, other problems or another theme, soon: an edit need not wait."""
        self.follow()
        self._timer.start()

    @Slot()
    def _show_anew(self) -> None:
        self._blocks = None
        self.update()

    @Slot()
    def follow(self) -> None:
        """Show what is seen now; go away where all of it is."""
        is_needed = bool(self._scene.nodes) and not self._seen().contains(self._content())
        self.setVisible(is_needed)
        self.update()

    def _content(self) -> QRectF:
        return self._scene.blocks_rect

    def _seen(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _scale(self, content: QRectF) -> float:
        across = (self.width() - 2 * _MARGIN) / max(content.width(), 1.0)
        down = (self.height() - 2 * _MARGIN) / max(content.height(), 1.0)
        return float(min(across, down, _LARGEST_SCALE))

    def _to_map(self, rect: QRectF, content: QRectF) -> QRectF:
        scale = self._scale(content)
        middle = QPointF(self.width() / 2, self.height() / 2)
        return QRectF((rect.topLeft() - content.center()) * scale + middle, rect.size() * scale)

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
        made = blank_pixmap(self.size(), ratio=ratio, ground=theme.surface)
        painter = QPainter(made)
        for item in self._scene.nodes.values():
            box = self._to_map(geometry.NODE_RECT.translated(item.pos()), content)
            box.setWidth(max(box.width(), _LEAST_BOX))
            box.setHeight(max(box.height(), _LEAST_BOX))
            paint_far(painter, theme, item.face, box)
        painter.end()
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a canvas that becomes larger or smaller."""
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the blocks anew for another size."""
        super().resizeEvent(event)
        self._blocks = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along as long as the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, point: QPointF) -> None:
        self._view.fitting.let_go()
        content = self._content()
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._view.centerOn((point - middle) / self._scale(content) + content.center())
