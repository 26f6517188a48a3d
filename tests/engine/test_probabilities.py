"""A network's outputs as bars can show them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import dense_network

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.engine.probabilities import as_probabilities

LINEAR = dense_network(last=ActivationFunction.LINEAR)
numbers = st.floats(-1e6, 1e6, width=32, allow_subnormal=False)


@given(st.lists(numbers, min_size=10, max_size=10))
def test_any_scores_become_shares_with_the_same_winner(scores):
    outputs = np.array([scores], np.float32)
    shares = as_probabilities(outputs, LINEAR)
    assert shares.sum() == pytest.approx(1.0, abs=1e-5)
    assert (shares >= 0).all()
    assert shares[0, outputs[0].argmax()] == shares.max()


def test_softmax_is_left_as_it_is():
    outputs = np.array([[0.9, 0.1]], np.float32)
    assert as_probabilities(outputs, dense_network()) is outputs
    ends_with_a_block = dense_network(last=ActivationFunction.LINEAR, extra=())
    assert as_probabilities(outputs, ends_with_a_block) is not outputs


def test_log_softmax_is_undone():
    graph = dense_network(last=ActivationFunction.LOG_SOFTMAX)
    shares = as_probabilities(np.log(np.array([[0.25, 0.75]], np.float32)), graph)
    assert shares[0] == pytest.approx([0.25, 0.75])


def test_estimates_of_mse_stay_in_proportion():
    shares = as_probabilities(np.array([[0.6, 0.2, -0.1]], np.float32), LINEAR)
    assert shares[0] == pytest.approx([0.75, 0.25, 0.0])


def test_a_last_activation_counts_as_well():
    from netbuilder.network.edit import append
    from netbuilder.network.graph import Point

    softmax = Activation(activation=ActivationFunction.SOFTMAX)
    graph, _ = append(LINEAR, softmax, Point(900.0, 0.0))
    outputs = np.array([[0.5, 0.5]], np.float32)
    assert as_probabilities(outputs, graph) is outputs
