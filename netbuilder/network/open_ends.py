"""Open ends: the blocks whose output goes nowhere, and the one that a dropped block continues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.network.layout import COLUMN, ROW
from netbuilder.network.order import output_nodes

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph, NodeId, Point

REACH: Final = 2.2 * COLUMN
"""Distance to the right of an open end within which a drop still joins it."""
_ROW_BELOW: Final = (0.6 * ROW, 2.0 * ROW)
"""Distances below the last block at which a drop begins the next row."""


def open_end_before(graph: Graph, point: Point) -> NodeId | None:
    """Return the open end that a block dropped at `point` continues, or None.

    That is the nearest one to the left, connected to an Input or not. Where the network has
    reached the end of a row, it is also the last block, if nothing stands in the row below yet.
    """
    ends = [
        name for name in graph.nodes if not graph.outgoing(name) and _is_left(graph, name, point)
    ]
    if ends:
        return min(ends, key=lambda name: _distance(graph.nodes[name].position, point))
    return _end_of_row(graph, point)


def _is_left(graph: Graph, node: NodeId, point: Point) -> bool:
    at = graph.nodes[node].position
    return 0 < point.x - at.x <= REACH and abs(point.y - at.y) <= ROW


def _distance(one: Point, other: Point) -> float:
    # A row is read along: a block in it is nearer than one of the row above.
    return abs(one.x - other.x) + 2.0 * abs(one.y - other.y)


def _end_of_row(graph: Graph, point: Point) -> NodeId | None:
    ends = output_nodes(graph)
    if len(ends) != 1:
        return None
    last = graph.nodes[ends[0]].position
    least, most = _ROW_BELOW
    begins_row = point.x <= last.x and least <= point.y - last.y <= most
    others = [node.position for name, node in graph.nodes.items() if name != ends[0]]
    ends_row = any(at.x < last.x and abs(at.y - last.y) < ROW / 2 for at in others)
    is_free = all(at.y - last.y < ROW / 2 for at in others)
    return ends[0] if begins_row and ends_row and is_free else None
