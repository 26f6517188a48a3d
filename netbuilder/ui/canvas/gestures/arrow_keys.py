"""The arrow keys on the canvas: they select, and with other keys move, resize and pan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from netbuilder.network.graph import Point
from netbuilder.network.notes import resize_note
from netbuilder.ui.canvas.gestures.gesture import move_title, moved, on_graph
from netbuilder.ui.canvas.gestures.travel import Travel
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from netbuilder.ui.canvas.gestures.panning import Panning
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.sight import Sight
    from netbuilder.ui.document.session import Session

_STRIDE = 24.0
_STEPS = {
    Qt.Key.Key_Left: Point(-1.0, 0.0),
    Qt.Key.Key_Right: Point(1.0, 0.0),
    Qt.Key.Key_Up: Point(0.0, -1.0),
    Qt.Key.Key_Down: Point(0.0, 1.0),
}
_PAGES = {Qt.Key.Key_PageUp: -1.0, Qt.Key.Key_PageDown: 1.0}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class ArrowKeys:
    """Takes the arrow keys, and the page keys.

    Alone they go from block to block and to notes, with Ctrl they add what they come to, with
    Alt they go to wires and along them. With Shift they move what is selected, with Ctrl and Shift
    they resize a note; while Space is held they pan, as the page keys do.
    """

    def __init__(self, session: Session, scene: GraphScene, sight: Sight, panning: Panning) -> None:
        self._session = session
        self._scene = scene
        self._panning = panning
        self._travel = Travel(scene, sight)
        self._hold: object = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what an arrow or page key asks for; tell whether it was one with something to do."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        page, step = _PAGES.get(key), _STEPS.get(key)
        if page is not None:
            self._panning.turn(Point(page, 0.0) if modifiers & _SHIFT else Point(0.0, page))
            return True
        if step is None or not (self._scene.nodes or self._scene.notes.items):
            return False
        if not event.isAutoRepeat():
            self._hold = object()
        if self._panning.is_ready:
            self._panning.step(step)
        elif modifiers & _SHIFT:
            self._carry_or_resize(step, resizes=bool(modifiers & _CONTROL))
        elif modifiers & _ALT:
            self._travel.go_to_wire(step)
        else:
            self._travel.go(step, adding=bool(modifiers & _CONTROL))
        return True

    def _carry_or_resize(self, step: Point, *, resizes: bool) -> None:
        """Move what is selected, or resize one note; while a key is held, as one undo step."""
        nodes, notes = self._scene.selected_nodes(), self._scene.notes.selected()
        if resizes and len(notes) == 1 and not nodes:
            self._resize(notes[0], step)
        else:
            self._carry(step)

    def _resize(self, note: str, step: Point) -> None:
        width, height = self._scene.notes.items[note].note.size
        size = width + step.x * _STRIDE, height + step.y * _STRIDE
        resize = on_graph(partial(resize_note, note=note, size=size))
        self._session.edit(_("Resize note"), resize, gesture=("resizing keys", self._hold))

    def _carry(self, step: Point) -> None:
        graph, nodes = self._scene.graph, self._scene.selected_nodes()
        offset = QPointF(*step) * _STRIDE
        places = self._scene.places(nodes, offset)
        notes = self._scene.notes.places(self._scene.notes.selected(), offset)
        if places or notes:
            gesture = ("arrow keys", self._hold)
            move = on_graph(partial(moved, places=places, notes=notes))
            self._session.edit(move_title(graph, nodes), move, gesture=gesture)
