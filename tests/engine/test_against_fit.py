"""The mathematics is Keras's: losses, scores and weights agree with `keras.Model.fit`."""

from __future__ import annotations

import numpy as np
import pytest
from networks import RELU, SOFTMAX, chain, convolutional_network, dense_network
from quick import one_in

from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.engine.build import build_model, read_weights
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.plan.losses import SPARSE_LOSSES
from netbuilder.project.run import RunStatus

EPOCHS = 2
BATCH = 30
"""400 images to learn from: 13 full batches and one of 10."""
FULL_BATCHES = 40
"""Ten full batches: a last one of another size would be compiled for itself."""
TOLERANCE = 2e-4
"""XLA adds in another order; after 28 steps of float32 the figures differ by so much at most."""


@pytest.fixture
def batch(how_many):
    """The batch size where the last batch of an epoch is none of the subject."""
    return how_many(BATCH, quick=FULL_BATCHES)


def keras_fit(graph, data, *, optimizer, loss="categorical_crossentropy", batch=BATCH, scaled=True):
    """Train the same network as the script of a student would; return history and weights."""
    import keras

    model = build_model(graph, seed=1)
    model.compile(loss=loss, optimizer=optimizer, metrics=["accuracy"], jit_compile=False)
    images = data.x_train.reshape(-1, *model.input_shape[1:])
    images = images / 255.0 if scaled else images
    is_sparse = loss in SPARSE_LOSSES
    truth = data.y_train if is_sparse else keras.utils.to_categorical(data.y_train, 10)
    told = model.fit(
        images.astype("float32"),
        truth,
        batch_size=batch,
        epochs=EPOCHS,
        validation_split=0.2,
        shuffle=False,
        verbose=0,
    )
    return told.history, read_weights(model, graph)


def assert_agrees(run, history, weights, *, tolerance=TOLERANCE):
    assert run.status is RunStatus.FINISHED
    pairs = {
        "loss": "loss",
        "accuracy": "accuracy",
        "val_loss": "val_loss",
        "val_accuracy": "val_accuracy",
    }
    for ours, theirs in pairs.items():
        found = [epoch.figures()[ours] for epoch in run.series.epochs]
        np.testing.assert_allclose(found, history[theirs], rtol=tolerance, atol=tolerance)
    assert run.weights.keys() == weights.keys()
    for node, arrays in weights.items():
        for found, expected in zip(run.weights[node], arrays, strict=True):
            np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("loss", one_in(3, Loss))
def test_every_loss_agrees(loss, batch, train_small, small_data):
    import keras

    graph = dense_network()
    settings = {"loss": loss, "optimizer": OptimizerName.SGD, "learning_rate": 0.1}
    run = train_small(graph, epochs=EPOCHS, batch_size=batch, shuffle=False, seed=1, **settings)
    optimizer = keras.optimizers.SGD(0.1)
    told = keras_fit(graph, small_data(""), loss=str(loss), optimizer=optimizer, batch=batch)
    assert_agrees(run, *told)


OPTIMIZERS = [
    (OptimizerName.SGD, {"momentum": 0.9}),
    (OptimizerName.SGD, {"momentum": 0.9, "nesterov": True}),
    (OptimizerName.ADAGRAD, {}),
    (OptimizerName.RMSPROP, {"momentum": 0.5}),
    (OptimizerName.ADAM, {}),
    (OptimizerName.ADAMW, {"weight_decay": 0.1}),
    (OptimizerName.NADAM, {}),
    (OptimizerName.ADAMAX, {}),
    (OptimizerName.ADADELTA, {}),
    (OptimizerName.LION, {}),
]


@pytest.mark.parametrize(("name", "settings"), one_in(2, OPTIMIZERS))
def test_every_optimizer_agrees(name, settings, batch, train_small, small_data):
    import keras

    graph = dense_network()
    plan = {"optimizer": name, "learning_rate": 0.002, **settings}
    run = train_small(graph, epochs=EPOCHS, batch_size=batch, shuffle=False, seed=1, **plan)
    optimizer = getattr(keras.optimizers, name)(0.002, **settings)
    assert_agrees(run, *keras_fit(graph, small_data(""), optimizer=optimizer, batch=batch))


