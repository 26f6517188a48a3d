"""Some nodes placed several times in a row, each copy behind the last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netbuilder.network.copying import part_of, paste
from netbuilder.network.edit import connect, disconnect, move_nodes
from netbuilder.network.graph import Edge, Graph, NodeId, Point
from netbuilder.network.grouping import entry_of, exit_of, rename_group
from netbuilder.network.layout import COLUMN
from netbuilder.network.order import downstream
from netbuilder.network.rules import EditError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_TIMES = 50
_NUMBERED = re.compile(r"\s+\d+$")


def repeat(
    graph: Graph, nodes: Collection[NodeId], *, times: int
) -> tuple[Graph, tuple[NodeId, ...]]:
    """Let `nodes` stand `times` in a row, themselves included, and return the new nodes, too.

    Each copy takes from the one before; what took from the nodes takes from the last copy. Copies
    of a group are groups of their own, numbered.

    Raises:
        EditError: They do not begin and end with one block each, or the number cannot be.
    """
    if not 1 <= times <= MOST_TIMES:
        raise EditError(
            _("Repeat blocks"), found=str(times), expected=_("1 to {most}").format(most=MOST_TIMES)
        )
    entry, last = entry_of(graph, nodes), exit_of(graph, nodes)
    if entry is None or last is None:
        raise EditError(
            _("Repeat blocks"),
            found=_("blocks with several inputs or outputs"),
            expected=_("a part of the network with one input and one output"),
            advice=_("Select consecutive blocks, without the Input."),
        )
    part = part_of(graph, nodes)
    stride = _width(part) + COLUMN
    onward = [edge for edge in graph.outgoing(last) if edge.target not in nodes]
    grown = _make_room(disconnect(graph, onward), onward, stride * (times - 1))
    added: list[NodeId] = []
    for number in range(1, times):
        grown, names, last = _add_copy(grown, part, (entry, last), number, stride)
        added += names
    for edge in onward:
        grown = connect(grown, edge._replace(source=last))
    return grown, tuple(added)


def _add_copy(
    graph: Graph, part: Graph, ends: tuple[NodeId, NodeId], number: int, stride: float
) -> tuple[Graph, tuple[NodeId, ...], NodeId]:
    """Place one more copy behind `ends[1]`; return its nodes and the last of them."""
    entry, before = ends
    grown, names = paste(graph, part, offset=Point(stride * number, 0.0))
    copies = dict(zip(part.nodes, names, strict=True))
    grown = connect(grown, Edge(before, copies[entry]))
    fresh = grown.groups[len(graph.groups) :]
    for group in fresh:
        stem = _NUMBERED.sub("", group.title)
        grown = rename_group(grown, group.id, f"{stem} {number + 1}")
    own_exit = exit_of(part, part.nodes)
    return grown, names, copies[own_exit or entry]


def _width(part: Graph) -> float:
    across = [node.position.x for node in part.nodes.values()]
    return max(across) - min(across)


def _make_room(graph: Graph, onward: list[Edge], shift: float) -> Graph:
    """Move everything behind these wires to the right."""
    behind = downstream(graph, [edge.target for edge in onward])
    places = {name: graph.nodes[name].position for name in behind}
    return move_nodes(graph, {name: Point(p.x + shift, p.y) for name, p in places.items()})
