"""Edits of a chain as it stands: a node taken out of it, moved within it, or swapped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.edit import disconnect, move_nodes, move_onto_edge
from netbuilder.network.placement import join_behind, settle

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge, Graph, NodeId


def detach(graph: Graph, node: NodeId) -> Graph:
    """Cut a node with one input out of its chain; it stays, and its neighbours are joined."""
    before = graph.incoming(node)
    if not before:
        return disconnect(graph, graph.outgoing(node))
    source = before[0]
    edges = (
        edge._replace(source=source.source, source_port=source.source_port)
        if edge.source == node
        else edge
        for edge in graph.edges
        if edge.target != node
    )
    return replace(graph, edges=tuple(edges))


def move_behind(graph: Graph, node: NodeId, anchor: NodeId) -> Graph:
    """Move a node with one input to behind `anchor`, as if it had been dropped there."""
    return join_behind(_beside(detach(graph, node), node, anchor), node, anchor)


def move_before(graph: Graph, node: NodeId, anchor: NodeId) -> Graph:
    """Move a node with one input to before `anchor`, which has one input, too."""
    left = detach(graph, node)
    edge = left.incoming(anchor)[0]
    return settle(move_onto_edge(_beside(left, node, edge.source), node, edge), node)


def _beside(graph: Graph, node: NodeId, anchor: NodeId) -> Graph:
    """Put a node to where its anchor stands: it comes to its place from there."""
    return move_nodes(graph, {node: graph.nodes[anchor].position})


def swap(graph: Graph, first: NodeId, second: NodeId) -> Graph:
    """Swap two nodes that follow each other in a chain, wires and places."""
    edges = tuple(_swapped(edge, first, second) for edge in graph.edges)
    places = {
        first: graph.nodes[second].position,
        second: graph.nodes[first].position,
    }
    return move_nodes(replace(graph, edges=edges), places)


def _swapped(edge: Edge, first: NodeId, second: NodeId) -> Edge:
    if (edge.source, edge.target) == (first, second):
        return edge._replace(source=second, target=first)
    if edge.target == first:
        return edge._replace(target=second)
    return edge._replace(source=first) if edge.source == second else edge
