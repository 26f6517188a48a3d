"""Order of the nodes along the edges: topological order, reachability, ends."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from netbuilder.network.memo import input_nodes as input_nodes
from netbuilder.network.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netbuilder.network.graph import Edge, Graph, NodeId


@remembered
def topological(graph: Graph) -> tuple[NodeId, ...]:
    """Return all nodes so that each stands behind those it takes from.

    Nodes on a cycle, which only a damaged file can hold, are left out.
    Source: Kahn, "Topological sorting of large networks", CACM 5 (1962).
    """
    waiting = {node: len(graph.incoming(node)) for node in graph.nodes}
    ready = deque(node for node, count in waiting.items() if count == 0)
    ordered = []
    while ready:
        node = ready.popleft()
        ordered.append(node)
        for edge in graph.outgoing(node):
            waiting[edge.target] -= 1
            if waiting[edge.target] == 0:
                ready.append(edge.target)
    return tuple(ordered)


def downstream(graph: Graph, starts: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes that the data reach from `starts`, these included."""
    return _reach(starts, graph.outgoing, lambda edge: edge.target)


def upstream(graph: Graph, starts: Iterable[NodeId]) -> frozenset[NodeId]:
    """Return the nodes from which the data reach `starts`, these included."""
    return _reach(starts, graph.incoming, lambda edge: edge.source)


def _reach(
    starts: Iterable[NodeId],
    edges: Callable[[NodeId], tuple[Edge, ...]],
    end: Callable[[Edge], NodeId],
) -> frozenset[NodeId]:
    seen = set(starts)
    stack = list(seen)
    while stack:
        for edge in edges(stack.pop()):
            if end(edge) not in seen:
                seen.add(end(edge))
                stack.append(end(edge))
    return frozenset(seen)


@remembered
def active(graph: Graph) -> tuple[NodeId, ...]:
    """Return the nodes that the data reach from an Input, in topological order.

    These are the network; blocks that are not connected are not part of it.
    """
    reached = downstream(graph, input_nodes(graph))
    return tuple(node for node in topological(graph) if node in reached)


@remembered
def output_nodes(graph: Graph) -> tuple[NodeId, ...]:
    """Return the active nodes whose output goes nowhere."""
    return tuple(node for node in active(graph) if not graph.outgoing(node))
