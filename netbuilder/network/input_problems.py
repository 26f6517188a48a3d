"""Problems of where the data enter: no Input, or several; and what fixes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import size_of
from netbuilder.network.edit import connect, remove_nodes, set_block
from netbuilder.network.graph import Edge, Graph, NodeId
from netbuilder.network.naming import short_name
from netbuilder.network.order import downstream, input_nodes, topological
from netbuilder.network.placement import add_before
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.shapes import infer_shapes
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.shape import Shape


def input_problems(graph: Graph, data: Shape) -> Iterator[Problem[Graph]]:
    """Yield that there is no Input, or each that is one too many; `data` is an example’s shape."""
    inputs = input_nodes(graph)
    if not inputs:
        yield _no_input(data)
    if len(inputs) < 2:
        return
    ways = _ways_onward(graph)
    main = max(inputs, key=ways.__getitem__)
    for name in inputs:
        if name != main:
            yield _one_too_many(graph, name, main, count=len(inputs))


def _no_input(data: Shape) -> Problem[Graph]:
    return Problem(
        kind="no_input",
        severity=Severity.UNFINISHED,
        title=_("The network has no Input"),
        found=_("no block through which data enter"),
        expected=_("one Input at the beginning"),
        advice=_("Drag an Input block from the palette to before the first block."),
        step=_("Add an Input"),
        fix=Fix(_("Add Input"), partial(_add_input, data=data)),
    )


def _one_too_many(graph: Graph, name: NodeId, main: NodeId, *, count: int) -> Problem[Graph]:
    joined, title = bool(graph.outgoing(name)), short_name(graph, name)
    replace = Fix(
        _("Connect the wires to the other Input")
        if joined
        else _("Delete {block}").format(block=title),
        partial(_replace_input, node=name, other=main),
    )
    delete = Fix(
        _("Delete {block} and its branch").format(block=title),
        partial(_delete_input, node=name),
    )
    return Problem(
        kind="several_inputs",
        severity=Severity.ERROR,
        title=_("The network has several Inputs"),
        found=counted("{count} Input", "{count} Inputs", count),
        expected=_("one"),
        advice=_("Delete this one and connect its wires to the other."),
        node=name,
        fix=replace,
        alternatives=(delete,) if joined else (),
    )


def _ways_onward(graph: Graph) -> dict[NodeId, int]:
    """Return how many wires follow each other behind each node at most."""
    found: dict[NodeId, int] = {}
    for name in reversed(topological(graph)):
        found[name] = max((found[edge.target] + 1 for edge in graph.outgoing(name)), default=0)
    return found


def _replace_input(graph: Graph, *, node: NodeId, other: NodeId) -> Graph:
    """Delete an Input; what it leads to is led to from another one."""
    wires = graph.outgoing(node)
    left = remove_nodes(graph, (node,))
    for edge in wires:
        left = connect(left, edge._replace(source=other))
    return left


def _delete_input(graph: Graph, *, node: NodeId) -> Graph:
    """Delete an Input, and what the data reach from it alone."""
    others = downstream(graph, (name for name in input_nodes(graph) if name != node))
    return remove_nodes(graph, downstream(graph, (node,)) - others)


def _add_input(graph: Graph, *, data: Shape) -> Graph:
    """Add an Input before the longest chain, in the layout of the data that it takes."""
    head = _longest_head(graph)
    grown, name = add_before(graph, Input(shape=data), head)
    if head is not None:
        grown = connect(grown, Edge(name, head))
    return set_block(grown, name, Input(shape=likely_layout(grown, name, layouts(data))))


def _longest_head(graph: Graph) -> NodeId | None:
    """Return the block without a wire that most others follow; of several, the leftmost."""
    ways = _ways_onward(graph)
    heads = (n for n in graph.nodes.values() if n.block.inputs and not graph.incoming(n.id))
    found = min(heads, key=lambda n: (-ways[n.id], n.position), default=None)
    return None if found is None else found.id


def layouts(data: Shape) -> tuple[Shape, ...]:
    """Return how examples can be laid out: as they are, with a channel axis, as a vector."""
    with_channel = ((*data, 1),) if len(data) == 2 else ()
    return tuple(dict.fromkeys((data, *with_channel, (size_of(data),))))


def likely_layout(graph: Graph, node: NodeId, tried: tuple[Shape, ...]) -> Shape:
    """Return the shape of an Input with which the most blocks have an output; the first of such."""

    def unreached(shape: Shape) -> int:
        changed = set_block(graph, node, graph.block(node).with_settings(shape=shape))
        return sum(found.output is None for found in infer_shapes(changed).values())

    return min(tried, key=unreached)
