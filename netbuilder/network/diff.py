"""Difference of two graphs, so that a view redraws only what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge, Graph, NodeId


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """Nodes and edges that came, went, or (nodes only) changed."""

    added: tuple[NodeId, ...]
    removed: tuple[NodeId, ...]
    changed: tuple[NodeId, ...]
    added_edges: tuple[Edge, ...]
    removed_edges: tuple[Edge, ...]


def diff(old: Graph, new: Graph) -> GraphDiff:
    """Return what lies between two graphs."""
    old_edges, new_edges = set(old.edges), set(new.edges)
    return GraphDiff(
        added=tuple(name for name in new.nodes if name not in old.nodes),
        removed=tuple(name for name in old.nodes if name not in new.nodes),
        changed=tuple(
            name
            for name, node in new.nodes.items()
            if name in old.nodes and old.nodes[name] is not node and old.nodes[name] != node
        ),
        added_edges=tuple(edge for edge in new.edges if edge not in old_edges),
        removed_edges=tuple(edge for edge in old.edges if edge not in new_edges),
    )
