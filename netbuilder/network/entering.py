"""Data on their way from the Input, in the shape in which they entered, and its other layouts."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import size_of
from netbuilder.network.block_kinds import keeps_shape
from netbuilder.network.edit import set_block
from netbuilder.network.in_range import in_range
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.shapes import NodeShapes


class Layout(NamedTuple):
    """Another layout of the data: the Input that gives it, with its block."""

    source: NodeId
    block: Input

    @property
    def shape(self) -> Shape:
        """The shape of one example."""
        return self.block.shape


class Entering:
    """Inputs of the nodes before which nothing gives the data another shape."""

    def __init__(self, graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> None:
        self._graph = graph
        self._shapes = shapes
        self._sources = _sources(graph)
        self._layouts: dict[tuple[NodeId, int], Layout | None] = {}

    def other_layout(self, node: NodeId, *, axes: int) -> Layout | None:
        """Return the layout of so many axes, if the data reach `node` as they enter.

        There is none where a block that has an output would lose it.
        """
        source = self._sources.get(node)
        if source is None:
            return None
        key = (source, axes)
        if key not in self._layouts:
            self._layouts[key] = self._layout(source, axes)
        return self._layouts[key]

    def _layout(self, source: NodeId, axes: int) -> Layout | None:
        block = self._graph.block(source)
        if not isinstance(block, Input):
            return None
        changed = in_range(block, shape=arranged(block.shape, axes=axes))
        if changed is None:
            return None
        after = infer_shapes(set_block(self._graph, source, changed))
        known = (name for name, found in self._shapes.items() if found.output is not None)
        keeps_all = all(after[name].output is not None for name in known)
        return Layout(source, changed) if keeps_all else None


def _sources(graph: Graph) -> dict[NodeId, NodeId]:
    found: dict[NodeId, NodeId] = {}
    for node in active(graph):
        incoming = graph.incoming(node)
        if len(incoming) != 1:
            continue
        source = incoming[0].source
        block = graph.block(source)
        if isinstance(block, Input):
            found[node] = source
        elif keeps_shape(block) and source in found:
            found[node] = found[source]
    return found


def arranged(shape: Shape, *, axes: int) -> Shape:
    """Return the values of `shape` as an image of three axes or a sequence of two."""
    if len(shape) == 1:
        return (*_nearly_square(shape[0]), 1)[:axes]
    if len(shape) < axes:
        return (*shape, 1)
    return (*shape[: axes - 1], size_of(shape[axes - 1 :]))


def _nearly_square(size: int) -> tuple[int, int]:
    height = next(n for n in range(isqrt(size), 0, -1) if size % n == 0)
    return height, size // height
