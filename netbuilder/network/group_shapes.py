"""Shapes of a group seen from outside: as of one block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.shapes import NodeShapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.network.graph import Graph, Group, NodeId


def shapes_of_group(graph: Graph, group: Group, shapes: Mapping[NodeId, NodeShapes]) -> NodeShapes:
    """Return what enters a group, what leaves it if that is one block's output, and its parameters.

    A block from which nothing leads on gives an output, too. What enters by several wires from one
    block is counted once.
    """
    members = frozenset(group.nodes)
    sources = dict.fromkeys(
        edge.source for edge in graph.edges if edge.target in members and edge.source not in members
    )
    entering = (shapes[name].output for name in sources)
    leaving = [name for name in group.nodes if _leads_out(graph, name, members)]
    inside = [shapes[name] for name in group.nodes]
    return NodeShapes(
        inputs=tuple(shape for shape in entering if shape is not None),
        output=shapes[leaving[0]].output if len(leaving) == 1 else None,
        multiply_adds=sum(one.multiply_adds for one in inside),
        parameters=sum(one.parameters for one in inside),
        trainable=sum(one.trainable for one in inside),
        frozen=sum(one.frozen for one in inside),
    )


def _leads_out(graph: Graph, node: NodeId, members: frozenset[NodeId]) -> bool:
    onward = graph.outgoing(node)
    return not onward or any(edge.target not in members for edge in onward)
