"""Parts of the selection that verbs work on: the blocks that give an output, the wires to cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge, NodeId
    from netbuilder.ui.canvas.scene import GraphScene


def givers(scene: GraphScene) -> tuple[NodeId, ...]:
    """Return the selected blocks; of one collapsed group the block that gives its output."""
    nodes = scene.selected_nodes()
    owner = scene.groups.collapsed.get(nodes[0]) if nodes else None
    if owner is None or owner.exit is None or set(nodes) != set(owner.group.nodes):
        return nodes
    return (owner.exit,)


def wires_to_cut(scene: GraphScene) -> tuple[Edge, ...]:
    """Return the wires of the selected block, or those between several, and selected wires."""
    nodes, edges = scene.selected_nodes(), scene.selected_edges()
    least = min(len(nodes), 2)
    return tuple(
        edge
        for edge in scene.graph.edges
        if edge in edges or (nodes and (edge.source in nodes) + (edge.target in nodes) >= least)
    )
