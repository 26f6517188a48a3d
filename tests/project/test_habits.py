"""Warnings that teach: each found where it should be, cured by its fix, and silent elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from projects import GOOD, RELU, SIGMOID, SOFTMAX, cured, network, of_kind, project

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction as F
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.layer_normalization import LayerNormalization
from netbuilder.blocks.leaky_relu import LeakyReLU
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.network.problem import Severity
from netbuilder.project.plan import Loss
from netbuilder.project.problems import errors_of, find_problems

START = (Input(), Flatten())
HIDDEN = Dense(units=50, activation=RELU)
STRAIGHT = Dense(units=50)
CASES = {
    "grey_values": (
        (Input(scale=False), Flatten(), HIDDEN, SOFTMAX),
        "Scale pixels to 0–1",
    ),
    "embedded_shares": (
        (Input(shape=(784,)), Embedding(output_dim=2), Flatten(), HIDDEN, SOFTMAX),
        "Do not scale pixels",
    ),
    "neurons_alike": (
        (*START, HIDDEN.with_settings(kernel_initializer=Initializer.ZEROS), SOFTMAX),
        "Draw first weights at random",
    ),
    "straight_pair": ((*START, STRAIGHT, Dropout(), HIDDEN, SOFTMAX), "Set activation to relu"),
    "two_softmax": (
        (*START, HIDDEN, SOFTMAX, Activation(activation=F.SOFTMAX)),
        "Delete the second softmax",
    ),
    "dropout_at_the_end": (
        (*START, HIDDEN, Dense(units=10), Dropout(rate=0.2), Activation(activation=F.SOFTMAX)),
        "Delete Dropout",
    ),
    "strong_dropout": ((*START, HIDDEN, Dropout(rate=0.8), SOFTMAX), "Set rate to 0.5"),
    "normalized_after_dropout": (
        (*START, HIDDEN, Dropout(rate=0.2), BatchNormalization(), SOFTMAX),
        "Swap the two",
    ),
    "vanishing": (
        (*START, *[Dense(units=20, activation=SIGMOID)] * 4, SOFTMAX),
        "Set them all to relu",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_habit_is_a_warning_that_its_fix_cures(kind):
    blocks, title = CASES[kind]
    found = of_kind(project(*blocks), kind)
    assert found.severity is Severity.WARNING
    assert found.fix.title == title
    assert find_problems(cured(project(*blocks), title)) == ()


@pytest.mark.parametrize(
    "blocks",
    [
        GOOD,
        (Input(scale=False), Rescaling(), Flatten(), HIDDEN, SOFTMAX),
        (*START, STRAIGHT, Activation(activation=RELU), HIDDEN, SOFTMAX),
        (*START, STRAIGHT, LeakyReLU(), HIDDEN, SOFTMAX),
        (*START, HIDDEN, Dropout(rate=0.79), SOFTMAX),
        (*START, HIDDEN, BatchNormalization(), Dropout(rate=0.2), SOFTMAX),
        (*START, *[Dense(units=20, activation=SIGMOID)] * 3, SOFTMAX),
        (*START, *[Dense(units=20, activation=SIGMOID), LayerNormalization()] * 5, SOFTMAX),
    ],
)
def test_good_habits_are_not_told_off(blocks):
    assert find_problems(project(*blocks)) == ()


def test_swapping_keeps_both_blocks_as_they_are():
    blocks, title = CASES["normalized_after_dropout"]
    graph = cured(project(*blocks), title).graph
    assert [e.source for e in graph.incoming("dense-2")] == ["dropout-1"]
    assert [e.source for e in graph.incoming("dropout-1")] == ["batchnormalization-1"]
    assert graph.block("dropout-1") == Dropout(rate=0.2)


def test_a_row_of_sigmoids_is_followed_through_separate_activations():
    pairs = [Dense(units=20), Activation(activation=SIGMOID)] * 5
    found = of_kind(project(*START, *pairs, SOFTMAX), "vanishing")
    assert found.found == "5 of sigmoid or tanh in a row"
    assert found.node == "activation-5"


def test_squared_error_behind_softmax_learns_slowly():
    slow = project(*GOOD, loss=Loss.MSE)
    assert of_kind(slow, "slow_loss").severity is Severity.WARNING
    quick = cured(slow, "Set the loss to cross-entropy")
    assert quick.plan.loss is Loss.CATEGORICAL_CROSSENTROPY
    assert find_problems(quick) == ()


def test_sigmoids_at_the_end_do_not_compete():
    loose = project(*START, HIDDEN, Dense(units=10, activation=SIGMOID))
    assert of_kind(loose, "independent_answers").node == "dense-2"
    assert find_problems(cured(loose, "Set activation to softmax")) == ()


@pytest.mark.parametrize(("units", "is_large"), [(6_700, False), (6_800, True)])
def test_a_network_larger_than_the_data_is_said_so(units, is_large):
    """784 · units + units + units · 10 + 10 parameters, for the 54,000 images learned from."""
    large = project(*START, Dense(units=units, activation=RELU), SOFTMAX)
    kinds = [problem.kind for problem in find_problems(large)]
    assert kinds == (["too_large"] if is_large else [])
    assert errors_of(large) == ()


def test_what_stands_aside_is_not_told_off():
    graph = network(*GOOD)
    aside = replace(graph, nodes={**graph.nodes, **network(Dropout(rate=0.9)).nodes})
    found = [p.kind for p in find_problems(replace(project(*GOOD), graph=aside))]
    assert found == ["aside"]


def test_the_last_layer_may_begin_with_zeros():
    zeros = SOFTMAX.with_settings(kernel_initializer=Initializer.ZEROS)
    assert find_problems(project(*START, HIDDEN, zeros)) == ()
