"""The canvas by keyboard: arrow keys select, with Ctrl they select more, with Shift they move."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from netbuilder.network.edit import move_nodes
from netbuilder.network.graph import Point
from netbuilder.ui.canvas.gestures import move_title, on_graph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.session import Session

_STRIDE = 24.0
_STEPS = {
    Qt.Key.Key_Left: Point(-1.0, 0.0),
    Qt.Key.Key_Right: Point(1.0, 0.0),
    Qt.Key.Key_Up: Point(0.0, -1.0),
    Qt.Key.Key_Down: Point(0.0, 1.0),
}


class Keyboard:
    """Takes the arrow keys; `at` is the block that they came to last."""

    def __init__(self, session: Session, scene: GraphScene) -> None:
        self._session = session
        self._scene = scene
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
        return True

    def _go(self, step: Point, *, adding: bool) -> None:
        selected = self._scene.selected_nodes()
        here = self.at if self.at in selected else next(iter(selected), None)
        self.at = (
            leftmost(self._scene.graph) if here is None else beside(self._scene.graph, here, step)
        )
        self._scene.select({*selected, self.at} if adding else {self.at})

    def _carry(self, step: Point) -> None:
        """Move what is selected; as long as the key is held, as one undo step."""
        graph, nodes = self._scene.graph, self._scene.selected_nodes()
        places = {}
        for name in nodes:
            x, y = graph.nodes[name].position
            places[name] = Point(x + step.x * _STRIDE, y + step.y * _STRIDE)
        if places:
            move = on_graph(partial(move_nodes, positions=places))
            gesture = ("arrow keys", self._hold)
            self._session.edit(move_title(graph, nodes), move, gesture=gesture)


def leftmost(graph: Graph) -> NodeId:
    """Return the block that stands farthest to the left, of at least one."""
    return min(graph.nodes.values(), key=lambda node: node.position).id


def beside(graph: Graph, here: NodeId, step: Point) -> NodeId:
    """Return the nearest block in the quarter that `step` points to; `here` where there is none.

    What lies aside of the direction counts double.
    """
    start = graph.nodes[here].position
    best, least = here, float("inf")
    for name, node in graph.nodes.items():
        across, down = node.position.x - start.x, node.position.y - start.y
        along = across * step.x + down * step.y
        aside = abs(across * step.y) + abs(down * step.x)
        if along > 0 and aside <= along and along + 2 * aside < least:
            best, least = name, along + 2 * aside
    return best
