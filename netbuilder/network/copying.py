"""Copying parts of a graph into another, or into the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.edit import NewIds
from netbuilder.network.graph import Graph, Node, NodeId, Point
from netbuilder.network.grouping import new_group_id
from netbuilder.network.notes import new_note_id
from netbuilder.network.rules import require_few_enough

if TYPE_CHECKING:
    from collections.abc import Collection


def part_of(graph: Graph, nodes: Collection[NodeId], notes: Collection[str] = ()) -> Graph:
    """Return these nodes and the wires between them, in the order that they have in `graph`.

    With them come the groups that hold nothing else, and the notes asked for.
    """
    wanted = frozenset(nodes)
    return Graph(
        {name: node for name, node in graph.nodes.items() if name in wanted},
        tuple(edge for edge in graph.edges if edge.source in wanted and edge.target in wanted),
        tuple(group for group in graph.groups if wanted.issuperset(group.nodes)),
        tuple(note for note in graph.notes if note.id in notes),
    )


def paste(graph: Graph, part: Graph, *, offset: Point) -> tuple[Graph, tuple[NodeId, ...]]:
    """Add a copy of `part`, moved by `offset`; return the graph and the new nodes' ids.

    Raises:
        EditError: There would be more blocks than can be.
    """
    require_few_enough(len(graph.nodes) + len(part.nodes))
    ids = NewIds(graph)
    names = {node.id: ids.next_for(node.block) for node in part.nodes.values()}
    placed = {
        names[node.id]: Node(names[node.id], node.block, _moved(node.position, offset))
        for node in part.nodes.values()
    }
    copied = (
        edge._replace(source=names[edge.source], target=names[edge.target]) for edge in part.edges
    )
    graph = replace(graph, nodes={**graph.nodes, **placed}, edges=(*graph.edges, *copied))
    for group in part.groups:
        members = tuple(names[name] for name in group.nodes)
        fresh = replace(group, id=new_group_id(graph), nodes=members)
        graph = replace(graph, groups=(*graph.groups, fresh))
    for note in part.notes:
        fresh_note = replace(note, id=new_note_id(graph), position=_moved(note.position, offset))
        graph = replace(graph, notes=(*graph.notes, fresh_note))
    return graph, tuple(names.values())


def _moved(place: Point, offset: Point) -> Point:
    return Point(place.x + offset.x, place.y + offset.y)
