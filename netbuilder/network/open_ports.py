"""Inputs of blocks that no data reach, and what most likely fills them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.merge import Elementwise
from netbuilder.network.edit import connect, disconnect, remove_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Node, NodeId
from netbuilder.network.naming import block_name, short_name
from netbuilder.network.order import active, output_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.rules import can_connect
from netbuilder.network.shapes import fits
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.shapes import NodeShapes

MOST_TRIED: Final = 3
"""Loose ends, or open inputs, for which a wire is offered: no more buttons would be read."""
_LONGEST_WAY_AROUND: Final = 12


class OpenPort(NamedTuple):
    """The only input of a block that no data reach, beside others that they do reach."""

    node: NodeId
    port: int
    block: Block
    others: tuple[Shape | None, ...]

    def edge_from(self, source: NodeId) -> Edge:
        """Return the wire that would close it."""
        return Edge(source, self.node, 0, self.port)

    def takes(self, graph: Graph, source: NodeId, shape: Shape | None) -> bool:
        """Tell whether a wire from `source`, which gives `shape`, may come here and fits."""
        given = [other for other in self.others if other is not None]
        if shape is None or len(given) < len(self.others):
            return False
        given.insert(self.port, shape)
        return fits(self.block, *given) and can_connect(graph, self.edge_from(source))


def open_ports(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[OpenPort]:
    """Yield the inputs that could be closed by a single wire each."""
    reached = frozenset(active(graph))
    for name in active(graph):
        block = graph.block(name)
        if block.inputs < 2:
            continue
        joined = {e.target_port: e.source for e in graph.incoming(name) if e.source in reached}
        if len(joined) == block.inputs - 1:
            free = next(port for port in range(block.inputs) if port not in joined)
            others = tuple(shapes[joined[port]].output for port in sorted(joined))
            yield OpenPort(name, free, block, others)


def port_problems(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[Problem[Graph]]:
    """Yield each block of the network that the data do not reach at all its inputs."""
    reached = frozenset(active(graph))
    single = {port.node: port for port in open_ports(graph, shapes)}
    for name in graph.nodes:
        joined = tuple(edge for edge in graph.incoming(name) if edge.source in reached)
        if name in reached and len(joined) < graph.block(name).inputs:
            fixes = [_fewer_inputs(graph, graph.nodes[name], joined)]
            if name in single:
                fixes = [*_connections(graph, shapes, single[name]), *fixes]
            yield _missing_input(graph, graph.nodes[name], fixes, joined=len(joined))


def _missing_input(
    graph: Graph, node: Node, fixes: Sequence[Fix[Graph]], *, joined: int
) -> Problem[Graph]:
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
        advice=_("Connect another branch to it, or reduce the number of its inputs.")
        if node.block.inputs > 2
        else _("Connect another branch to it, or delete it."),
        node=node.id,
        step=_("Connect another input of {block}").format(block=short_name(graph, node.id)),
        fix=fixes[0],
        alternatives=tuple(fixes[1:]),
    )


def _connections(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], port: OpenPort
) -> Iterator[Fix[Graph]]:
    """Yield the wires that would close an input: from a loose end, or as a skip connection.

    A sum is a skip connection around what keeps the shape.
    Source: He et al., "Deep Residual Learning", CVPR 2016.
    """
    loose = [name for name in output_nodes(graph)[:MOST_TRIED] if name != port.node]
    around = _around(graph, shapes, port) if isinstance(port.block, Elementwise) else None
    merge = short_name(graph, port.node)
    tried = dict.fromkeys(loose, _("Connect {block} to {merge}"))
    if around is not None:
        tried[around] = _("Add a skip connection from {block}")
    for source, title in tried.items():
        if port.takes(graph, source, shapes[source].output):
            edit = partial(connect, edge=port.edge_from(source))
            yield Fix(title.format(block=block_name(graph, source), merge=merge), edit)


def _around(graph: Graph, shapes: Mapping[NodeId, NodeShapes], port: OpenPort) -> NodeId | None:
    """Return the nearest block above whose output has the shape of what comes in, past weights."""
    name = next(iter(graph.incoming(port.node))).source
    wanted, has_passed_weights = shapes[name].output, False
    for _step in range(_LONGEST_WAY_AROUND):
        if wanted is None or len(graph.incoming(name)) != 1:
            return None
        has_passed_weights = has_passed_weights or bool(shapes[name].weights)
        name = graph.incoming(name)[0].source
        if has_passed_weights and shapes[name].output == wanted:
            return name
    return None


def _fewer_inputs(graph: Graph, node: Node, joined: tuple[Edge, ...]) -> Fix[Graph]:
    """Return the fix that leaves out the inputs without data; a merge of one thing can go."""
    ports = node.block.ports
    others = tuple(edge for edge in graph.incoming(node.id) if edge not in joined)
    if len(joined) == 1 or ports is None:
        title = _("Delete {block}").format(block=short_name(graph, node.id))
        return Fix(title, partial(_delete, node=node.id, wires=others))
    fewer: Block = node.block.with_settings(**{ports: len(joined)})
    title = _("Set inputs to {number}").format(number=len(joined))
    return Fix(title, partial(_close_ports, node=node.id, block=fewer, wires=others))


def _delete(graph: Graph, *, node: NodeId, wires: tuple[Edge, ...]) -> Graph:
    return remove_nodes(disconnect(graph, wires), (node,))


def _close_ports(graph: Graph, *, node: NodeId, block: Block, wires: tuple[Edge, ...]) -> Graph:
    """Give the other wires of a node its first ports, and leave the rest of them out."""
    left = disconnect(graph, wires)
    closed = {edge: port for port, edge in enumerate(left.incoming(node))}
    edges = tuple(
        edge._replace(target_port=closed.get(edge, edge.target_port)) for edge in left.edges
    )
    return set_block(replace(left, edges=edges), node, block)
