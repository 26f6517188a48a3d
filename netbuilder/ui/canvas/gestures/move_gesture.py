"""Blocks carried by the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netbuilder.network import edit
from netbuilder.network.naming import short_name
from netbuilder.network.placement import join_behind
from netbuilder.ui.canvas.gestures.gesture import move_title, moved, on_graph, rewire_title
from netbuilder.ui.canvas.gestures.guides import Guides
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.network.graph import Edge, Graph, NodeId, Point
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.document.session import Session


class MoveGesture:
    """Blocks carried to another place; a single loose one may be let go on a wire or a block."""

    def __init__(self, session: Session, scene: GraphScene, start: QPointF) -> None:
        self._session = session
        self._scene = scene
        self._start = start
        self._nodes = scene.selected_nodes()
        self._notes = scene.notes.selected()
        self._offset = QPointF()
        self._target: Edge | None = None
        self._behind: NodeId | None = None
        carried, stands = set(self._nodes), scene.stands()
        held = scene.hits.node_at(start) or next((scene.nodes[name] for name in self._nodes), None)
        self._held_at = None if held is None else held.pos()
        others = (place for name, place in stands.items() if name not in carried)
        self._guides = Guides(scene, others)

    def move(self, point: QPointF) -> None:
        """Carry the blocks, with their wires."""
        self._offset = point - self._start
        if self._held_at is not None:
            self._offset = self._guides.pull(self._held_at + self._offset) - self._held_at
        self._scene.carry(self._nodes, self._notes, self._offset)
        self._behind = self._node_below(point)
        self._aim(None if self._behind is not None else self._edge_below())
        self._scene.hint.say(self._words(), at=point)

    def _is_loose(self) -> bool:
        """Tell whether a single block is carried that has no wires and takes some."""
        if len(self._nodes) != 1 or self._notes:
            return False
        graph, name = self._scene.graph, self._nodes[0]
        joined = graph.incoming(name) or graph.outgoing(name)
        return not joined and bool(graph.block(name).inputs)

    def _edge_below(self) -> Edge | None:
        if not self._is_loose():
            return None
        item = self._scene.hits.edge_at(self._scene.nodes[self._nodes[0]].pos())
        return None if item is None else item.edge

    def _node_below(self, point: QPointF) -> NodeId | None:
        """Return the other block under the mouse, behind which a loose one may be joined."""
        if not self._is_loose():
            return None
        item = self._scene.hits.node_at(point, beside=self._nodes[0])
        return None if item is None else item.node

    def _words(self) -> str:
        if self._behind is None:
            return ""
        graph = self._scene.graph
        return _("Connect {block} after {last}").format(
            block=short_name(graph, self._nodes[0]), last=short_name(graph, self._behind)
        )

    def _aim(self, edge: Edge | None) -> None:
        if self._target in self._scene.edges and self._target is not None:
            self._scene.edges[self._target].set_drop_target(False)
        self._target = edge
        if edge is not None:
            self._scene.edges[edge].set_drop_target(True)

    def finish(self, point: QPointF) -> None:
        """Put the blocks down, as one undo step."""
        self.move(point)
        target, places = self._target, self._scene.places(self._nodes, self._offset)
        notes = self._scene.notes.places(self._notes, self._offset)
        self.cancel()
        if self._behind is not None:
            self._join(self._behind, places)
            return
        if target is None:
            title = move_title(self._scene.graph, self._nodes)
            self._session.edit(title, on_graph(partial(moved, places=places, notes=notes)))
            return

        def insert(graph: Graph) -> Graph:
            moved = edit.move_nodes(graph, places)
            return edit.move_onto_edge(moved, self._nodes[0], target)

        self._session.edit(rewire_title(self._scene.graph, self._nodes[0]), on_graph(insert))

    def _join(self, anchor: NodeId, places: Mapping[NodeId, Point]) -> None:
        def join(graph: Graph) -> Graph:
            return join_behind(edit.move_nodes(graph, places), self._nodes[0], anchor)

        self._session.edit(_("Connect blocks"), on_graph(join))

    def cancel(self) -> None:
        """Put the blocks back."""
        self._scene.hint.say("", at=QPointF())
        self._aim(None)
        self._guides.clear()
        self._scene.carry(self._nodes, self._notes, QPointF())
