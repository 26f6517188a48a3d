"""Placement of a part of a network: on an edge, behind a block, or free; as one block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.collapsing import middle_of
from netbuilder.network.copying import paste
from netbuilder.network.edit import connect, disconnect
from netbuilder.network.graph import Edge, Graph, NodeId, Point
from netbuilder.network.grouping import entry_of, exit_of
from netbuilder.network.layout import COLUMN
from netbuilder.network.order import output_nodes
from netbuilder.network.placement import (
    FREE,
    Landing,
    free_place,
    landing_at,
    landing_on,
    move_on,
    onward,
)

if TYPE_CHECKING:
    from collections.abc import Collection


def part_landing_at(graph: Graph, part: Graph, point: Point, *, edge: Edge | None) -> Landing:
    """Return what dropping `part` at `point` does; `edge` is the wire under the mouse."""
    entry = entry_of(part, part.nodes)
    if entry is None:
        return FREE
    if exit_of(part, part.nodes) is None:
        edge = None
    return landing_at(graph, part.block(entry), point, edge=edge)


def part_landing_on(graph: Graph, part: Graph, node: NodeId) -> Landing:
    """Return what dropping `part` onto a node does: it comes behind it."""
    entry, last = entry_of(part, part.nodes), exit_of(part, part.nodes)
    if entry is None:
        return FREE
    landing = landing_on(graph, part.block(entry), node)
    return Landing(behind=node) if last is None else landing


def land_part(
    graph: Graph, part: Graph, point: Point, *, landing: Landing = FREE
) -> tuple[Graph, tuple[NodeId, ...]]:
    """Place a copy of `part`, its middle at `point`, joined as `landing` says; return its nodes.

    Raises:
        EditError: The wire or the block to join is gone.
    """
    middle = middle_of(part, part.nodes)
    if landing is not FREE:
        point = _beside(graph, part, landing, middle)
    offset = Point(point.x - middle.x, point.y - middle.y)
    grown, names = paste(graph, part, offset=offset)
    copies = dict(zip(part.nodes, names, strict=True))
    entry, last = entry_of(part, part.nodes), exit_of(part, part.nodes)
    if landing.edge is not None and entry is not None and last is not None:
        edge = landing.edge
        grown = connect(
            disconnect(grown, (edge,)), edge._replace(target=copies[entry], target_port=0)
        )
        grown = connect(grown, edge._replace(source=copies[last], source_port=0))
        return _make_room(grown, names, edge.target), names
    if landing.behind is not None and entry is not None:
        grown = connect(grown, Edge(landing.behind, copies[entry]))
    return grown, names


def add_part_behind(
    graph: Graph, part: Graph, node: NodeId | None
) -> tuple[Graph, tuple[NodeId, ...]]:
    """Place `part` behind `node`, or behind the last block, or beside the others."""
    anchor = node if node in graph.nodes else next(iter(output_nodes(graph)), None)
    landing = FREE if anchor is None else part_landing_on(graph, part, anchor)
    return land_part(graph, part, free_place(graph), landing=landing)


def _beside(graph: Graph, part: Graph, landing: Landing, middle: Point) -> Point:
    """Return where the middle of `part` comes so that it begins a column behind the block."""
    source = landing.behind if landing.edge is None else landing.edge.source
    if source is None or source not in graph.nodes:
        return middle
    at = graph.nodes[source].position
    left = min(node.position.x for node in part.nodes.values())
    entry = entry_of(part, part.nodes)
    first = middle if entry is None else part.nodes[entry].position
    return Point(at.x + COLUMN + middle.x - left, at.y + middle.y - first.y)


def _make_room(graph: Graph, nodes: Collection[NodeId], target: NodeId) -> Graph:
    """Move everything from `target` on to the right, clear of `nodes`; not in another row."""
    places = [graph.nodes[name].position.x for name in nodes]
    at = graph.nodes[target].position.x
    shift = max(places) + COLUMN - at
    if shift <= 0 or at < min(places) - COLUMN:
        return graph
    return move_on(graph, onward(graph, (target,)), shift)
