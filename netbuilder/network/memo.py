"""Memo of what follows from the edges alone: found once, kept while only settings change."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

from netbuilder.blocks.input import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import Graph, NodeId

Found = TypeVar("Found")
_MOST_KEPT = 64
"""Answers for one wiring: a few functions, for a few sets of unconnected blocks."""

_NOTHING = object()


def remembered(find: Callable[[Graph], Found]) -> Callable[[Graph], Found]:
    """Keep the answers of a function that asks for a graph's wires, ids and Inputs alone.

    An answer is shared, so it must be one that nobody changes. Window and engine may ask at once.
    """

    @wraps(find)
    def ask(graph: Graph) -> Found:
        memory = graph.wiring_memory
        key = (find, tuple(graph.nodes), input_nodes(graph))
        found = memory.get(key, _NOTHING)
        if found is _NOTHING:
            found = find(graph)
            if len(memory) >= _MOST_KEPT:
                memory.clear()
            memory[key] = found
        return cast("Found", found)

    return ask


def input_nodes(graph: Graph) -> tuple[NodeId, ...]:
    """Return the nodes where data enter."""
    return tuple(node.id for node in graph.nodes.values() if isinstance(node.block, Input))
