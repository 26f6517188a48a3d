"""A double click, Enter or F2: what is entered by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from netbuilder.ui.canvas.gestures.pointer import DRAG_START

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent

    from netbuilder.ui.canvas.scene import GraphScene


class Entering(QObject):
    """Tells what is to be edited in its place, or expanded.

    Signals:
        block_entered(node): a block.
        group_entered(group): the name of a group's frame, or the collapsed group.
        note_entered(note): a note.
        block_turned(node, steps): the wheel was turned over a block, with Shift held.
    """

    block_entered = Signal(str)
    group_entered = Signal(str)
    note_entered = Signal(str)
    block_turned = Signal(str, int)

    def __init__(self, scene: GraphScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._pressed_twice: QPoint | None = None

    def press_twice(self, event: QMouseEvent) -> None:
        """Take note of the second press of two, until it is known that nothing is carried."""
        self._pressed_twice = event.position().toPoint()

    def release(self, event: QMouseEvent, point: QPointF) -> None:
        """Enter what lies under a scene point where a second press was let go."""
        twice, self._pressed_twice = self._pressed_twice, None
        if (
            twice is not None
            and (event.position().toPoint() - twice).manhattanLength() < DRAG_START
        ):
            self._enter_at(point)

    def _enter_at(self, point: QPointF) -> None:
        scene = self._scene
        if scene.hits.output_at(point) is not None or scene.hits.input_at(point) is not None:
            return
        block, frame, note = (
            scene.hits.node_at(point),
            scene.groups.frame_at(point),
            scene.notes.at(point),
        )
        if block is not None:
            self._enter_block(block.node)
        elif frame is not None and not frame.is_on_sign(point):
            self.group_entered.emit(frame.shown.id)
        elif frame is None and note is not None:
            self.note_entered.emit(note.note.id)

    def _enter_block(self, node: str) -> None:
        owner = self._scene.groups.collapsed.get(node)
        if owner is None:
            self.block_entered.emit(node)
        else:
            self.group_entered.emit(owner.group.id)

    def turn(self, point: QPointF, delta: QPoint) -> bool:
        """Turn the block under a scene point; tell whether there is one.

        With Shift some platforms turn the wheel's way to the side.
        """
        block = self._scene.hits.node_at(point)
        if block is None or block.node in self._scene.groups.collapsed:
            return False
        way = delta.y() or delta.x()
        if way:
            self.block_turned.emit(block.node, max(1, abs(way) // 120) * (1 if way > 0 else -1))
        return True

    def enter_selected(self) -> bool:
        """Enter what is selected first; tell whether there is something."""
        nodes, notes = self._scene.selected_nodes(), self._scene.notes.selected()
        if nodes:
            self._enter_block(nodes[0])
        elif notes:
            self.note_entered.emit(notes[0])
        return bool(nodes or notes)
