"""Pairs of blocks of two networks that are the same block."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.network.edit import remove_nodes
from netbuilder.network.order import active
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netbuilder.network.graph import Edge, Graph, NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPairs:
    """The active blocks of two networks.

    Attributes:
        matched: From blocks of the one network to those of the other.
        removed: Blocks that only the one has.
        added: Blocks that only the other has.
        titles: What each block of the one is called, e.g. `Dense 2 of 3`.
        other_titles: The same for the other.
    """

    matched: Mapping[NodeId, NodeId]
    removed: tuple[NodeId, ...]
    added: tuple[NodeId, ...]
    titles: Mapping[NodeId, str]
    other_titles: Mapping[NodeId, str]


def pair_blocks(one: Graph, other: Graph) -> BlockPairs:
    """Match blocks of one kind: first by id, then, of those left, by the order of the data."""
    names, others = active(one), active(other)
    matched = {name: name for name in names if name in others and _kind(one, name, other, name)}
    left: defaultdict[str, list[NodeId]] = defaultdict(list)
    for name in others:
        if name not in matched:
            left[other.block(name).kind()].append(name)
    for name in names:
        waiting = left[one.block(name).kind()]
        if name not in matched and waiting:
            matched[name] = waiting.pop(0)
    found = set(matched.values())
    return BlockPairs(
        matched={name: matched[name] for name in names if name in matched},
        removed=tuple(name for name in names if name not in matched),
        added=tuple(name for name in others if name not in found),
        titles=_titles(one, names),
        other_titles=_titles(other, others),
    )


def joined_alike(one: Graph, other: Graph, pairs: BlockPairs) -> bool:
    """Tell whether matched blocks are joined in the same way, whatever stands between them."""
    mapped = {
        edge._replace(source=pairs.matched[edge.source], target=pairs.matched[edge.target])
        for edge in _edges_between(one, pairs.matched)
    }
    return mapped == _edges_between(other, pairs.matched.values())


def _edges_between(graph: Graph, kept: Iterable[NodeId]) -> set[Edge]:
    names = set(kept)
    return set(remove_nodes(graph, graph.nodes.keys() - names).edges)


def _kind(one: Graph, name: NodeId, other: Graph, match: NodeId) -> bool:
    return type(one.block(name)) is type(other.block(match))


def _titles(graph: Graph, names: Iterable[NodeId]) -> dict[NodeId, str]:
    kinds = {name: graph.block(name).kind() for name in names}
    totals, seen, titles = Counter(kinds.values()), Counter[str](), {}
    for name, kind in kinds.items():
        seen[kind] += 1
        title = _(graph.block(name).title)
        if totals[kind] > 1:
            title = _("{block} {number} of {total}").format(
                block=title, number=seen[kind], total=totals[kind]
            )
        titles[name] = title
    return titles
