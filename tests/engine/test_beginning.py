"""What the warnings say of initial weights is what training makes of them."""

from __future__ import annotations

import numpy as np
import pytest
from networks import chain

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.weight_settings import Initializer

RELU, TANH = ActivationFunction.RELU, ActivationFunction.TANH
LAST = Dense(units=10, activation=ActivationFunction.SOFTMAX)


@pytest.fixture
def hidden_weights(train_small):
    """Train Dense layers of 16 that begin with zeros; return the kernels they come to."""

    def train(*functions):
        zeros = Initializer.ZEROS
        hidden = [Dense(units=16, activation=f, kernel_initializer=zeros) for f in functions]
        run = train_small(chain(Input(), Flatten(), *hidden, LAST))
        return [run.weights[f"dense-{i}"][0] for i in range(1, len(hidden) + 1)]

    return train


def test_zeros_before_relu_never_learn(hidden_weights):
    (kernel,) = hidden_weights(RELU)
    assert not kernel.any()


def test_zeros_before_tanh_learn_as_random_weights_follow(hidden_weights):
    (kernel,) = hidden_weights(TANH)
    assert kernel.any()
    assert not np.allclose(kernel, kernel[:, :1])


def test_two_layers_that_begin_alike_stay_alike(hidden_weights):
    for kernel in hidden_weights(TANH, TANH):
        np.testing.assert_allclose(kernel, kernel[:, :1] + np.zeros_like(kernel), atol=1e-7)
