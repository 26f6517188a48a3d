"""What a person does with the mouse, in their words: drag a block, pull a wire, click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from netbuilder.network.layout import COLUMN
from netbuilder.ui.canvas.gestures.carried import mime_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from netbuilder.network.graph import Edge, NodeId
    from netbuilder.ui.canvas.canvas import Canvas

_LEFT = Qt.MouseButton.LeftButton
_NO_BUTTON = Qt.MouseButton.NoButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hand:
    """Works on one canvas with mouse and drag events."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def drag_block(self, kind: str, *, onto: QPointF) -> None:
        """Drag a block from the palette to a scene point and let go.

        `QDrag.exec` returns at once off-screen, so the events it would send are sent here.
        """
        self.drag_data(mime_of(kind), onto=onto)

    def drag_data(self, mime: QMimeData, *, onto: QPointF) -> None:
        """Drag something to a scene point and let go."""
        at = QPointF(self._pixel(onto))
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at.toPoint(), copy, mime, _LEFT, _NO_KEYS)
        QApplication.sendEvent(self.canvas.view.viewport(), enter)
        assert enter.isAccepted()
        move = QDragMoveEvent(at.toPoint(), copy, mime, _LEFT, _NO_KEYS)
        QApplication.sendEvent(self.canvas.view.viewport(), move)
        drop = QDropEvent(at, copy, mime, _LEFT, _NO_KEYS)
        QApplication.sendEvent(self.canvas.view.viewport(), drop)

    def behind(self, node: NodeId, *, step: float = COLUMN) -> QPointF:
        """Return a place to the right of a block."""
        return self.canvas.scene.nodes[node].pos() + QPointF(step, 0)

    def middle_of(self, edge: Edge) -> QPointF:
        """Return a place on a wire."""
        item = self.canvas.scene.edges[edge]
        return item.shape().boundingRect().center()

    def output_of(self, node: NodeId) -> QPointF:
        """Return where the output of a block lies."""
        return self.canvas.scene.nodes[node].output_position()

    def input_of(self, node: NodeId, port: int = 0) -> QPointF:
        """Return where an input of a block lies."""
        return self.canvas.scene.nodes[node].input_position(port)

    def drag(
        self,
        start: QPointF,
        end: QPointF,
        *,
        let_go: bool = True,
        keys: Qt.KeyboardModifier = _NO_KEYS,
    ) -> None:
        """Press at a scene point, move to another, and let go."""
        self.press(start, keys=keys)
        self.move((start + end) / 2)
        self.move(end)
        if let_go:
            self.release(end)

    def click(self, point: QPointF, *, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Click at a scene point."""
        self.press(point, keys=keys)
        self.release(point)

    def press(self, point: QPointF, *, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Press the left button at a scene point."""
        self._send(QEvent.Type.MouseButtonPress, point, _LEFT, _LEFT, keys)

    def press_again(self, point: QPointF) -> None:
        """Press the left button a second time, so soon that it is a double click."""
        self._send(QEvent.Type.MouseButtonDblClick, point, _LEFT, _LEFT)

    def right_click(self, point: QPointF) -> None:
        """Click the right button while the left one is held."""
        right = Qt.MouseButton.RightButton
        self._send(QEvent.Type.MouseButtonPress, point, right, right | _LEFT)
        self._send(QEvent.Type.MouseButtonRelease, point, right, _LEFT)

    def move(self, point: QPointF, *, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Move the mouse, with the left button held, to a scene point."""
        self._send(QEvent.Type.MouseMove, point, _NO_BUTTON, _LEFT, keys)

    def hover(self, point: QPointF) -> None:
        """Move the mouse, with no button held, to a scene point."""
        self._send(QEvent.Type.MouseMove, point, _NO_BUTTON, _NO_BUTTON)

    def release(self, point: QPointF, *, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
        """Let the left button go at a scene point."""
        self._send(QEvent.Type.MouseButtonRelease, point, _LEFT, _NO_BUTTON, keys)

    def _send(
        self,
        kind: QEvent.Type,
        point: QPointF,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
        keys: Qt.KeyboardModifier = _NO_KEYS,
    ) -> None:
        at = QPointF(self._pixel(point))
        viewport = self.canvas.view.viewport()
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, buttons, keys)
        QApplication.sendEvent(viewport, event)

    def _pixel(self, point: QPointF) -> QPoint:
        pixel = self.canvas.view.mapFromScene(point)
        assert self.canvas.view.viewport().rect().contains(pixel), "outside of what is shown"
        return pixel
