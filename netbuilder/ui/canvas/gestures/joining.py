"""Landing of a block that is there already: the wire it goes into, or the block it comes behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.placement import FREE, Landing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF

    from netbuilder.network.graph import Edge, NodeId
    from netbuilder.ui.canvas.scene import GraphScene


class Joining:
    """Finds what letting go of a carried block would join it to.

    A block goes into the wire below its middle: not into one of its own, nor into one that it
    has stood over since before it was carried, nor into one that runs behind another block. One
    without wires is also joined to the block under the mouse. With `moves_only` it is joined to
    nothing.
    """

    def __init__(self, scene: GraphScene, node: NodeId, *, moves_only: Callable[[], bool]) -> None:
        self._scene = scene
        self._node = node
        self._moves_only = moves_only
        graph = scene.graph
        self._takes_input = bool(graph.block(node).inputs)
        self._is_loose = not (graph.incoming(node) or graph.outgoing(node))
        self._still_over: set[Edge] = set() if self._is_loose else set(self._wires_below())

    def _wires_below(self) -> list[Edge]:
        """Return the wires of others below the middle of the block, the uppermost first."""
        middle = self._scene.nodes[self._node].pos()
        wires = (item.edge for item in self._scene.hits.edges_at(middle))
        return [wire for wire in wires if self._node not in (wire.source, wire.target)]

    def landing_at(self, point: QPointF) -> Landing:
        """Return what letting go does while the mouse is at `point`."""
        wires = self._wires_below()
        self._still_over.intersection_update(wires)
        if not self._takes_input or self._moves_only():
            return FREE
        hits, middle = self._scene.hits, self._scene.nodes[self._node].pos()
        below = hits.node_at(point, beside=self._node)
        if self._is_loose and below is not None:
            return Landing(behind=below.node)
        if below is not None or hits.node_at(middle, beside=self._node) is not None:
            return FREE
        return Landing(edge=next((w for w in wires if w not in self._still_over), None))
