"""The left mouse button on the canvas: which gesture fits what lies under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from netbuilder.network.grouping import collapse
from netbuilder.ui.canvas.gestures.copy_gesture import CopyGesture
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.gestures.move_gesture import MoveGesture
from netbuilder.ui.canvas.gestures.resize_gesture import ResizeGesture
from netbuilder.ui.canvas.gestures.wire_gesture import WireGesture
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint, QPointF

    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.gestures.gesture import Gesture
    from netbuilder.ui.canvas.items.frame_item import FrameItem
    from netbuilder.ui.canvas.items.node_item import NodeItem
    from netbuilder.ui.canvas.items.note_item import NoteItem
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session

DRAG_START = 4
"""Pixels that a pressed block must be moved before it is carried."""


def extending(event: QMouseEvent) -> QMouseEvent:
    """Return the press as Qt's own selecting knows it: Shift extends the selection as Ctrl does."""
    keys = Qt.KeyboardModifier
    if not event.modifiers() & keys.ShiftModifier:
        return event
    return QMouseEvent(
        event.type(),
        event.position(),
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers() | keys.ControlModifier,
    )


def _is_alt_held(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def _stay() -> None:
    """Leave the selection as the press made it."""


class Pointer:
    """Begins, leads and ends gestures; each method tells whether the event was its own."""

    def __init__(self, session: Session, scene: GraphScene) -> None:
        self._session = session
        self._scene = scene
        self._gesture: Gesture | None = None
        self._waiting: tuple[QPoint, Gesture] | None = None
        self._clicked: Callable[[], object] | None = None
        self._pulled_from: QPoint | None = None
        """Place of the press on a port, as long as the mouse has hardly moved from it."""
        self._is_extending = self._is_copying = self._moves_only = False

    def press(self, point: QPointF, event: QMouseEvent) -> bool:
        """Take hold of a port, a wire's end or a block; empty space is somebody else's."""
        self.cancel()
        keys = Qt.KeyboardModifier
        self._is_copying = bool(event.modifiers() & keys.ControlModifier)
        self._is_extending = self._is_copying or bool(event.modifiers() & keys.ShiftModifier)
        wire = self._wire_from(point)
        if wire is not None:
            self._gesture, self._pulled_from = wire, event.position().toPoint()
            wire.move(point)
            return True
        gesture = self._held(point)
        if gesture is None:
            return False
        self._waiting = (event.position().toPoint(), gesture)
        return True

    def _held(self, point: QPointF) -> Gesture | None:
        """Take hold of a block, a note or the name of a frame; return what a drag will do."""
        scene = self._scene
        item = scene.hits.node_at(point)
        if item is not None:
            self._clicked = partial(self._select, item.node)
            return self._carrying(item, point)
        frame = scene.groups.frame_at(point)
        if frame is not None:
            return self._hold_frame(frame, point)
        note = scene.notes.at(point)
        return None if note is None else self._hold_note(note, point)

    def _hold_frame(self, frame: FrameItem, point: QPointF) -> Gesture:
        """Take hold of all blocks of a group, or collapse it by its triangle."""
        scene, nodes = self._scene, frame.shown.nodes
        if frame.is_on_sign(point):
            collapsing = partial(collapse, groups=(frame.shown.id,), collapsed=True)
            self._clicked = partial(self._session.edit, _("Collapse group"), on_graph(collapsing))
        elif self._is_extending:
            self._clicked = partial(self._toggle_all, nodes)
        else:
            self._clicked = partial(scene.select, nodes)
        if self._is_copying:
            return CopyGesture(self._session, scene, point, nodes)
        if not set(nodes) <= set(scene.selected_nodes()):
            if self._is_extending:
                self._toggle_all(nodes)
                self._clicked = _stay
            else:
                scene.select(nodes)
        return self._moving(point)

    def _hold_note(self, item: NoteItem, point: QPointF) -> Gesture:
        scene, name = self._scene, item.note.id
        if item.is_on_grip(point):
            self._clicked = partial(scene.select_note, name)
            return ResizeGesture(self._session, item, point)
        self._clicked = partial(scene.select_note, name, adding=self._is_extending)
        if self._is_copying:
            return CopyGesture(self._session, scene, point, (), (name,))
        if not item.isSelected():
            self._clicked()
            self._clicked = _stay
        return self._moving(point)

    def _carrying(self, item: NodeItem, point: QPointF) -> Gesture:
        """Return what a drag will do: carry the selected blocks, or with Ctrl copies of them.

        A block that was not selected is from the press on, alone or with Shift besides the others.
        """
        if self._is_copying:
            scene = self._scene
            if item.isSelected():
                nodes, notes = scene.selected_nodes(), scene.notes.selected()
                return CopyGesture(self._session, scene, point, nodes, notes)
            return CopyGesture(self._session, scene, point, scene.groups.whole((item.node,)))
        if not item.isSelected():
            self._select(item.node)
            self._clicked = _stay
        return self._moving(point)

    def _moving(self, point: QPointF) -> MoveGesture:
        return MoveGesture(self._session, self._scene, point, moves_only=lambda: self._moves_only)

    def _wire_from(self, point: QPointF) -> WireGesture | None:
        session, scene = self._session, self._scene
        source = scene.hits.output_at(point)
        if source is not None:
            self._clicked = partial(self._select, source.node)
            return WireGesture(session, scene, source=source.node)
        found = scene.hits.input_at(point)
        if found is None:
            return None
        node, port = found[0].node, found[1]
        self._clicked = partial(self._select, node)
        held = next((e for e in scene.graph.incoming(node) if e.target_port == port), None)
        if held is not None:
            return WireGesture(session, scene, source=held.source, held=held)
        return WireGesture(session, scene, target=(node, port))

    def move(self, point: QPointF, event: QMouseEvent) -> bool:
        """Lead the gesture; a pressed block is carried once the mouse has moved a little.

        Where the button was let go elsewhere, as over a dialog that came, nothing is held.
        """
        self._moves_only = _is_alt_held(event)
        if self._holds_something and not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel()
        if self._waiting is not None and self._gesture is None:
            pressed_at, gesture = self._waiting
            if self._is_far(event, pressed_at):
                self._gesture, self._waiting = gesture, None
        if self._pulled_from is not None and self._is_far(event, self._pulled_from):
            self._pulled_from = None
        if self._gesture is not None:
            self._gesture.move(point)
        return self._holds_something

    @staticmethod
    def _is_far(event: QMouseEvent, pressed_at: QPoint) -> bool:
        """Tell whether the mouse has been moved enough for more than a click."""
        return (event.position().toPoint() - pressed_at).manhattanLength() >= DRAG_START

    @property
    def _holds_something(self) -> bool:
        return self._gesture is not None or self._clicked is not None

    def release(self, point: QPointF, event: QMouseEvent) -> bool:
        """Let go; a click that carried or pulled nothing selects the block under it."""
        self._moves_only = _is_alt_held(event)
        held_something = self._holds_something
        gesture, clicked, is_click = self._gesture, self._clicked, self._pulled_from is not None
        self._forget()
        if gesture is not None and is_click:
            gesture.cancel()
            gesture = None
        if gesture is not None:
            gesture.finish(point)
        elif clicked is not None:
            clicked()
        return held_something

    def _select(self, node: NodeId) -> None:
        """Select as a click does; with Ctrl or Shift one more, or one less."""
        if not self._is_extending:
            self._scene.select((node,))
        else:
            self._scene.toggle(node)

    def _toggle_all(self, nodes: tuple[NodeId, ...]) -> None:
        """Select those of the nodes that are not selected, besides what is; or none of them."""
        items = self._scene.nodes
        wanted = not all(items[node].isSelected() for node in nodes)
        for node in nodes:
            if items[node].isSelected() != wanted:
                self._scene.toggle(node)

    def _forget(self) -> None:
        self._gesture = self._waiting = self._clicked = self._pulled_from = None

    def cancel(self) -> bool:
        """Leave everything as it was; tell whether there was a gesture."""
        gesture = self._gesture
        self._forget()
        if gesture is not None:
            gesture.cancel()
        return gesture is not None
