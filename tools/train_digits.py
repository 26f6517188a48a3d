"""Trains the model that is inside: `uv run tools/train_digits.py`, some twenty minutes.

It learns from MNIST's 60,000 training images alone, each changed anew in every epoch as hands
differ (`netbuilder.data.augment`). In place of a few it is shown what is no digit, and learns to
give all ten the same share (`netbuilder.data.nonsense`). The last epochs show fewer rare pen
styles: those that MNIST has are more frequent than the others. It is written to
`resources/models/digits.keras`. The last epoch's weights are kept whatever they score: MNIST's test
images choose nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netbuilder import resources
from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.data.augment import MANY_WRITERS, AugmentationRanges, varied
from netbuilder.data.datasets import load_dataset
from netbuilder.data.nonsense import nonsense
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.export import export
from netbuilder.engine.exporting import ExportRequest
from netbuilder.engine.importing import import_keras
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.network.layout import tidy
from netbuilder.project.plan.losses import Loss

if TYPE_CHECKING:
    import keras

    from netbuilder.blocks.block import Block
    from netbuilder.data.datasets import Dataset

RELU = ActivationFunction.RELU
BATCH, SMOOTHING = 128, 0.03
NONSENSE, NO_DIGIT = 5, 255
"""So many of a batch are no digit, which is their label."""


class Phase(NamedTuple):
    """A part of the training: from `rate` down to 0, with draws of its own."""

    epochs: int
    rate: float
    ranges: AugmentationRanges
    seed: int


PHASES = (
    Phase(20, 0.003, MANY_WRITERS, seed=7),
    Phase(3, 0.0006, replace(MANY_WRITERS, pen_styles=0.4), seed=70),
)


def network() -> Graph:
    """Return two pairs of convolutions, each pooled, and two layers of neurons."""
    graph = Graph()
    for block in (
        Input(shape=(28, 28, 1)),
        *_convolution(16),
        *_convolution(24),
        MaxPooling2D(),
        *_convolution(40),
        *_convolution(64),
        MaxPooling2D(),
        Dropout(rate=0.3),
        Flatten(),
        Dense(units=96, activation=RELU),
        Dropout(rate=0.3),
        Dense(units=10, activation=ActivationFunction.SOFTMAX),
    ):
        graph, _node = append(graph, block, Point(0.0, 0.0))
    return tidy(graph)


def _convolution(filters: int) -> tuple[Block, ...]:
    return (
        Conv2D(filters=filters, use_bias=False),
        BatchNormalization(),
        Activation(activation=RELU),
    )


def main() -> None:
    """Train, tell how well the test images are read, and write the model."""
    import_keras()
    data, graph = load_dataset("mnist"), network()
    model = build_model(graph, seed=PHASES[0].seed)
    for phase in PHASES:
        train(model, data, phase)
    path = resources.folder() / "models" / "digits.keras"
    path.parent.mkdir(exist_ok=True)
    request = ExportRequest(
        path=path,
        graph=graph,
        weights=read_weights(model, graph),
        dataset="mnist",
        loss=Loss.CATEGORICAL_CROSSENTROPY,
    )
    export(request, emit=lambda _message: None)


def train(model: keras.Model, data: Dataset, phase: Phase) -> None:
    """Train for one phase, with an optimizer of its own."""
    import keras

    steps = len(data.x_train) // BATCH

    class Varied(keras.utils.PyDataset):
        """Batches of one epoch, drawn and changed by a chance of their own."""

        epoch = 0

        def __len__(self) -> int:
            return steps

        def __getitem__(self, index: int) -> tuple[np.ndarray, np.ndarray]:
            order = np.random.default_rng((phase.seed, self.epoch)).permutation(len(data.x_train))
            rows = order[index * BATCH : (index + 1) * BATCH]
            chance = np.random.default_rng((phase.seed, self.epoch, index))
            images, labels = data.x_train[rows], data.y_train[rows]
            images[:NONSENSE] = nonsense(images[:NONSENSE], chance)
            labels[:NONSENSE] = NO_DIGIT
            images = varied(images, labels, chance, phase.ranges)
            truth = np.where(labels[:, None] == NO_DIGIT, 0.1, labels[:, None] == np.arange(10))
            return images[..., None].astype(np.float32) / 255.0, truth.astype(np.float32)

        def on_epoch_end(self) -> None:
            self.epoch += 1

    model.compile(
        optimizer=keras.optimizers.Adam(
            keras.optimizers.schedules.CosineDecay(phase.rate, phase.epochs * steps)
        ),
        loss=keras.losses.CategoricalCrossentropy(label_smoothing=SMOOTHING),
        metrics=["accuracy"],
        jit_compile=False,
    )
    test = data.x_test[..., None].astype(np.float32) / 255.0
    truth = np.eye(10, dtype=np.float32)[data.y_test]
    model.fit(Varied(), epochs=phase.epochs, validation_data=(test, truth), verbose=2)


if __name__ == "__main__":
    main()
