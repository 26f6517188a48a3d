"""Shapes of the data on every edge, inferred without Keras."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from netbuilder.blocks.shape import Shape, ShapeError
from netbuilder.network.order import topological
from netbuilder.words import language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.block import Block, WeightSpec
    from netbuilder.network.graph import Graph, NodeId


@dataclass(frozen=True, slots=True)
class NodeShapes:
    """Shapes of one node: its inputs, its output or why it has none, its weights.

    `parameters` is how many parameters the node has, trainable or not; `trainable` how many of them
    gradient descent changes, `frozen` how many a frozen block keeps as they are.

    `output` is None where an input is missing or does not fit; `error` then says which.
    """

    inputs: tuple[Shape, ...] = ()
    output: Shape | None = None
    weights: tuple[WeightSpec, ...] = ()
    multiply_adds: int = 0
    error: ShapeError | None = None
    parameters: int = 0
    trainable: int = 0
    frozen: int = 0


_UNKNOWN = NodeShapes()


def infer_shapes(graph: Graph) -> Mapping[NodeId, NodeShapes]:
    """Return what is known of every node; answers are kept by block and input shapes."""
    known: dict[NodeId, NodeShapes] = {}
    for name in topological(graph):
        known[name] = _shapes_at(graph, name, known)
    return {name: known.get(name, _UNKNOWN) for name in graph.nodes}


def _shapes_at(graph: Graph, name: NodeId, known: Mapping[NodeId, NodeShapes]) -> NodeShapes:
    block = graph.block(name)
    outputs = [known[edge.source].output for edge in graph.incoming(name)]
    given = tuple(shape for shape in outputs if shape is not None)
    if len(given) != len(outputs) or len(given) != block.inputs:
        return NodeShapes(inputs=given)
    return _of_block(block, given, language())


@lru_cache(maxsize=65_536)
def _of_block(block: Block, inputs: tuple[Shape, ...], speaking: str) -> NodeShapes:
    """Return what a block makes of its inputs, and what it says of them in a language."""
    try:
        output = block.output_shape(*inputs)
    except ShapeError as error:
        # Kept for long: without the frames, and all they hold, that the traceback keeps alive.
        return NodeShapes(inputs=inputs, error=error.with_traceback(None))
    weights = block.weights(*inputs)
    parameters = sum(spec.size for spec in weights)
    return NodeShapes(
        inputs=inputs,
        output=output,
        weights=weights,
        multiply_adds=block.multiply_adds(*inputs),
        parameters=parameters,
        trainable=block.trainable_parameters(*inputs),
        frozen=parameters if block.is_frozen else 0,
    )


def fits(block: Block, *inputs: Shape) -> bool:
    """Tell whether a block takes inputs of these shapes."""
    try:
        block.output_shape(*inputs)
    except ShapeError:
        return False
    return True


def total_parameters(graph: Graph) -> int:
    """Return how many parameters the whole network has."""
    return sum(shapes.parameters for shapes in infer_shapes(graph).values())


def frozen_parameters(graph: Graph) -> int:
    """Return how many of them training leaves as they are, since their blocks are frozen."""
    return sum(shapes.frozen for shapes in infer_shapes(graph).values())
