"""Every block takes part in a training step, in the way that the rule chooses for it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from networks import chain
from training_step import answering, in_a_network, train_one_step, usable

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.network.shapes import infer_shapes

pytestmark = pytest.mark.filterwarnings("ignore:(?s).*softmax over axis")


@pytest.mark.parametrize("kind", catalogue())
def test_a_step_with_the_block_is_made(kind, how_many):
    cases = (
        usable(kind, count=how_many(2, quick=1))
        if kind != "Input"
        else [(Input(shape=(6, 6, 2)), ())]
    )
    assert cases
    for block, shape in cases:
        graph = in_a_network(block, shape)
        loss, before, after = train_one_step(graph)
        assert math.isfinite(loss)
        last = [name for name in graph.nodes if name.startswith("dense")][-1]
        learned = zip(before[last], after[last], strict=True)
        assert any(not np.array_equal(old, new) for old, new in learned)
        for node, known in infer_shapes(graph).items():
            assert [a.shape for a in after.get(node, ())] == [w.shape for w in known.weights]


@pytest.mark.parametrize("group", range(4))
def test_a_step_with_each_activation_is_made(group):
    functions = [Activation(activation=name) for name in list(ActivationFunction)[group::4]]
    loss, _, _ = train_one_step(answering(chain(Input(shape=(12,)), Dense(units=12), *functions)))
    assert math.isfinite(loss)
