"""How optimizer steps are computed: a fixed rule on the network, never a measurement."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from netbuilder.blocks.block import Category
from netbuilder.network.order import active

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph


class Way(StrEnum):
    """One compiled loop of optimizer steps, with or without XLA; recorded in the run."""

    XLA_LOOP = "xla-loop"
    GRAPH_LOOP = "graph-loop"


def way_of(graph: Graph) -> Way:
    """Return the way for this network: without XLA where a block works on pictures.

    On the CPU, XLA makes dense networks about twice as fast, and convolutions and pooling 4 to 5
    times as slow (TensorFlow 2.21); it cannot compile random augmentation.
    """
    pictures = any(graph.block(node).category is Category.IMAGE for node in active(graph))
    return Way.GRAPH_LOOP if pictures else Way.XLA_LOOP
