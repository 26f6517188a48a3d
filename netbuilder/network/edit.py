"""Edits: functions from graph to graph that raise before anything has changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from netbuilder.network.graph import Edge, Graph, Node, NodeId, Point
from netbuilder.network.grouping import groups_without
from netbuilder.network.order import output_nodes
from netbuilder.network.rules import EditError, refusal, require_few_enough
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netbuilder.blocks.block import Block


class NewIds:
    """Ids for new nodes, like `dense-2`, each of which a graph does not use yet."""

    def __init__(self, graph: Graph) -> None:
        self._taken = graph.nodes.keys()
        self._numbers: dict[str, Iterator[int]] = {}

    def next_for(self, block: Block) -> NodeId:
        """Return one more."""
        stem = block.kind().lower()
        numbers = self._numbers.setdefault(stem, count(1))
        return next(name for i in numbers if (name := f"{stem}-{i}") not in self._taken)


def add_node(
    graph: Graph, block: Block, position: Point, *, node: NodeId | None = None
) -> tuple[Graph, NodeId]:
    """Place `block` and return the graph with the new node's id.

    Raises:
        EditError: The id is taken, or there are as many blocks as can be.
    """
    require_few_enough(len(graph.nodes) + 1)
    name = node or NewIds(graph).next_for(block)
    if name in graph.nodes:
        raise EditError(_("A block’s name"), found=_("“{id}” twice").format(id=name))
    return replace(graph, nodes={**graph.nodes, name: Node(name, block, position)}), name


def connect(graph: Graph, edge: Edge) -> Graph:
    """Join two ports; a wire that was at the input port before gives way.

    Raises:
        EditError: `rules.refusal` says why.
    """
    why = refusal(graph, edge)
    if why is not None:
        raise why
    kept = tuple(
        old
        for old in graph.edges
        if (old.target, old.target_port) != (edge.target, edge.target_port)
    )
    return replace(graph, edges=(*kept, edge))


def disconnect(graph: Graph, edges: Iterable[Edge]) -> Graph:
    """Cut wires; those that are not there are passed over."""
    cut = set(edges)
    return replace(graph, edges=tuple(edge for edge in graph.edges if edge not in cut))


def reroute(graph: Graph, old: Edge, new: Edge) -> Graph:
    """Move one end of a wire to another port.

    Raises:
        EditError: The new ends cannot be joined.
    """
    return connect(disconnect(graph, (old,)), new)


def insert_on_edge(graph: Graph, edge: Edge, block: Block, position: Point) -> tuple[Graph, NodeId]:
    """Place `block` in the middle of a wire.

    Raises:
        EditError: The wire is gone, or the block takes no input.
    """
    if edge not in graph.edges:
        raise EditError(_("The wire to insert into"), found=_("no such wire"))
    grown, name = add_node(graph, block, position)
    return _splice(grown, edge, name), name


def move_onto_edge(graph: Graph, node: NodeId, edge: Edge) -> Graph:
    """Put a node that is not connected into the middle of an edge.

    Raises:
        EditError: The wire is gone, the node is joined already, or it takes no input.
    """
    if edge not in graph.edges or graph.incoming(node) or graph.outgoing(node):
        raise EditError(
            _("This block cannot be inserted into the wire"),
            found=_("a block that is already connected"),
        )
    return _splice(graph, edge, node)


def _splice(graph: Graph, edge: Edge, node: NodeId) -> Graph:
    opened = disconnect(graph, (edge,))
    begun = connect(opened, Edge(edge.source, node, edge.source_port, 0))
    return connect(begun, Edge(node, edge.target, 0, edge.target_port))


def append(graph: Graph, block: Block, position: Point) -> tuple[Graph, NodeId]:
    """Place `block` behind the last block of the network, where there is exactly one such."""
    ends = output_nodes(graph)
    grown, name = add_node(graph, block, position)
    if len(ends) == 1 and block.inputs:
        grown = connect(grown, Edge(ends[0], name))
    return grown, name


def remove_nodes(graph: Graph, nodes: Iterable[NodeId]) -> Graph:
    """Take nodes out; where one stood in the middle of a chain, its neighbours are joined.

    Raises:
        EditError: One of them is not there.
    """
    gone = frozenset(nodes)
    for name in gone - graph.nodes.keys():
        raise EditError(_("The block to delete"), found=_("no block “{id}”").format(id=name))
    healed = (_healed(graph, edge, gone) for edge in graph.edges if edge.target not in gone)
    return replace(
        graph,
        nodes={name: node for name, node in graph.nodes.items() if name not in gone},
        edges=tuple(edge for edge in healed if edge is not None),
        groups=groups_without(graph.groups, gone),
    )


def _healed(graph: Graph, edge: Edge, gone: frozenset[NodeId]) -> Edge | None:
    """Return `edge` led on from what stood before its source, if its source goes."""
    origin = edge
    while origin.source in gone:
        before = graph.incoming(origin.source)
        if len(before) != 1:
            return None
        origin = before[0]
    return Edge(origin.source, edge.target, origin.source_port, edge.target_port)


def move_nodes(graph: Graph, positions: Mapping[NodeId, Point]) -> Graph:
    """Put nodes at new places; those that are not there are passed over."""
    moved = {
        name: replace(graph.nodes[name], position=position)
        for name, position in positions.items()
        if name in graph.nodes
    }
    return replace(graph, nodes={**graph.nodes, **moved})


def set_block(graph: Graph, node: NodeId, block: Block) -> Graph:
    """Give a node another block, e.g. the same one with a setting changed.

    Wires into ports that the other block does not have are cut.

    Raises:
        EditError: The node is not there.
    """
    return set_blocks(graph, {node: block})


def set_blocks(graph: Graph, blocks: Mapping[NodeId, Block]) -> Graph:
    """Give several nodes other blocks, as `set_block` does.

    Raises:
        EditError: One of the nodes is not there.
    """
    for node in blocks.keys() - graph.nodes.keys():
        raise EditError(_("The block to change"), found=_("no block “{id}”").format(id=node))
    cut = [
        edge
        for node, block in blocks.items()
        for edge in graph.incoming(node)
        if edge.target_port >= block.inputs
    ]
    kept = disconnect(graph, cut) if cut else graph
    changed = {node: replace(graph.nodes[node], block=block) for node, block in blocks.items()}
    return replace(kept, nodes={**graph.nodes, **changed})
