"""Warnings that teach: each found where it should be, removed by its fix, and silent elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from projects import GOOD, HERE, RELU, SIGMOID, SOFTMAX, network, of_kind, project, with_fixes

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction as F
from netbuilder.blocks.add import Add
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.gaussian_dropout import GaussianDropout
from netbuilder.blocks.input import Input
from netbuilder.blocks.layer_normalization import LayerNormalization
from netbuilder.blocks.leaky_relu import LeakyReLU
from netbuilder.blocks.lstm import LSTM
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge
from netbuilder.network.problem import Severity
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.problems import errors_of, find_problems
from netbuilder.project.project import Project

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
    "neurons_dead": (
        (*START, HIDDEN.with_settings(kernel_initializer=Initializer.ZEROS), SOFTMAX),
        "Initialize the weights at random",
    ),
    "straight_pair": ((*START, STRAIGHT, Dropout(), HIDDEN, SOFTMAX), "Set activation to relu"),
    "two_softmax": (
        (*START, HIDDEN, SOFTMAX, Activation(activation=F.SOFTMAX)),
        "Delete the second softmax",
    ),
    "dropout_at_the_end": (
        (*START, HIDDEN, Dense(units=10), Dropout(rate=0.2), Activation(activation=F.SOFTMAX)),
        "Move Dropout before Dense 10",
    ),
    "strong_dropout": ((*START, HIDDEN, Dropout(rate=0.8), SOFTMAX), "Set rate to 0.5"),
    "normalized_after_dropout": (
        (*START, HIDDEN, Dropout(rate=0.2), BatchNormalization(), SOFTMAX),
        "Swap Dropout and BatchNormalization",
    ),
    "vanishing": (
        (*START, *[Dense(units=20, activation=SIGMOID)] * 4, SOFTMAX),
        "Set all 4 to relu",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_finding_is_a_warning_that_its_fix_removes(kind):
    blocks, title = CASES[kind]
    found = of_kind(project(*blocks), kind)
    assert found.severity is Severity.WARNING
    assert found.fix.title == title
    assert find_problems(with_fixes(project(*blocks), title)) == ()


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
def test_a_good_network_has_no_findings(blocks):
    assert find_problems(project(*blocks)) == ()


def test_swapping_keeps_both_blocks_as_they_are():
    blocks, title = CASES["normalized_after_dropout"]
    graph = with_fixes(project(*blocks), title).graph
    assert [e.source for e in graph.incoming("dense-2")] == ["dropout-1"]
    assert [e.source for e in graph.incoming("dropout-1")] == ["batchnormalization-1"]
    assert graph.block("dropout-1") == Dropout(rate=0.2)


def test_a_row_of_sigmoids_is_followed_through_separate_activations():
    pairs = [Dense(units=20), Activation(activation=SIGMOID)] * 5
    found = of_kind(project(*START, *pairs, SOFTMAX), "vanishing")
    assert found.found == "5 sigmoids in a row"
    assert found.node == "activation-5"


@pytest.mark.parametrize("loss", [Loss.MSE, Loss.MAE, Loss.HUBER, Loss.LOG_COSH])
def test_errors_of_probabilities_are_learned_slowly_with_sgd(loss):
    quick = project(*GOOD, loss=loss)
    assert find_problems(quick) == ()
    slow = replace(quick, plan=quick.plan.with_settings(optimizer=OptimizerName.SGD))
    assert of_kind(slow, "slow_loss").severity is Severity.WARNING
    after = with_fixes(slow, "Set the loss to categorical_crossentropy")
    assert after.plan.loss is Loss.CATEGORICAL_CROSSENTROPY
    assert find_problems(after) == ()


LOOSE = Dense(units=10, activation=SIGMOID)


@pytest.mark.parametrize(
    ("last", "loss", "kind", "title"),
    [
        (
            LOOSE,
            Loss.CATEGORICAL_CROSSENTROPY,
            "trained_as_softmax",
            "Set activation to softmax",
        ),
        (
            SOFTMAX,
            Loss.BINARY_CROSSENTROPY,
            "trained_as_sigmoid",
            "Set the loss to categorical_crossentropy",
        ),
        (LOOSE, Loss.KL_DIVERGENCE, "independent_answers", "Set activation to softmax"),
        (
            LOOSE.with_settings(activation=F.HARD_SIGMOID),
            Loss.KL_DIVERGENCE,
            "independent_answers",
            "Set activation to softmax",
        ),
    ],
)
def test_a_loss_that_is_not_what_it_seems_is_told(last, loss, kind, title):
    found = project(*START, HIDDEN, last, loss=loss)
    assert of_kind(found, kind).node == "dense-2"
    assert find_problems(with_fixes(found, title)) == ()


@pytest.mark.parametrize(
    ("last", "loss"),
    [
        (LOOSE, Loss.BINARY_CROSSENTROPY),
        (LOOSE, Loss.CATEGORICAL_FOCAL_CROSSENTROPY),
        (LOOSE.with_settings(activation=F.HARD_SIGMOID), Loss.CATEGORICAL_CROSSENTROPY),
        (SOFTMAX, Loss.KL_DIVERGENCE),
        (LOOSE, Loss.POISSON),
    ],
)
def test_a_loss_that_is_of_the_answers_is_not_warned_about(last, loss):
    """Where Keras has no logits, it divides the answers by their sum: so they do compete."""
    assert find_problems(project(*START, HIDDEN, last, loss=loss)) == ()


def test_tanh_lets_gradients_through():
    assert find_problems(project(*START, *[Dense(units=20, activation=F.TANH)] * 8, SOFTMAX)) == ()


@pytest.mark.parametrize("blocks", [1, 4])
def test_a_gradient_goes_around_sigmoids_where_there_is_a_way(blocks):
    """Each bypass leaves out two sigmoids: only those on the shortest way count."""
    graph, last = network(*START, Dense(units=20, activation=F.RELU)), "dense-1"
    for number in range(blocks):
        graph, one = add_node(graph, Dense(units=20, activation=SIGMOID), HERE)
        graph, two = add_node(graph, Dense(units=20, activation=SIGMOID), HERE)
        graph, both = add_node(graph, Add(), HERE, node=f"add{number}")
        for source, target, port in (
            (last, one, 0),
            (one, two, 0),
            (two, both, 0),
            (last, both, 1),
        ):
            graph = connect(graph, Edge(source, target, 0, port))
        last = both
    graph = append(graph, SOFTMAX, HERE)[0]
    assert find_problems(Project(graph)) == ()


def test_the_function_within_a_memory_is_not_that_of_its_answer():
    memory = LSTM(units=10, activation=F.SOFTMAX)
    assert find_problems(project(Input(), memory, loss=Loss.BINARY_CROSSENTROPY)) == ()
    relu = LSTM(units=10, activation=RELU)
    after = with_fixes(project(Input(), relu), "Add softmax").graph
    assert after.block("lstm-1") == relu


@pytest.mark.parametrize("function", [F.SPARSEMAX, F.SOFTMAX])
def test_a_softmax_of_probabilities_is_warned_about(function):
    twice = (Dense(units=10, activation=function), Activation(activation=F.SOFTMAX))
    assert of_kind(project(*START, HIDDEN, *twice), "two_softmax").found == (
        f"softmax after {function}"
    )


def test_sparsemax_of_probabilities_leaves_them_as_they_are():
    twice = (SOFTMAX, Activation(activation=F.SPARSEMAX))
    assert find_problems(project(*START, HIDDEN, *twice)) == ()


BEGUN = {
    "zeros before relu": ("neurons_dead", HIDDEN, {"kernel_initializer": Initializer.ZEROS}),
    "ones": ("neurons_alike", HIDDEN, {"kernel_initializer": Initializer.ONES}),
    "zeros before tanh": (None, HIDDEN, {"activation": F.TANH, "kernel_initializer": "zeros"}),
    "a memory of ones": (
        "neurons_alike",
        LSTM(units=9),
        {"recurrent_initializer": Initializer.ONES},
    ),
    "a memory of zeros": (None, LSTM(units=9), {"recurrent_initializer": Initializer.ZEROS}),
}


@pytest.mark.parametrize("case", BEGUN)
def test_initial_weights_that_keep_a_layer_from_learning_are_told(case):
    kind, block, settings = BEGUN[case]
    read = {k: Initializer(v) if k.endswith("initializer") else v for k, v in settings.items()}
    begun = block.with_settings(**read)
    blocks = (Input(), begun, SOFTMAX) if isinstance(block, LSTM) else (*START, begun, SOFTMAX)
    found = [problem.kind for problem in find_problems(project(*blocks))]
    assert found == ([] if kind is None else [kind])


def test_zeros_are_dead_through_blocks_that_are_linear():
    zeros = Dense(units=20, kernel_initializer=Initializer.ZEROS)
    relu = Activation(activation=RELU)
    dead = project(*START, zeros, BatchNormalization(), relu, SOFTMAX)
    assert of_kind(dead, "neurons_dead").found == "all weights initialized to zero, before relu"
    assert find_problems(with_fixes(dead, "Initialize the weights at random")) == ()


def test_two_layers_that_begin_alike_stay_alike():
    alike = Dense(units=20, activation=F.TANH, kernel_initializer=Initializer.ZEROS)
    found = of_kind(project(*START, alike, alike, SOFTMAX), "neurons_alike")
    assert (found.node, found.title) == ("dense-1", "All neurons of Dense stay identical")


def test_noise_in_place_of_dropout_is_told_of_as_noise():
    noisy = project(*START, HIDDEN, GaussianDropout(rate=0.8), SOFTMAX)
    assert of_kind(noisy, "strong_dropout").title == "GaussianDropout leaves little but noise"


@pytest.mark.parametrize(("units", "is_large"), [(6_700, False), (6_800, True)])
def test_a_network_larger_than_the_data_is_said_so(units, is_large):
    """784 · units + units + units · 10 + 10 parameters, for the 54,000 images learned from."""
    large = project(*START, Dense(units=units, activation=RELU), SOFTMAX)
    kinds = [problem.kind for problem in find_problems(large)]
    assert kinds == (["too_large"] if is_large else [])
    assert errors_of(large) == ()


def test_what_is_not_connected_is_not_warned_about():
    graph = network(*GOOD)
    aside = replace(graph, nodes={**graph.nodes, **network(Dropout(rate=0.9)).nodes})
    found = [p.kind for p in find_problems(replace(project(*GOOD), graph=aside))]
    assert found == ["aside"]


def test_the_last_layer_may_begin_with_zeros():
    zeros = SOFTMAX.with_settings(kernel_initializer=Initializer.ZEROS)
    assert find_problems(project(*START, HIDDEN, zeros)) == ()
