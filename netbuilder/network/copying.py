"""Copying parts of a graph into another, or into the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.edit import new_id
from netbuilder.network.graph import Graph, Node, NodeId, Point

if TYPE_CHECKING:
    from collections.abc import Collection


def part_of(graph: Graph, nodes: Collection[NodeId]) -> Graph:
    """Return these nodes and the wires between them, in the order that they have in `graph`."""
    return Graph(
        {name: node for name, node in graph.nodes.items() if name in nodes},
        tuple(edge for edge in graph.edges if edge.source in nodes and edge.target in nodes),
    )


def paste(graph: Graph, part: Graph, *, offset: Point) -> tuple[Graph, tuple[NodeId, ...]]:
    """Add a copy of `part`, moved by `offset`; return the graph and the new nodes' ids."""
    names: dict[NodeId, NodeId] = {}
    for node in part.nodes.values():
        place = Point(node.position.x + offset.x, node.position.y + offset.y)
        name = names[node.id] = new_id(graph, node.block)
        graph = replace(graph, nodes={**graph.nodes, name: Node(name, node.block, place)})
    copied = (
        edge._replace(source=names[edge.source], target=names[edge.target]) for edge in part.edges
    )
    return replace(graph, edges=(*graph.edges, *copied)), tuple(names.values())
