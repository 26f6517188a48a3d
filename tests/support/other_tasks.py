"""Two data sets that only tests know: points in the plane with classes, and a noisy sine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from networks import RELU, SOFTMAX, chain

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.data.datasets import Dataset, register_reader, unregister_reader
from netbuilder.project.datasets import DatasetInfo, register_dataset, unregister_dataset
from netbuilder.project.metric import ACCURACY, top_k
from netbuilder.project.plan import Loss, Plan
from netbuilder.project.project import Project
from netbuilder.project.sets.mnist import MNIST
from netbuilder.project.task import ExampleKind, InputSpec, classification, regression

if TYPE_CHECKING:
    from collections.abc import Iterator

TRAINING, TEST = 600, 200

RINGS = DatasetInfo(
    key="test-rings",
    title="Rings",
    task=classification(
        InputSpec(kind=ExampleKind.POINT_IN_PLANE, shape=(2,), low=-4.0, high=4.0),
        class_names=("inner", "middle", "outer"),
        metrics=(ACCURACY, top_k(2)),
    ),
    training=TRAINING,
    test=TEST,
    most_frequent=TRAINING // 3,
    reader="test-rings",
)
SIDES = DatasetInfo(
    key="test-sides",
    title="Sides",
    task=classification(MNIST.task.input, class_names=("left", "right")),
    training=TRAINING,
    test=TEST,
    most_frequent=TRAINING // 2,
)
"""Images like those that the pad makes, of two classes; there is nothing that reads it."""
SINE = DatasetInfo(
    key="test-sine",
    title="Sine",
    task=regression(InputSpec(kind=ExampleKind.POINT_ON_LINE, shape=(1,), low=-3.0, high=3.0)),
    training=TRAINING,
    test=TEST,
    deviation=0.72,
    reader="test-sine",
)


def read_rings(info: DatasetInfo) -> Dataset:
    """Return points on three noisy rings around the origin, a class each."""
    chance = np.random.default_rng(1)
    count = info.training + info.test
    classes = (np.arange(count) % 3).astype(np.uint8)
    radius = 1.0 + classes + chance.normal(0.0, 0.1, count)
    angle = chance.uniform(0.0, 2.0 * np.pi, count)
    points = np.stack((radius * np.cos(angle), radius * np.sin(angle)), 1).astype(np.float32)
    return _split(info, points, classes)


def read_sine(info: DatasetInfo) -> Dataset:
    """Return a sine with noise, measured at random places."""
    chance = np.random.default_rng(2)
    count = info.training + info.test
    x = chance.uniform(-3.0, 3.0, (count, 1)).astype(np.float32)
    y = (np.sin(x) + chance.normal(0.0, 0.1, (count, 1))).astype(np.float32)
    return _split(info, x, y)


def _split(info: DatasetInfo, x: np.ndarray, y: np.ndarray) -> Dataset:
    n = info.training
    return Dataset(info, *(part.copy() for part in (x[:n], y[:n], x[n:], y[n:])))


@contextmanager
def other_data_sets() -> Iterator[None]:
    """Let there be the two data sets, each with a kind of reader of its own."""
    register_dataset(SIDES)
    readers = {RINGS: read_rings, SINE: read_sine}
    for info, read in readers.items():
        register_dataset(info)
        register_reader(info.reader, read)
    try:
        yield
    finally:
        unregister_dataset(SIDES.key)
        for info in readers:
            unregister_dataset(info.key)
            unregister_reader(info.reader)


def rings_project(**plan: object) -> Project:
    """Return a network that tells the rings apart."""
    graph = chain(
        Input(shape=(2,)), Dense(units=32, activation=RELU), Dense(units=3, activation=SOFTMAX)
    )
    return _project(graph, RINGS, Loss.CATEGORICAL_CROSSENTROPY, plan)


def sine_project(**plan: object) -> Project:
    """Return a network that follows the sine."""
    tanh = ActivationFunction.TANH
    graph = chain(Input(shape=(1,)), Dense(units=32, activation=tanh), Dense(units=1))
    return _project(graph, SINE, Loss.MSE, plan)


def _project(graph, info, loss, plan):
    settings = {"loss": loss, "learning_rate": 0.02, "epochs": 30, "batch_size": 60, **plan}
    return Project(graph=graph, dataset=info.key, plan=Plan().with_settings(**settings))
