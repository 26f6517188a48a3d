"""The networks and plans that the benchmarks train, and their data."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.data.datasets import Dataset, aligned, load_dataset
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.plan import Loss, OptimizerName, Plan

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.project.run import Run

RELU, SIGMOID = ActivationFunction.RELU, ActivationFunction.SIGMOID
SOFTMAX = ActivationFunction.SOFTMAX
ADAM = Plan(validation_split=0.0, epochs=1)
LECTURE = ADAM.with_settings(loss=Loss.MSE, optimizer=OptimizerName.SGD, learning_rate=0.1)


class Work(NamedTuple):
    """One network with its plan; `images` says how many of the training images are used.

    `targets` are the least ratios wanted against each peer.
    """

    name: str
    graph: Graph
    plan: Plan
    targets: dict[str, float]
    images: int = 60_000


def chain(*blocks: Block) -> Graph:
    """Join the blocks in a row."""
    graph = Graph()
    for block in blocks:
        graph, _ = append(graph, block, Point(0.0, 0.0))
    return graph


def mlp(activation: ActivationFunction, *extra: type, units: int = 500) -> Graph:
    """Return 784-500-500-10, with `extra` blocks behind each hidden layer."""
    hidden = [
        block
        for _ in range(2)
        for block in (Dense(units=units, activation=activation), *(cls() for cls in extra))
    ]
    return chain(Input(), Flatten(), *hidden, Dense(units=10, activation=SOFTMAX))


def cnn() -> Graph:
    """Return the small convolutional network."""
    return chain(
        Input(shape=(28, 28, 1)),
        Conv2D(filters=32, activation=RELU),
        MaxPooling2D(),
        Conv2D(filters=64, activation=RELU),
        MaxPooling2D(),
        Flatten(),
        Dense(units=10, activation=SOFTMAX),
    )


ALL_PEERS = {"fit": 2.0, "best": 1.3, "torch": 0.95}
AGAINST_BARE = {"fit": 1.1, "bare": 0.95}
"""The convolutions themselves, which are the same for all, take 98 % of a step."""
WORKS = (
    Work("MLP sigmoid, mse, SGD", mlp(SIGMOID), LECTURE, ALL_PEERS),
    Work("MLP relu, cross-entropy, Adam", mlp(RELU), ADAM, ALL_PEERS),
    Work("the same with Dropout", mlp(RELU, Dropout), ADAM, {"fit": 2.0}),
    Work("the same with BatchNormalization", mlp(RELU, BatchNormalization), ADAM, {"fit": 2.0}),
    Work("CNN 32-64", cnn(), ADAM.with_settings(batch_size=128), AGAINST_BARE, 12_800),
    Work("MLP relu, Adam, runs of 4 epochs", mlp(RELU), ADAM.with_settings(epochs=4), {}),
)


def slice_of(images: int) -> Dataset:
    """Return the first training images of MNIST, with few test images."""
    whole = load_dataset("mnist")
    return Dataset(
        whole.info,
        whole.x_train[:images],
        aligned(whole.y_train[:images]),
        whole.x_test[:500],
        whole.y_test[:500],
    )


def mean_epoch(run: Run) -> float:
    """Return how many seconds an epoch of the run took, in the mean."""
    return fmean(epoch.seconds for epoch in run.series.epochs)
