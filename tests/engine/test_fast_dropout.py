"""Dropout with cheap draws: the same distribution as Keras's, and Keras's own where not asked."""

from __future__ import annotations

import numpy as np
import pytest
from networks import dense_network
from quick import one_in

from netbuilder.blocks.dropout import Dropout
from netbuilder.engine.build import build_layer, build_model
from netbuilder.engine.fast_dropout import fast_draws, layer_classes
from netbuilder.engine.objective import Objective
from netbuilder.engine.step import make_recipe
from netbuilder.project.plan import Loss
from netbuilder.project.sets.mnist import MNIST

ROWS, NEURONS = 101, 401
"""An odd number of neurons: two of them are drawn from one number."""


def layer_of(rate, *, seed=3, classes=None):
    return build_layer(Dropout(rate=rate), name="dropout", seed=(seed,), classes=classes)


def thinned(layer, *, jit=True):
    """Return what the layer makes of ones, in what XLA compiles or without it."""
    import tensorflow as tf

    ones = tf.ones([ROWS, NEURONS])

    def call():
        with fast_draws(wanted=jit):
            return layer(ones, training=True)

    return tf.function(call, jit_compile=jit)().numpy()


@pytest.fixture
def fast():
    return layer_classes()


@pytest.mark.parametrize("rate", one_in(2, [0.001, 0.1, 0.3, 0.5, 0.9]))
def test_the_share_left_out_is_the_rate(rate, fast):
    layer = layer_of(rate, classes=fast)
    layer(np.ones((1, 1), np.float32))
    found = np.stack([thinned(layer) for _ in range(8)])
    left_out = found == 0.0
    deviation = np.sqrt(rate * (1 - rate) / found.size)
    assert abs(left_out.mean() - rate) < 4 * deviation
    np.testing.assert_allclose(found[~left_out], 1 / (1 - rate), rtol=1e-6)


def test_draws_do_not_depend_on_each_other(fast):
    layer = layer_of(0.5, classes=fast)
    first, second = (thinned(layer) == 0.0 for _ in range(2))
    most = 4 / np.sqrt(first.size)
    for one, other in ((first, second), (first[:, :-1], first[:, 1:]), (first[:-1], first[1:])):
        assert abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < most


def test_the_same_seed_draws_the_same(fast):
    one, same, other = (layer_of(0.5, seed=seed, classes=fast) for seed in (3, 3, 4))
    first = thinned(one)
    np.testing.assert_array_equal(first, thinned(same))
    assert (first != thinned(other)).any()


@pytest.mark.parametrize("rate", [0.0, 0.4, 1.0])
def test_without_xla_the_draws_are_those_of_keras(rate, fast):
    ours, theirs = layer_of(rate, classes=fast), layer_of(rate)
    for _ in range(2):
        np.testing.assert_array_equal(thinned(ours, jit=False), thinned(theirs, jit=False))


@pytest.mark.parametrize(("rate", "expected"), [(0.0, 1.0), (1.0, 0.0)])
def test_none_or_all_are_left_out(rate, expected, fast):
    np.testing.assert_array_equal(thinned(layer_of(rate, classes=fast)), expected)


def test_all_neurons_take_part_in_an_answer(fast):
    ones = np.ones((2, NEURONS), np.float32)
    with fast_draws(wanted=True):
        found = layer_of(0.5, classes=fast)(ones, training=False)
    np.testing.assert_array_equal(found, ones)


def test_only_training_draws_by_it():
    graph = dense_network(extra=(Dropout(rate=0.3),))
    recipe = make_recipe(graph, objective=Objective(Loss.CATEGORICAL_CROSSENTROPY), task=MNIST.task)
    names = [type(layer).__name__ for layer in recipe.model.layers]
    assert "FastDropout" in names
    assert "FastDropout" not in [type(layer).__name__ for layer in build_model(graph).layers]
