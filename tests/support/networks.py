"""Networks and requests for the tests of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block

RELU = ActivationFunction.RELU
SOFTMAX = ActivationFunction.SOFTMAX


def chain(*blocks: Block) -> Graph:
    """Join the blocks in a row."""
    graph = Graph()
    for index, block in enumerate(blocks):
        graph, _ = append(graph, block, Point(150.0 * index, 0.0))
    return graph


def dense_network(
    *, units: int = 16, last: ActivationFunction = SOFTMAX, extra: tuple[Block, ...] = ()
) -> Graph:
    """Return 784 - units - 10, with `extra` blocks after the hidden layer."""
    return chain(
        Input(),
        Flatten(),
        Dense(units=units, activation=RELU),
        *extra,
        Dense(units=10, activation=last),
    )


def convolutional_network() -> Graph:
    """Return a small network of one convolution, batch normalization and pooling."""
    return chain(
        Input(shape=(28, 28, 1)),
        Conv2D(filters=4, activation=RELU),
        BatchNormalization(),
        MaxPooling2D(pool_size=(4, 4)),
        Flatten(),
        Dense(units=10, activation=SOFTMAX),
    )
