"""Automatic layout of nodes: in layers, left to right, long networks in rows."""

from __future__ import annotations

from netbuilder.network.collapsing import contracted, spread_out
from netbuilder.network.edit import move_nodes
from netbuilder.network.graph import Graph, NodeId, Point
from netbuilder.network.layers import Layers
from netbuilder.network.order import topological
from netbuilder.network.rows import COLUMN as COLUMN
from netbuilder.network.rows import ROW as ROW
from netbuilder.network.rows import in_rows

_ORIGIN = Point(0.0, 0.0)


def tidy(graph: Graph, *, origin: Point = _ORIGIN) -> Graph:
    """Place every node in the column of its depth, beside its neighbours, few wires crossing.

    The first node of the first column stands at `origin`. A collapsed group stands as one node.
    What is too long for one row goes on in the next.
    """
    shown = contracted(graph)
    columns = depths(shown)
    heights = Layers(shown, columns).heights()
    first = next((heights[name] for name, depth in columns.items() if depth == 0), 0.0)
    rows = in_rows(shown, columns, heights)
    of_column = [row for row in rows for _ in range(row.first, row.end)]
    places = {}
    for name, depth in columns.items():
        row = of_column[depth]
        down = row.down + heights[name] - first
        places[name] = Point(
            origin.x + COLUMN * (depth - row.first), round(origin.y + ROW * down, 1)
        )
    return move_nodes(graph, places if shown is graph else spread_out(graph, places))


def depths(graph: Graph) -> dict[NodeId, int]:
    """Return how many wires at most lie between each node and a start."""
    found: dict[NodeId, int] = {}
    for name in topological(graph):
        found[name] = max((found[edge.source] + 1 for edge in graph.incoming(name)), default=0)
    return found
