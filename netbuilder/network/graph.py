"""The graph: blocks placed and joined, as an immutable value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.block import Block

NodeId: TypeAlias = str


class Point(NamedTuple):
    """A place on the canvas, in scene units: x to the right, y down."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Node:
    """One placed block."""

    id: NodeId
    block: Block
    position: Point


class Edge(NamedTuple):
    """Edge from the output of `source` to an input port of `target`."""

    source: NodeId
    target: NodeId
    source_port: int = 0
    target_port: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes kept together under a name."""

    id: str
    title: str
    nodes: tuple[NodeId, ...]
    collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A sticky note on the canvas."""

    id: str
    text: str
    position: Point
    size: tuple[float, float] = (180.0, 80.0)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The edges by their ends, shared by all graphs that are wired alike."""

    incoming: Mapping[NodeId, tuple[Edge, ...]]
    outgoing: Mapping[NodeId, tuple[Edge, ...]]
    memory: dict[object, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by id, in the order of their making, and the edges between their ports.

    Editing is a function from graph to graph; see `netbuilder.network.edit`.
    """

    nodes: Mapping[NodeId, Node] = field(default_factory=lambda: MappingProxyType({}))
    edges: tuple[Edge, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    _neighbours: _Neighbours = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nodes", MappingProxyType(dict(self.nodes)))
        object.__setattr__(self, "_neighbours", _neighbours_of(self.edges))

    def incoming(self, node: NodeId) -> tuple[Edge, ...]:
        """Return the edges that end at `node`, by input port."""
        return self._neighbours.incoming.get(node, ())

    def outgoing(self, node: NodeId) -> tuple[Edge, ...]:
        """Return the edges that begin at `node`."""
        return self._neighbours.outgoing.get(node, ())

    @property
    def wiring_memory(self) -> dict[object, object]:
        """Answers that `netbuilder.network.memo` keeps for graphs with these edges."""
        return self._neighbours.memory

    def block(self, node: NodeId) -> Block:
        """Return the block placed as `node`."""
        return self.nodes[node].block


@lru_cache(maxsize=4)
def _neighbours_of(edges: tuple[Edge, ...]) -> _Neighbours:
    incoming: defaultdict[NodeId, list[Edge]] = defaultdict(list)
    outgoing: defaultdict[NodeId, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: edge.target_port):
        incoming[edge.target].append(edge)
        outgoing[edge.source].append(edge)
    return _Neighbours(
        {name: tuple(found) for name, found in incoming.items()},
        {name: tuple(found) for name, found in outgoing.items()},
    )
