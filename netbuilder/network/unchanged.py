"""Blocks of one network that compute in another what they computed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.order import topological

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId


def unchanged(old: Graph, new: Graph) -> frozenset[NodeId]:
    """Return the nodes of `new` that are in `old`, with the same block behind the same ones.

    A knob, such as Dropout's rate, makes no difference: it counts during training alone.
    """
    same: set[NodeId] = set()
    for node in topological(new):
        before = new.incoming(node)
        if (
            node in old.nodes
            and _computes_alike(old.block(node), new.block(node))
            and set(before) == set(old.incoming(node))
            and all(edge.source in same for edge in before)
        ):
            same.add(node)
    return frozenset(same)


def _computes_alike(one: Block, other: Block) -> bool:
    if one == other:
        return True
    knob = one.knob
    if knob is None or type(one) is not type(other):
        return False
    return one.with_settings(**{knob: getattr(other, knob)}) == other
