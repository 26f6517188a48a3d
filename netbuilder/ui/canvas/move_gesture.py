"""Blocks carried by the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netbuilder.network import edit
from netbuilder.ui.canvas.gestures import move_title, on_graph
from netbuilder.ui.canvas.guides import Guides
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge, Graph
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.session import Session


class MoveGesture:
    """Blocks carried to another place; a single loose one may be let go on a wire."""

    def __init__(self, session: Session, scene: GraphScene, start: QPointF) -> None:
        self._session = session
        self._scene = scene
        self._start = start
        self._nodes = scene.selected_nodes()
        self._target: Edge | None = None
        graph, held = scene.graph, scene.node_at(start)
        carried = set(self._nodes)
        self._anchor = QPointF() if held is None else held.pos()
        self._guides = Guides(
            scene, (node.position for name, node in graph.nodes.items() if name not in carried)
        )

    def move(self, point: QPointF) -> None:
        """Carry the blocks, with their wires."""
        offset = self._guides.pull(self._anchor + point - self._start) - self._anchor
        for name in self._nodes:
            home = QPointF(*self._scene.graph.nodes[name].position)
            self._scene.nodes[name].setPos(home + offset)
        self._scene.lay_edges(self._nodes)
        self._aim(self._edge_below())

    def _edge_below(self) -> Edge | None:
        if len(self._nodes) != 1:
            return None
        graph, name = self._scene.graph, self._nodes[0]
        if graph.incoming(name) or graph.outgoing(name) or not graph.block(name).inputs:
            return None
        item = self._scene.edge_at(self._scene.nodes[name].pos())
        return None if item is None else item.edge

    def _aim(self, edge: Edge | None) -> None:
        if self._target in self._scene.edges and self._target is not None:
            self._scene.edges[self._target].set_drop_target(False)
        self._target = edge
        if edge is not None:
            self._scene.edges[edge].set_drop_target(True)

    def finish(self, point: QPointF) -> None:
        """Put the blocks down, as one undo step."""
        self.move(point)
        target, places = self._target, self._scene.positions(self._nodes)
        self._aim(None)
        self._guides.clear()
        self._scene.restore_positions(self._nodes)
        if target is None:
            title = move_title(self._scene.graph, self._nodes)
            self._session.edit(title, on_graph(partial(edit.move_nodes, positions=places)))
            return

        def insert(graph: Graph) -> Graph:
            moved = edit.move_nodes(graph, places)
            return edit.move_onto_edge(moved, self._nodes[0], target)

        name = _(self._scene.graph.block(self._nodes[0]).title)
        self._session.edit(_("Insert {block}").format(block=name), on_graph(insert))

    def cancel(self) -> None:
        """Put the blocks back."""
        self._aim(None)
        self._guides.clear()
        self._scene.restore_positions(self._nodes)
