"""Several blocks brought into line, or spread evenly."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from netbuilder.network.collapsing import collapsed_groups, spread_out
from netbuilder.network.edit import move_nodes
from netbuilder.network.graph import Point

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.network.graph import Graph, NodeId


class Axis(Enum):
    """Axis along which blocks stand: a row beside each other, or a column below each other."""

    ROW = "row"
    COLUMN = "column"


def align(graph: Graph, nodes: Iterable[NodeId], axis: Axis) -> Graph:
    """Bring `nodes` onto one line, the mean of where they stand."""
    places = _places(graph, nodes)
    if not places:
        return graph
    x = sum(place.x for place in places.values()) / len(places)
    y = sum(place.y for place in places.values()) / len(places)
    return _moved(
        graph,
        {
            name: Point(place.x, y) if axis is Axis.ROW else Point(x, place.y)
            for name, place in places.items()
        },
    )


def distribute(graph: Graph, nodes: Iterable[NodeId], axis: Axis) -> Graph:
    """Spread `nodes` evenly between the first and the last of them, in the order they stand in."""
    places = _places(graph, nodes)
    if len(places) < 3:
        return graph
    along = {name: p.x if axis is Axis.ROW else p.y for name, p in places.items()}
    ordered = sorted(along, key=along.__getitem__)
    first, last = along[ordered[0]], along[ordered[-1]]
    step = (last - first) / (len(ordered) - 1)
    return _moved(
        graph,
        {
            name: Point(first + step * rank, places[name].y)
            if axis is Axis.ROW
            else Point(places[name].x, first + step * rank)
            for rank, name in enumerate(ordered)
        },
    )


def _places(graph: Graph, nodes: Iterable[NodeId]) -> dict[NodeId, Point]:
    """Return where nodes stand; a collapsed group counts once, under its lead."""
    collapsed, wanted = collapsed_groups(graph), frozenset(nodes)
    places = {}
    for name in graph.nodes:
        owner = collapsed.get(name)
        if name in wanted and (owner is None or owner.lead == name):
            places[name] = graph.nodes[name].position if owner is None else owner.place
    return places


def _moved(graph: Graph, places: dict[NodeId, Point]) -> Graph:
    return move_nodes(graph, spread_out(graph, places))
