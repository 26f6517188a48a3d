"""Another order of the blocks in a chain, which all keep to the places of the chain."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from netbuilder.network.edit import move_nodes
from netbuilder.network.graph import Edge

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph, NodeId


def move_behind(graph: Graph, node: NodeId, anchor: NodeId) -> Graph:
    """Move a node to behind one that follows it in a chain of blocks with one input each."""
    first, *others = _chain(graph, node, anchor)
    return _reordered(graph, (first, *others), (*others, first))


def move_before(graph: Graph, node: NodeId, anchor: NodeId) -> Graph:
    """Move a node to before one that leads to it in a chain of blocks with one input each."""
    *others, last = _chain(graph, anchor, node)
    return _reordered(graph, (*others, last), (last, *others))


def _chain(graph: Graph, first: NodeId, last: NodeId) -> tuple[NodeId, ...]:
    found = [last]
    while found[-1] != first:
        found.append(graph.incoming(found[-1])[0].source)
    return tuple(reversed(found))


def _reordered(graph: Graph, chain: tuple[NodeId, ...], order: tuple[NodeId, ...]) -> Graph:
    """Give the nodes of a chain another order: the wires into it and out of it stay."""
    inner = {*pairwise(chain)}
    kept = (
        edge._replace(
            target=order[0] if edge.target == chain[0] else edge.target,
            source=order[-1] if edge.source == chain[-1] else edge.source,
        )
        for edge in graph.edges
        if (edge.source, edge.target) not in inner
    )
    joined = (Edge(source, target) for source, target in pairwise(order))
    places = {name: graph.nodes[old].position for name, old in zip(order, chain, strict=True)}
    return move_nodes(replace(graph, edges=(*kept, *joined)), places)
