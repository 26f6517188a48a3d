"""Groups: nodes kept together under a name, which may be collapsed into one block."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from netbuilder.network.graph import Graph, Group, NodeId
from netbuilder.network.rules import EditError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

LONGEST_TITLE = 60


def group_nodes(graph: Graph, nodes: Collection[NodeId], *, title: str) -> Graph:
    """Keep `nodes` together; a node is in one group at most and leaves its former one.

    Raises:
        EditError: None of them is there.
    """
    members = tuple(name for name in graph.nodes if name in nodes)
    if not members:
        raise EditError(
            _("Group blocks"),
            found=_("nothing selected"),
            expected=_("one block or more"),
            advice=_("First select the blocks that belong together."),
        )
    left = groups_without(graph.groups, members)
    return replace(graph, groups=(*left, Group(new_group_id(graph), title, members)))


def groups_without(groups: Iterable[Group], nodes: Collection[NodeId]) -> tuple[Group, ...]:
    """Return the groups without some nodes; those that are empty then are gone."""
    gone = frozenset(nodes)
    kept = (
        replace(group, nodes=tuple(name for name in group.nodes if name not in gone))
        if gone.intersection(group.nodes)
        else group
        for group in groups
    )
    return tuple(group for group in kept if group.nodes)


def new_group_id(graph: Graph) -> str:
    """Return an id that no group has yet."""
    taken = {group.id for group in graph.groups}
    return next(name for i in count(1) if (name := f"group-{i}") not in taken)


def ungroup(graph: Graph, groups: Collection[str]) -> Graph:
    """Forget groups; their nodes stay."""
    return replace(graph, groups=tuple(g for g in graph.groups if g.id not in groups))


def rename_group(graph: Graph, group: str, title: str) -> Graph:
    """Give a group another name; nothing but spaces leaves it the old one."""
    words = " ".join(title.split())[:LONGEST_TITLE]
    if not words:
        return graph
    return _changed(graph, (group,), lambda old: replace(old, title=words))


def collapsed_group(graph: Graph, nodes: Collection[NodeId]) -> Group | None:
    """Return the collapsed group that consists of just these nodes."""
    wanted = frozenset(nodes)
    groups = (group for group in graph.groups if group.collapsed and group.nodes)
    return next((group for group in groups if wanted == frozenset(group.nodes)), None)


def collapse(graph: Graph, groups: Collection[str], *, collapsed: bool) -> Graph:
    """Show groups collapsed, each as one block, or expanded, as frames around their nodes."""
    return _changed(graph, groups, lambda old: replace(old, collapsed=collapsed))


def _changed(graph: Graph, groups: Collection[str], change: Callable[[Group], Group]) -> Graph:
    made = tuple(change(group) if group.id in groups else group for group in graph.groups)
    return graph if made == graph.groups else replace(graph, groups=made)


def group_by_node(graph: Graph) -> Mapping[NodeId, Group]:
    """Return the group of each node that is in one."""
    return {name: group for group in graph.groups for name in group.nodes}


def groups_of(graph: Graph, nodes: Collection[NodeId]) -> tuple[Group, ...]:
    """Return the groups that hold at least one of `nodes`."""
    wanted = frozenset(nodes)
    return tuple(group for group in graph.groups if wanted.intersection(group.nodes))


def entry_of(graph: Graph, nodes: Collection[NodeId]) -> NodeId | None:
    """Return the one node that takes from outside `nodes`, or could; None where it is not one."""
    inside = frozenset(nodes)
    starts = [
        name
        for name in graph.nodes
        if name in inside
        and graph.block(name).inputs
        and not any(edge.source in inside for edge in graph.incoming(name))
    ]
    taking = {e.target for e in graph.edges if e.target in inside and e.source not in inside}
    return starts[0] if len(starts) == 1 and taking <= set(starts) else None


def exit_of(graph: Graph, nodes: Collection[NodeId]) -> NodeId | None:
    """Return the one node whose output leaves `nodes`, or could; None where it is not one."""
    inside = frozenset(nodes)
    ends = [
        name
        for name in graph.nodes
        if name in inside and not any(edge.target in inside for edge in graph.outgoing(name))
    ]
    giving = {e.source for e in graph.edges if e.source in inside and e.target not in inside}
    return ends[0] if len(ends) == 1 and giving <= set(ends) else None
