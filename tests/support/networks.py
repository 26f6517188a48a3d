"""Networks and requests for the tests of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.add import Add
from netbuilder.blocks.average_pooling2d import AveragePooling2D
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.concatenate import Concatenate
from netbuilder.blocks.conv1d import Conv1D, SequencePadding
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.depthwise_conv2d import DepthwiseConv2D
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.global_average_pooling2d import GlobalAveragePooling2D
from netbuilder.blocks.group_normalization import GroupNormalization
from netbuilder.blocks.gru import GRU
from netbuilder.blocks.input import Input
from netbuilder.blocks.layer_normalization import LayerNormalization
from netbuilder.blocks.lstm import LSTM
from netbuilder.blocks.max_pooling1d import MaxPooling1D
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.prelu import PReLU
from netbuilder.blocks.separable_conv2d import SeparableConv2D
from netbuilder.blocks.simple_rnn import SimpleRNN
from netbuilder.blocks.window import Padding
from netbuilder.blocks.zero_padding2d import ZeroPadding2D
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge, Graph, Point

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


def residual_network() -> Graph:
    """Return a convolution that is bypassed and added, with the blocks that go with it."""
    graph = chain(
        Input(shape=(28, 28, 1)),
        AveragePooling2D(pool_size=(4, 4)),
        Conv2D(filters=4, padding=Padding.SAME),
        GroupNormalization(groups=2),
        PReLU(),
        SeparableConv2D(filters=4, padding=Padding.SAME),
        Add(),
        ZeroPadding2D(padding=(0, 1)),
        DepthwiseConv2D(),
        LayerNormalization(),
        GlobalAveragePooling2D(),
        Dense(units=10, activation=SOFTMAX),
    )
    return connect(graph, Edge("conv2d-1", "add-1", 0, 1))


def recurrent_network() -> Graph:
    """Return two readers of a picture's rows, side by side."""
    graph = chain(
        Input(),
        Conv1D(filters=6, padding=SequencePadding.CAUSAL),
        MaxPooling1D(),
        GRU(units=5, return_sequences=True),
        LSTM(units=4),
        Concatenate(),
        Dense(units=10, activation=SOFTMAX),
    )
    graph, _ = add_node(graph, SimpleRNN(units=3, go_backwards=True), Point(0.0, 200.0))
    graph = connect(graph, Edge("input-1", "simplernn-1"))
    return connect(graph, Edge("simplernn-1", "concatenate-1", 0, 1))
