"""Problems of the graph itself: found on every edit, without Keras."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.block import Block
from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node, connect, remove_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Node, NodeId, Point
from netbuilder.network.layout import COLUMN, depths
from netbuilder.network.misfit_fixes import misfit_fixes
from netbuilder.network.order import active, input_nodes, output_nodes, topological, upstream
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.shape import ShapeError
    from netbuilder.network.shapes import NodeShapes

GraphProblem = Problem[Graph]


def graph_problems(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> tuple[GraphProblem, ...]:
    """Return every problem of the network, those of the whole first.

    Blocks that are not connected to it are not part of it: `unconnected` tells of them.
    """
    reached = frozenset(active(graph))
    ends, inputs = output_nodes(graph), input_nodes(graph)
    found = list(_at_the_input(graph, inputs))
    # A second Input with nothing behind it is told of as such, not as a branch.
    found += _at_the_output(graph, tuple(name for name in ends if name not in inputs))
    unshaped = _with_shape_of_input(graph)
    for name, node in graph.nodes.items():
        error = shapes[name].error
        if error is not None:
            source = inputs[0] if len(inputs) == 1 and name in unshaped else None
            fixes = misfit_fixes(graph, node, shapes[name].inputs, error.remedy, source=source)
            found.append(_misfit(node, error, fixes))
        elif (
            name in reached
            and sum(edge.source in reached for edge in graph.incoming(name)) < node.block.inputs
        ):
            found.append(_missing_input(graph, node))
    return tuple(found)


def _at_the_input(graph: Graph, inputs: tuple[NodeId, ...]) -> Iterator[GraphProblem]:
    if not inputs:
        yield Problem(
            kind="no_input",
            severity=Severity.UNFINISHED,
            title=_("The network has no Input"),
            found=_("no block through which data enter"),
            expected=_("one Input at the beginning"),
            advice=_("Drag an Input block from the palette to before the first block."),
            step=_("Add an Input"),
            fix=Fix(_("Add Input"), _add_input),
        )
    if len(inputs) < 2:
        return
    ways = _ways_onward(graph)
    main = max(inputs, key=ways.__getitem__)
    for name in inputs:
        if name == main:
            continue
        joined = bool(graph.outgoing(name))
        yield Problem(
            kind="several_inputs",
            severity=Severity.ERROR,
            title=_("The network has several Inputs"),
            found=counted("{count} Input", "{count} Inputs", len(inputs)),
            expected=_("one"),
            advice=_("Delete this one and connect its wires to the other."),
            node=name,
            fix=Fix(
                _("Connect its wires to the other Input") if joined else _("Delete Input"),
                partial(_replace_input, node=name, other=main),
            ),
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


def _add_input(graph: Graph) -> Graph:
    first = min(graph.nodes.values(), key=lambda node: node.position.x, default=None)
    position = Point(first.position.x - COLUMN, first.position.y) if first else Point(0.0, 0.0)
    grown, name = add_node(graph, Input(), position)
    if first is None or graph.incoming(first.id) or not first.block.inputs:
        return grown
    return connect(grown, Edge(name, first.id))


def _at_the_output(graph: Graph, ends: tuple[NodeId, ...]) -> Iterator[GraphProblem]:
    if len(ends) < 2:
        return
    depth = depths(graph)
    longest = max(ends, key=lambda name: depth[name])
    for name in ends:
        if name == longest:
            continue
        yield Problem(
            kind="several_outputs",
            severity=Severity.UNFINISHED,
            title=_("A branch leads nowhere"),
            found=counted(
                "{count} block whose output is not used",
                "{count} blocks whose output is not used",
                len(ends),
            ),
            expected=_("one last block, whose output is the network’s output"),
            advice=_("Connect this branch, or delete it."),
            node=name,
            step=_("Connect the branch that leads nowhere"),
            fix=Fix(_("Delete branch"), partial(_delete_branch, end=name)),
        )


def _delete_branch(graph: Graph, *, end: NodeId) -> Graph:
    """Delete `end` and what leads to nothing else."""
    kept = upstream(graph, (name for name in output_nodes(graph) if name != end))
    gone = tuple(name for name in upstream(graph, (end,)) if name not in kept)
    return remove_nodes(graph, gone)


def _missing_input(graph: Graph, node: Node) -> GraphProblem:
    joined = len(graph.incoming(node.id))
    return Problem(
        kind="missing_input",
        severity=Severity.UNFINISHED,
        title=_("{block} needs another input").format(block=_(node.block.title)),
        found=counted(
            "{joined} of {count} input connected to the network",
            "{joined} of {count} inputs connected to the network",
            node.block.inputs,
            joined=joined,
        ),
        expected=_("a wire to each input, from blocks that the data reach"),
        advice=_("Connect another branch to it, or reduce the number of its inputs."),
        node=node.id,
        step=_("Connect another input of {block}").format(block=_(node.block.title)),
        fix=_fewer_inputs(node, joined),
    )


def _fewer_inputs(node: Node, joined: int) -> Fix[Graph] | None:
    ports = node.block.ports
    if joined == 1:
        title = _("Delete {block}").format(block=_(node.block.title))
        return Fix(title, partial(remove_nodes, nodes=(node.id,)))
    if ports is None or joined == node.block.inputs:
        return None
    fewer: Block = node.block.with_settings(**{ports: joined})
    title = _("Set inputs to {number}").format(number=joined)
    return Fix(title, partial(_close_ports, node=node.id, block=fewer))


def _close_ports(graph: Graph, *, node: NodeId, block: Block) -> Graph:
    """Give the wires of a node its first ports, and leave the others out."""
    closed = {edge: port for port, edge in enumerate(graph.incoming(node))}
    edges = tuple(
        edge._replace(target_port=closed.get(edge, edge.target_port)) for edge in graph.edges
    )
    return set_block(replace(graph, edges=edges), node, block)


def _misfit(node: Node, error: ShapeError, fixes: tuple[Fix[Graph], ...]) -> GraphProblem:
    return Problem(
        kind="misfit",
        severity=Severity.ERROR,
        title=_("{block} cannot take this input").format(block=_(node.block.title)),
        found=error.found,
        expected=error.expected,
        advice=error.advice,
        node=node.id,
        fix=next(iter(fixes), None),
        alternatives=fixes[1:],
    )


def _with_shape_of_input(graph: Graph) -> frozenset[NodeId]:
    """Return the nodes before which nothing gives the Input's data another shape."""
    found: set[NodeId] = set()
    for node in active(graph):
        incoming = graph.incoming(node)
        if len(incoming) != 1:
            continue
        source = incoming[0].source
        block = graph.block(source)
        keeps_shape = type(block).output_shape is Block.output_shape and source in found
        if keeps_shape or isinstance(block, Input):
            found.add(node)
    return frozenset(found)
