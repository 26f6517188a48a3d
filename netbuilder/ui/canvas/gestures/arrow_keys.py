"""The arrow keys on the canvas: they select, with Ctrl they select more, with Shift they move."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from netbuilder.network.graph import Point
from netbuilder.ui.canvas.gestures.gesture import move_title, moved, on_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from netbuilder.network.graph import NodeId
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


class ArrowKeys:
    """Takes the arrow keys; `at` is the block that they came to last, which comes into view."""

    def __init__(self, session: Session, scene: GraphScene, sight: Sight) -> None:
        self._session = session
        self._scene = scene
        self._sight = sight
        self._hold: object = None
        self.at: NodeId | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what an arrow key asks for; tell whether it was one and there is a block."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._scene.nodes:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not event.isAutoRepeat():
                self._hold = object()
            self._carry(step)
        else:
            self._go(step, adding=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        if self.at in self._scene.nodes:
            self._sight.bring((self.at,))
        return True

    def _go(self, step: Point, *, adding: bool) -> None:
        selected, stands = self._scene.selected_nodes(), self._scene.stands()
        at_hand = [name for name in selected if name in stands]
        here = self.at if self.at in at_hand else next(iter(at_hand), None)
        self.at = leftmost(stands) if here is None else beside(stands, here, step)
        self._scene.select({*selected, self.at} if adding else {self.at})

    def _carry(self, step: Point) -> None:
        """Move what is selected; as long as the key is held, as one undo step."""
        graph, nodes = self._scene.graph, self._scene.selected_nodes()
        offset = QPointF(*step) * _STRIDE
        places = self._scene.places(nodes, offset)
        notes = self._scene.notes.places(self._scene.notes.selected(), offset)
        if places or notes:
            gesture = ("arrow keys", self._hold)
            move = on_graph(partial(moved, places=places, notes=notes))
            self._session.edit(move_title(graph, nodes), move, gesture=gesture)


def leftmost(stands: Mapping[NodeId, Point]) -> NodeId:
    """Return the block that stands farthest to the left, of at least one."""
    return min(stands, key=stands.__getitem__)


def beside(stands: Mapping[NodeId, Point], here: NodeId, step: Point) -> NodeId:
    """Return the nearest block in the quarter that `step` points to; `here` where there is none.

    What lies aside of the direction counts double.
    """
    start = stands[here]
    best, least = here, float("inf")
    for name, place in stands.items():
        across, down = place.x - start.x, place.y - start.y
        along = across * step.x + down * step.y
        aside = abs(across * step.y) + abs(down * step.x)
        if along > 0 and aside <= along and along + 2 * aside < least:
            best, least = name, along + 2 * aside
    return best