def test_batch_normalization_keeps_the_same_averages(train_small, small_data):
    import keras

    graph = dense_network(extra=(BatchNormalization(momentum=0.8),))
    run = train_small(graph, epochs=EPOCHS, batch_size=BATCH, shuffle=False, seed=1)
    assert len(run.weights["batchnormalization-1"]) == 4
    optimizer = keras.optimizers.Adam(0.001)
    assert_agrees(run, *keras_fit(graph, small_data(""), optimizer=optimizer))


def test_frozen_layers_agree(train_small, small_data):
    """Frozen weights pay no penalty, and a frozen normalization uses its kept averages."""
    import keras

    held = Dense(units=16, activation=RELU, kernel_l2=0.05, frozen=True)
    normalized = BatchNormalization(frozen=True)
    graph = chain(Input(), Flatten(), held, normalized, Dense(units=10, activation=SOFTMAX))
    run = train_small(graph, epochs=EPOCHS, batch_size=BATCH, shuffle=False, seed=1)
    optimizer = keras.optimizers.Adam(0.001)
    assert_agrees(run, *keras_fit(graph, small_data(""), optimizer=optimizer))


def test_penalties_on_weights_agree(train_small, small_data):
    import keras

    costly = Dense(units=16, activation=RELU, kernel_l1=0.001, kernel_l2=0.01)
    graph = chain(Input(), Flatten(), costly, Dense(units=10, activation=SOFTMAX, kernel_l2=0.05))
    run = train_small(graph, epochs=EPOCHS, batch_size=BATCH, shuffle=False, seed=1)
    optimizer = keras.optimizers.Adam(0.001)
    history, weights = keras_fit(graph, small_data(""), optimizer=optimizer)
    assert_agrees(run, history, weights)
    free = dense_network()
    plain, _ = keras_fit(free, small_data(""), optimizer=keras.optimizers.Adam(0.001))
    assert history["loss"][0] > plain["loss"][0] + 0.1


@pytest.mark.parametrize("initializer", [Initializer.HE_NORMAL, Initializer.ORTHOGONAL])
def test_initial_weights_are_drawn_as_wished(initializer, batch, train_small, small_data):
    import keras

    hidden = Dense(units=16, activation=RELU, kernel_initializer=initializer)
    graph = chain(Input(), Flatten(), hidden, Dense(units=10, activation=SOFTMAX))
    run = train_small(graph, epochs=EPOCHS, batch_size=batch, shuffle=False, seed=1)
    optimizer = keras.optimizers.Adam(0.001)
    assert_agrees(run, *keras_fit(graph, small_data(""), optimizer=optimizer, batch=batch))


def test_a_convolutional_network_agrees(train_small, small_data):
    import keras

    graph = convolutional_network()
    run = train_small(graph, epochs=EPOCHS, batch_size=BATCH, shuffle=False, seed=1)
    assert run.execution_mode == "graph-loop"
    optimizer = keras.optimizers.Adam(0.001)
    assert_agrees(run, *keras_fit(graph, small_data(""), optimizer=optimizer))


def test_dropout_agrees_where_neither_uses_xla(train_small, small_data):
    import keras

    blocks = [node.block for node in convolutional_network().nodes.values()]
    graph = chain(*blocks[:-1], Dropout(rate=0.4), blocks[-1])
    run = train_small(graph, epochs=EPOCHS, batch_size=BATCH, shuffle=False, seed=1)
    optimizer = keras.optimizers.Adam(0.001)
    assert_agrees(run, *keras_fit(graph, small_data(""), optimizer=optimizer))


def test_unscaled_pixels_agree(train_small, small_data):
    import keras

    graph = chain(Input(shape=(784,), scale=False), Dense(units=10, activation=SOFTMAX))
    plan = {"loss": Loss.MSE, "optimizer": OptimizerName.SGD, "learning_rate": 1e-6}
    run = train_small(graph, epochs=EPOCHS, batch_size=BATCH, shuffle=False, seed=1, **plan)
    told = keras_fit(
        graph, small_data(""), loss="mse", optimizer=keras.optimizers.SGD(1e-6), scaled=False
    )
    assert_agrees(run, *told)
