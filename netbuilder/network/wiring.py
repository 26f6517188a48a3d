"""Joining all the blocks of a network at once, by the rule that joins them one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.order import topological
from netbuilder.network.rules import EditError, circle, end_refusal
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from netbuilder.network.graph import Edge, Graph


def wired(graph: Graph, edges: Iterable[Edge]) -> Graph:
    """Return the graph with these edges in place of its own; it takes time as they are many.

    Raises:
        EditError: A port is not there or has two edges, or they lead in a circle.
    """
    joined = tuple(edges)
    taken: set[tuple[str, int]] = set()
    for edge in joined:
        why = end_refusal(graph, edge)
        if why is not None:
            raise why
        if (edge.target, edge.target_port) in taken:
            raise EditError(
                _("The wires"),
                found=_("two wires into one input of “{id}”").format(id=edge.target),
                expected=_("one"),
            )
        taken.add((edge.target, edge.target_port))
    whole = replace(graph, edges=joined)
    beside = whole.nodes.keys() - topological(whole)
    if beside:
        raise circle(whole, _on_a_circle(whole, beside))
    return whole


def _on_a_circle(graph: Graph, beside: Set[str]) -> Edge:
    """Return an edge on a circle; `beside` are the nodes on circles and behind them."""
    node = next(name for name in graph.nodes if name in beside)
    seen: dict[str, Edge] = {}
    while node not in seen:
        seen[node] = next(edge for edge in graph.incoming(node) if edge.source in beside)
        node = seen[node].source
    return seen[node]
