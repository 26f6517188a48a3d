"""Steps by key along the wires: from a block to its wires, from wire to wire, on to a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.network.graph import Edge, NodeId, Point
    from netbuilder.ui.canvas.scene import GraphScene


class WireSteps:
    """Finds the wire that a step in a direction leads to."""

    def __init__(self, scene: GraphScene) -> None:
        self._scene = scene

    def from_block(self, node: NodeId, step: Point) -> Edge | None:
        """Return the uppermost wire at a block: right or down one that leaves, else one that comes.

        Of a collapsed group the wires are those of its blocks that lead out of it or into it.
        """
        return next(iter(self._at(node, leaves=step.x + step.y > 0)), None)

    def along(self, wire: Edge, step: Point) -> Edge | None:
        """Return the next wire of the way to the left or right, or the one above or below it."""
        if step.x:
            return self.from_block(wire.target if step.x > 0 else wire.source, step)
        others = {*self._at(wire.source, leaves=True), *self._at(wire.target, leaves=False)}
        beside = self._ordered(others)
        place = beside.index(wire) + round(step.y)
        return beside[min(max(place, 0), len(beside) - 1)]

    def _at(self, node: NodeId, *, leaves: bool) -> list[Edge]:
        graph, hides = self._scene.graph, self._scene.groups.hides
        of_node = graph.outgoing if leaves else graph.incoming
        whole = self._scene.groups.whole((node,))
        return self._ordered(e for name in whole for e in of_node(name) if not hides(e))

    def _ordered(self, wires: Iterable[Edge]) -> list[Edge]:
        """Return wires from above to below."""
        middles = {wire: self._scene.edges[wire].path.pointAtPercent(0.5) for wire in wires}
        return sorted(middles, key=lambda wire: (middles[wire].y(), middles[wire].x(), wire))
