"""Networks and plans in a line."""

from __future__ import annotations

import pytest
from networks import chain, convolutional_network, dense_network

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.files.recipes import load_recipe
from netbuilder.network.graph import Graph
from netbuilder.project.plan import Loss, OptimizerName, Plan, Schedule
from netbuilder.project.run_sentences import (
    block_words,
    network_sentence,
    plan_sentence,
    value_words,
)

RELU = ActivationFunction.RELU


def test_a_dense_network_reads_as_its_sizes():
    assert network_sentence(dense_network(extra=(Dropout(),))) == (
        "784 → 16 relu → dropout 0.5 → 10 softmax"
    )


def test_an_activation_of_its_own_reads_as_that_of_the_layer_before():
    sentence = network_sentence(load_recipe("lecture-sigmoid").graph)
    assert sentence == "784 → 500 sigmoid → 500 sigmoid → 10 softmax"


def test_convolutions_have_words_and_the_shape_of_the_picture():
    assert network_sentence(convolutional_network()) == (
        "28×28×1 → conv 4 relu → norm → pool 4×4 → 10 softmax"
    )


def test_many_equal_layers_are_counted():
    deep = chain(Input(), Flatten(), *(Dense(units=20, activation=RELU) for _ in range(8)))
    assert network_sentence(deep) == "784 → 8 × (20 relu)"


def test_a_graph_without_a_network_says_nothing():
    assert network_sentence(Graph()) == ""


@pytest.mark.parametrize("kind", sorted(catalogue()))
def test_every_block_has_words(kind):
    assert block_words(catalogue()[kind]())


def test_a_plan_reads_as_what_matters_most():
    assert plan_sentence(Plan()) == "Adam 0.001, cross-entropy, batch 100, 10 epochs"
    plan = Plan(
        optimizer=OptimizerName.SGD,
        learning_rate=0.1,
        loss=Loss.MSE,
        epochs=1,
        schedule=Schedule.COSINE,
        early_stopping=True,
    )
    assert (
        plan_sentence(plan) == "SGD 0.1, mse, batch 100, 1 epoch, cosine schedule, early stopping"
    )


def test_values_have_their_units_and_lists_their_numbers():
    plan = Plan(weight_classes=True, class_weights=(1.0, 2.5))
    assert value_words(plan, "batch_size") == "100 examples"
    assert value_words(plan, "class_weights") == "1, 2.5"
    assert value_words(Plan(), "class_weights") == "none"
