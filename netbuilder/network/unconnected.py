"""Blocks that no path joins to the Input, and where each of them most likely belongs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.shape import ShapeError
from netbuilder.network.edit import connect, remove_nodes
from netbuilder.network.graph import Edge
from netbuilder.network.naming import short_name
from netbuilder.network.order import active, output_nodes, upstream
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.rules import can_connect
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import Graph, Node, NodeId
    from netbuilder.network.shapes import NodeShapes


def unconnected(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, is_complete: bool
) -> Iterator[Problem[Graph]]:
    """Yield a problem for each block that the data do not reach.

    A network that is complete can be trained without it: then it is a warning. Else it is a part
    that waits for its wire.
    """
    reached = frozenset(active(graph))
    for name, node in graph.nodes.items():
        if name not in reached and shapes[name].error is None:
            yield _aside(graph, shapes, node, is_complete=is_complete)


def _aside(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], node: Node, *, is_complete: bool
) -> Problem[Graph]:
    name, title = short_name(graph, node.id), _(node.block.title)
    delete = Fix(_("Delete {block}").format(block=name), partial(remove_nodes, nodes=(node.id,)))
    join = _join_fix(graph, shapes, node, is_complete=is_complete)
    fixes = (delete,) if join is None else (delete, join) if is_complete else (join, delete)
    return Problem(
        kind="aside",
        severity=Severity.WARNING if is_complete else Severity.UNFINISHED,
        title=_("{block} is not connected").format(block=title),
        found=_("no path from the Input to this block"),
        expected=_("a wire to its input"),
        advice=_("Draw a wire to its input, or delete it; it is not used in training."),
        node=node.id,
        step=_("Connect {block}").format(block=name),
        fix=fixes[0],
        alternatives=fixes[1:],
    )


def _join_fix(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], node: Node, *, is_complete: bool
) -> Fix[Graph] | None:
    """Return the fix that joins the beginning of the node's chain to the last block.

    There is none where the data do not fit there, or where a complete network would answer with
    another shape.
    """
    ends, head = output_nodes(graph), _head(graph, node.id)
    if len(ends) != 1 or head is None:
        return None
    given = shapes[ends[0]].output
    if given is None:
        return None
    try:
        output = graph.block(head).output_shape(given)
    except ShapeError:
        return None
    is_last = not graph.outgoing(head)
    if is_complete and not (is_last and output == given):
        return None
    edge = Edge(ends[0], head)
    if not can_connect(graph, edge):
        return None
    title = _("Connect {block} after the last block").format(block=short_name(graph, head))
    return Fix(title, partial(connect, edge=edge))


def _head(graph: Graph, node: NodeId) -> NodeId | None:
    """Return the one block at the beginning of a chain that takes a single wire, or None."""
    heads = [name for name in upstream(graph, (node,)) if not graph.incoming(name)]
    alone = len(heads) == 1 and graph.block(heads[0]).inputs == 1
    return heads[0] if alone else None
