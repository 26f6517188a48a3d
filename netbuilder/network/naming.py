"""Names of placed blocks in sentences: as short as the network leaves no doubt which is meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from netbuilder.network.order import topological
from netbuilder.words import _, language

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId


def block_label(block: Block) -> str:
    """Return a block's title and main setting, as they stand on its face, e.g. “Dense 128”."""
    return f"{_(block.title)} {block.summary()}".strip()


def block_name(graph: Graph, node: NodeId) -> str:
    """Return the label of a block; of several with the same one, also which, e.g. “(2 of 3)”.

    They are counted in the direction of the data.
    """
    label = block_label(graph.block(node))
    alike = _names_of(graph).labelled(label)
    if len(alike) == 1:
        return label
    return _("{block} ({number} of {total})").format(
        block=label, number=alike.index(node) + 1, total=len(alike)
    )


def short_name(graph: Graph, node: NodeId) -> str:
    """Return a block's title where no other block has it, else its whole name."""
    title = graph.block(node).title
    alone = len(_names_of(graph).titled[title]) == 1
    return _(title) if alone else block_name(graph, node)


@dataclass(eq=False, slots=True)
class _Names:
    """The nodes of one graph by what they are called, in the direction of the data."""

    graph: Graph
    titled: dict[str, list[NodeId]]
    _labelled: dict[str, list[NodeId]] = field(default_factory=dict)

    def labelled(self, label: str) -> list[NodeId]:
        """Return the nodes with this label: labels are found when the first is asked for."""
        if not self._labelled:
            found: defaultdict[str, list[NodeId]] = defaultdict(list)
            for nodes in self.titled.values():
                for node in nodes:
                    found[block_label(self.graph.block(node))].append(node)
            self._labelled = dict(found)
        return self._labelled[label]


@dataclass(frozen=True, slots=True)
class _Identity:
    """One graph itself, which is compared without a look at its blocks."""

    graph: Graph

    def __hash__(self) -> int:
        return id(self.graph)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.graph is self.graph


def _names_of(graph: Graph) -> _Names:
    return _found_names(_Identity(graph), language())


@lru_cache(maxsize=2)
def _found_names(of: _Identity, _spoken: str) -> _Names:
    """Return the names of a graph in a language: the problems of a large network ask for many."""
    titled: defaultdict[str, list[NodeId]] = defaultdict(list)
    ordered = topological(of.graph)
    for node in dict.fromkeys((*ordered, *of.graph.nodes)):
        titled[of.graph.block(node).title].append(node)
    return _Names(of.graph, dict(titled))
