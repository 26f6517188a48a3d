"""Every block takes part in a training step, in the way that the rule chooses for it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from block_sampling import sampled
from networks import SOFTMAX, chain

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import ShapeError, size_of
from netbuilder.engine.build import read_weights
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.step import MOST_STEPS
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.plan import Loss, OptimizerName, Plan

pytestmark = pytest.mark.filterwarnings("ignore:(?s).*softmax over axis")
PLAN = Plan(loss=Loss.MSE, optimizer=OptimizerName.SGD, learning_rate=0.01)
BATCH = 5


def usable(kind, *, count):
    """Draw blocks of this kind that take a picture or a vector, with the input that they take."""
    shapes = ((6, 6, 2), (12,))
    found = []
    for block, _ in sampled(catalogue()[kind], count=40):
        for shape in shapes:
            try:
                block.output_shape(shape)
            except ShapeError:
                continue
            found.append((block, shape))
    return found[:count]


def train_one_step(graph):
    """Return the loss of one step, and the weights before and after."""
    pixels = size_of(graph.block("input-1").shape)
    chance = np.random.default_rng(5)
    images = chance.integers(0, 256, (BATCH, pixels), np.uint8)
    labels = chance.integers(0, 10, BATCH).astype(np.uint8)
    compiled = CompiledCache().compiled(graph, PLAN, classes=10)
    compiled.begin(PLAN, weights=None)
    before = read_weights(compiled.recipe.model, graph)
    order = np.tile(np.arange(BATCH, dtype=np.int32), (MOST_STEPS, 1))
    done, losses, _ = compiled.super_step(BATCH)(images, labels, order, np.int32(1))
    assert int(done) == 1
    return float(losses[0]), before, read_weights(compiled.recipe.model, graph)


def in_a_network(block, shape):
    """Put the block between two layers that learn."""
    if isinstance(block, Input):
        return chain(block, Flatten(), Dense(units=10, activation=SOFTMAX))
    return between_layers(shape, block)


def between_layers(shape, *blocks):
    return chain(
        Input(shape=shape),
        Dense(units=shape[-1]),
        *blocks,
        Flatten(),
        Dense(units=10, activation=SOFTMAX),
    )


@pytest.mark.parametrize("kind", catalogue())
def test_a_step_with_the_block_is_made(kind):
    cases = usable(kind, count=2) if kind != "Input" else [(Input(shape=(6, 6, 2)), ())]
    assert cases
    for block, shape in cases:
        graph = in_a_network(block, shape)
        loss, before, after = train_one_step(graph)
        assert math.isfinite(loss)
        last = f"dense-{2 if shape else 1}"
        assert not np.array_equal(before[last][0], after[last][0])
        for node, known in infer_shapes(graph).items():
            assert [a.shape for a in after.get(node, ())] == [w.shape for w in known.weights]


@pytest.mark.parametrize("group", range(4))
def test_a_step_with_each_activation_is_made(group):
    functions = [Activation(activation=name) for name in list(ActivationFunction)[group::4]]
    loss, _, _ = train_one_step(between_layers((12,), *functions))
    assert math.isfinite(loss)
