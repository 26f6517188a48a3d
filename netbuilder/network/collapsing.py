"""Collapsed groups: what stands for them, where, and the network with each as one node."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netbuilder.network.graph import Graph, Point
from netbuilder.network.grouping import entry_of, exit_of
from netbuilder.network.order import topological

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from netbuilder.network.graph import Edge, Group, NodeId


@dataclass(frozen=True, slots=True)
class CollapsedGroup:
    """A collapsed group as it is shown: one block in the middle of where its nodes stand.

    Attributes:
        group: The group.
        lead: The node in whose place the collapsed group is painted.
        entry: The node that an edge into the group reaches, if it is one.
        exit: The node that an edge out of the group leaves, if it is one.
        place: The middle of the collapsed group.
    """

    group: Group
    lead: NodeId
    entry: NodeId | None
    exit: NodeId | None
    place: Point


def collapsed_groups(graph: Graph) -> Mapping[NodeId, CollapsedGroup]:
    """Return the collapsed group of each node that is in one."""
    found: dict[NodeId, CollapsedGroup] = {}
    for group in graph.groups:
        if group.collapsed and group.nodes:
            owner = _collapsed(graph, group)
            found.update(dict.fromkeys(group.nodes, owner))
    return found


def _collapsed(graph: Graph, group: Group) -> CollapsedGroup:
    entry = entry_of(graph, group.nodes)
    return CollapsedGroup(
        group=group,
        lead=entry or group.nodes[0],
        entry=entry if entry is not None and graph.block(entry).inputs == 1 else None,
        exit=exit_of(graph, group.nodes),
        place=middle_of(graph, group.nodes),
    )


def middle_of(graph: Graph, nodes: Collection[NodeId]) -> Point:
    """Return the middle of where these nodes, at least one, stand."""
    places = [graph.nodes[name].position for name in nodes]
    across, down = [p.x for p in places], [p.y for p in places]
    return Point((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)


def contracted(graph: Graph) -> Graph:
    """Return the network with the lead of each collapsed group in the group's place.

    Where that would make a circle, as with a wire that leaves a group and comes back, the
    network is returned as it is.
    """
    collapsed = collapsed_groups(graph)
    if not collapsed:
        return graph
    nodes = {
        name: node if name not in collapsed else replace(node, position=collapsed[name].place)
        for name, node in graph.nodes.items()
        if name not in collapsed or collapsed[name].lead == name
    }
    edges = dict.fromkeys(led for edge in graph.edges if (led := _led(edge, collapsed)) is not None)
    made = Graph(nodes, tuple(edges))
    return made if len(topological(made)) == len(nodes) else graph


def _led(edge: Edge, collapsed: Mapping[NodeId, CollapsedGroup]) -> Edge | None:
    """Return the edge between what stands for its ends; None inside a collapsed group."""
    source, target = collapsed.get(edge.source), collapsed.get(edge.target)
    if source is not None and source is target:
        return None
    if source is not None:
        edge = edge._replace(source=source.lead)
    return edge if target is None else edge._replace(target=target.lead, target_port=0)


def spread_out(graph: Graph, places: Mapping[NodeId, Point]) -> dict[NodeId, Point]:
    """Return where all nodes come to stand when collapsed groups and nodes are put to `places`."""
    collapsed = collapsed_groups(graph)
    found: dict[NodeId, Point] = {}
    for name, place in places.items():
        owner = collapsed.get(name)
        if owner is None or owner.lead != name:
            found.setdefault(name, place)
            continue
        for member in owner.group.nodes:
            at = graph.nodes[member].position
            found[member] = Point(
                at.x + place.x - owner.place.x,
                at.y + place.y - owner.place.y,
            )
    return found
