"""Training against plain Keras `fit`: `python tests/benchmarks/training.py [ROUNDS]`.

Each work is done by both in turns, in one process: one epoch of plain `fit` with its defaults,
one of NetBuilder's loop, and so on, each after a warm-up of its own (which compiles). The ratio
is that of the medians. Validation is off in both.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.table import Table

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.data.datasets import Dataset, load_dataset
from netbuilder.engine.build import build_model
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.importing import import_keras
from netbuilder.engine.objective import make_optimizer
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.plan import Loss, OptimizerName, Plan
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.block import Block

RELU, SIGMOID = ActivationFunction.RELU, ActivationFunction.SIGMOID
SOFTMAX = ActivationFunction.SOFTMAX
ADAM = Plan(validation_share=0.0)
LECTURE = ADAM.with_settings(
    loss=Loss.MSE, optimizer=OptimizerName.SGD, learning_rate=0.1, epochs=1
)


class Work(NamedTuple):
    """A row of the table; `images` says how many of the training images are used."""

    name: str
    graph: Graph
    plan: Plan
    target: float
    images: int = 60_000


def chain(*blocks: Block) -> Graph:
    """Join the blocks in a row."""
    graph = Graph()
    for block in blocks:
        graph, _ = append(graph, block, Point(0.0, 0.0))
    return graph


def mlp(activation: ActivationFunction, *extra: type) -> Graph:
    """Return 784-500-500-10, with `extra` blocks behind each hidden layer."""
    hidden = [
        block
        for _ in range(2)
        for block in (Dense(units=500, activation=activation), *(cls() for cls in extra))
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


WORKS = (
    Work("MLP sigmoid, mse, SGD", mlp(SIGMOID), LECTURE, 2.0),
    Work("MLP relu, cross-entropy, Adam", mlp(RELU), ADAM, 2.0),
    Work("the same with Dropout", mlp(RELU, Dropout), ADAM, 2.0),
    Work("the same with BatchNormalization", mlp(RELU, BatchNormalization), ADAM, 2.0),
    Work("CNN 32-64", cnn(), ADAM.with_settings(batch_size=128), 1.1, 12_800),
)


def slice_of(images: int) -> Dataset:
    """Return the first training images of MNIST, with few test images, as in `fit`."""
    whole = load_dataset("mnist")
    return Dataset(
        whole.info,
        whole.x_train[:images],
        whole.y_train[:images],
        whole.x_test[:500],
        whole.y_test[:500],
    )


def plain_keras(work: Work, data: Dataset) -> Iterator[float]:
    """Yield the seconds of one epoch of `fit` after another; the first call warms up."""
    import keras

    model = build_model(work.graph, seed=1)
    optimizer = make_optimizer(work.plan)
    model.compile(optimizer=optimizer, loss=str(work.plan.loss), metrics=["accuracy"])
    images = (data.x_train.reshape(-1, *model.input_shape[1:]) / 255.0).astype("float32")
    truth = keras.utils.to_categorical(data.y_train, 10)
    batch = work.plan.batch_size
    model.fit(images[: 20 * batch], truth[: 20 * batch], batch_size=batch, verbose=0)
    while True:
        began = time.perf_counter()
        model.fit(images, truth, batch_size=batch, verbose=0)
        yield time.perf_counter() - began


def netbuilder(work: Work, data: Dataset) -> Iterator[float]:
    """Yield the seconds of one epoch of NetBuilder after another; the first call warms up."""
    cache = CompiledCache()
    plan = work.plan.with_settings(epochs=1)
    request = TrainRequest(run_id="1", name="1", project=Project(graph=work.graph, plan=plan))

    def one(examples: Dataset) -> float:
        run = train(
            request,
            emit=lambda message: None,
            control=TrainingControl(),
            cache=cache,
            load=lambda key: examples,
        )
        return run.series.epochs[0].seconds

    one(slice_of(20 * plan.batch_size))
    while True:
        yield one(data)


def main(rounds: int) -> None:
    """Measure all and print the table."""
    versions = import_keras()
    names = "work", "fit defaults (s)", "NetBuilder (s)", "ratio", "target", ""
    table = Table(*names, title=f"one epoch; TensorFlow {versions['tensorflow']}, {rounds} rounds")
    for work in WORKS:
        data = slice_of(work.images)
        peers = plain_keras(work, data), netbuilder(work, data)
        seconds = [[next(peer) for peer in peers] for _ in range(rounds)]
        theirs, ours = (statistics.median(column) for column in zip(*seconds, strict=True))
        ratio = theirs / ours
        verdict = "pass" if ratio >= work.target else "MISS"
        figures = f"{theirs:.2f}", f"{ours:.2f}", f"{ratio:.2f}", f"{work.target:.1f}"
        table.add_row(work.name, *figures, verdict)
    Console(width=110).print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
