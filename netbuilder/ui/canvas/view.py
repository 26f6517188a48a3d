"""The view: turns mouse, wheel, keys and drops into gestures and edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from netbuilder.ui.canvas.fitting import Fitting
from netbuilder.ui.canvas.gestures.arrow_keys import ArrowKeys
from netbuilder.ui.canvas.gestures.dropping import Dropping
from netbuilder.ui.canvas.gestures.entering import Entering
from netbuilder.ui.canvas.gestures.keyboard import Keyboard
from netbuilder.ui.canvas.gestures.panning import Panning
from netbuilder.ui.canvas.gestures.pointer import Pointer, extending
from netbuilder.ui.canvas.items.ground import paint_ground
from netbuilder.ui.canvas.sight import Sight
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session

_ZOOM_STEP = 1.15
_ZOOM_RANGE = (0.05, 4.0)


class CanvasView(QGraphicsView):
    """Shows the scene, zooms and pans, and begins gestures.

    Signals:
        space_tapped(): Space was pressed and let go, and nothing moved meanwhile.
        touched(): a button or a key was pressed.
        menu_wanted(place): the right button was pressed at this place of the view; None where the
            Menu key or Shift+F10 was.
    """

    space_tapped = Signal()
    touched = Signal()
    menu_wanted = Signal(object)

    def __init__(self, session: Session, scene: GraphScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._graph_scene = scene
        self._pointer = Pointer(session, scene)
        self._dropping = Dropping(session, scene)
        self.fitting = Fitting(self, scene)
        self._panning = Panning(self, self.fitting)
        self.sight = Sight(self, scene)
        self.entering = Entering(scene, self)
        self._keyboard = Keyboard(
            scene,
            arrows=ArrowKeys(session, scene, self.sight, self._panning),
            panning=self._panning,
            entering=self.entering,
            cancel_gesture=self.cancel_gesture,
        )
        self.setAccessibleName(_("Canvas"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground with a grid of dots where they can be told apart."""
        paint_ground(painter, QRectF(rect), theme_of(self.palette()), zoom=self.zoom())

    def zoom(self) -> float:
        """Return the present zoom; 1 is a pixel per scene unit."""
        return self.transform().m11()

    def zoom_by(self, factor: float) -> None:
        """Zoom in or out, within bounds."""
        self.fitting.let_go()
        wanted = min(max(self.zoom() * factor, _ZOOM_RANGE[0]), _ZOOM_RANGE[1])
        self.scale(wanted / self.zoom(), wanted / self.zoom())

    def zoom_to_fit(self) -> None:
        """Show the whole network, in whatever size the view has, until it is zoomed or moved."""
        self.fitting.fit_all()

    def zoom_to_selection(self) -> None:
        """Show the selected blocks; with none, the whole network."""
        self.fitting.fit_selection()

    def reveal(self, node: NodeId) -> None:
        """Select a node and bring it into view."""
        if node in self._graph_scene.nodes:
            self._graph_scene.select((node,))
            self.sight.bring((node,))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with the wheel; with Shift turn the block under it; two fingers move the canvas."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.entering.turn(
            self.mapToScene(event.position().toPoint()), event.angleDelta()
        ):
            event.accept()
            return
        by_pixels = not event.pixelDelta().isNull()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if by_pixels and not with_control:
            self.fitting.let_go()
            super().wheelEvent(event)
            return
        self.zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin the gesture that fits what lies under the mouse."""
        self.touched.emit()
        if self._panning.press(event):
            return
        is_left = event.button() == Qt.MouseButton.LeftButton
        point = self._scene_point(event)
        if not (is_left and self._pointer.press(point, event)):
            super().mousePressEvent(extending(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the gesture follow the mouse."""
        if self._panning.move(event):
            return
        if not self._pointer.move(self._scene_point(event), event):
            self._show_cursor(self._scene_point(event))
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if self._panning.release(event):
            return
        if not (is_left and self._pointer.release(self._scene_point(event), event)):
            super().mouseReleaseEvent(event)
        if is_left:
            self.entering.release(event, self._scene_point(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press of two as any other, until it is known that nothing is carried."""
        self.mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.entering.press_twice(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: of what lies under the mouse, or by keys of what is selected."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(None if is_by_key else event.pos())
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of Space, whose release goes elsewhere now."""
        self._panning.release_space()
        super().focusOutEvent(event)

    def _scene_point(self, event: QMouseEvent) -> QPointF:
        return self.mapToScene(event.position().toPoint())

    def _show_cursor(self, point: QPointF) -> None:
        scene = self._graph_scene
        over_port = (
            scene.hits.output_at(point) is not None or scene.hits.input_at(point) is not None
        )
        shape = Qt.CursorShape.CrossCursor if over_port else Qt.CursorShape.ArrowCursor
        note = None if over_port else scene.notes.at(point)
        if note is not None and note.is_on_grip(point) and scene.hits.node_at(point) is None:
            shape = Qt.CursorShape.SizeFDiagCursor
        self.viewport().setCursor(shape)

    def cancel_gesture(self) -> bool:
        """Leave everything as it was before the gesture; tell whether there was one."""
        return self._pointer.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key asks for."""
        self.touched.emit()
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of Space; tapped it asks for a block."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._panning.release_space():
                self.space_tapped.emit()
        else:
            super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take hold of a block that comes from the palette."""
        self._dropping.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the block would land."""
        self._dropping.move(event, self.mapToScene(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the block."""
        self._dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place the block."""
        node = self._dropping.drop(event, self.mapToScene(event.position().toPoint()))
        if node is not None:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole network again if that is what was shown."""
        super().resizeEvent(event)
        self.fitting.follow()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._graph_scene.setPalette(self.palette())
            self.resetCachedContent()
            self.viewport().update()
