"""One training step of a small network around a block."""

from __future__ import annotations

import numpy as np
from block_sampling import sampled
from networks import SOFTMAX, chain

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import ShapeError, size_of
from netbuilder.engine.build import network_key, read_weights
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.step import MOST_STEPS
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge, Point
from netbuilder.project.plan import Loss, OptimizerName, Plan
from netbuilder.project.sets.mnist import MNIST

PLAN = Plan(loss=Loss.MSE, optimizer=OptimizerName.SGD, learning_rate=0.01)
BATCH = 5


def usable(kind, *, count):
    """Draw blocks of this kind that take a picture, a sequence or a row, with what they take."""
    shapes = ((6, 6, 2), (6, 8), (12,))
    found = []
    for block, _ in sampled(catalogue()[kind], count=60):
        for shape in shapes:
            try:
                block.output_shape(*(shape,) * block.inputs)
            except ShapeError:
                continue
            found.append((block, shape))
    return found[:count]


STEPS = {}
"""What came of one step of each network that was asked for."""


def train_one_step(graph):
    """Return the loss of one step, and the weights before and after."""
    key = network_key(graph)
    if key not in STEPS:
        STEPS[key] = _train_one_step(graph)
    return STEPS[key]


def _train_one_step(graph):
    pixels = size_of(graph.block("input-1").shape)
    chance = np.random.default_rng(5)
    images = chance.integers(0, 256, (BATCH, pixels), np.uint8)
    labels = chance.integers(0, 10, BATCH).astype(np.uint8)
    compiled = CompiledCache().compiled(graph, PLAN, task=MNIST.task)
    compiled.begin(PLAN, weights=None)
    before = read_weights(compiled.recipe.model, graph)
    order = np.tile(np.arange(BATCH, dtype=np.int32), (MOST_STEPS, 1))
    done, losses, _ = compiled.super_step(BATCH)(images, labels, order, np.int32(1))
    assert int(done) == 1
    return float(losses[0]), before, read_weights(compiled.recipe.model, graph)


def in_a_network(block, shape):
    """Put the block between two layers that learn; all its wires come from the first."""
    if isinstance(block, Input):
        return chain(block, Flatten(), Dense(units=10, activation=SOFTMAX))
    if isinstance(block, Embedding):
        grey_values = Input(shape=shape, scale=False)
        return answering(chain(grey_values, block.with_settings(input_dim=256)))
    graph, node = add_node(chain(Input(shape=shape), Dense(units=shape[-1])), block, Point(0, 0))
    for port in range(block.inputs):
        graph = connect(graph, Edge("dense-1", node, 0, port))
    return answering(graph)


def answering(graph):
    """Let the network end with ten probabilities."""
    for block in (Flatten(), Dense(units=10, activation=SOFTMAX)):
        graph, _ = append(graph, block, Point(0, 0))
    return graph
