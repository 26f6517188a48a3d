"""Where nodes stand when nobody has placed them: in layers, left to right."""

from __future__ import annotations

from collections import defaultdict

from netbuilder.network.edit import move_nodes
from netbuilder.network.graph import Graph, NodeId, Point
from netbuilder.network.order import topological

COLUMN = 168.0
ROW = 120.0
_ORIGIN = Point(0.0, 0.0)


def tidy(graph: Graph, *, origin: Point = _ORIGIN) -> Graph:
    """Place every node in the column of its depth, one below the other within a column."""
    columns: defaultdict[int, list[NodeId]] = defaultdict(list)
    for name, depth in depths(graph).items():
        columns[depth].append(name)
    places = {}
    for depth, names in columns.items():
        top = origin.y - ROW * (len(names) - 1) / 2
        for row, name in enumerate(names):
            places[name] = Point(origin.x + COLUMN * depth, top + ROW * row)
    return move_nodes(graph, places)


def depths(graph: Graph) -> dict[NodeId, int]:
    """Return how many wires at most lie between each node and a start."""
    found: dict[NodeId, int] = {}
    for name in topological(graph):
        found[name] = max((found[edge.source] + 1 for edge in graph.incoming(name)), default=0)
    return found
