"""Execution mode of optimizer steps: a fixed rule on the network, never a measurement."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.block import Category
from netbuilder.network.order import active

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph


_WITHOUT_XLA: Final = frozenset({Category.IMAGE, Category.SEQUENCE, Category.AUGMENTATION})


class ExecutionMode(StrEnum):
    """One compiled loop of optimizer steps, with or without XLA; recorded in the run."""

    XLA_LOOP = "xla-loop"
    GRAPH_LOOP = "graph-loop"


def execution_mode_of(graph: Graph) -> ExecutionMode:
    """Return the way for this network: without XLA where a block of `_WITHOUT_XLA` takes part.

    On the CPU, XLA makes dense networks about twice as fast, and convolutions and pooling 4 to 5
    times as slow (TensorFlow 2.21); it cannot compile random augmentation.
    """
    slow = any(graph.block(node).category in _WITHOUT_XLA for node in active(graph))
    return ExecutionMode.GRAPH_LOOP if slow else ExecutionMode.XLA_LOOP
