"""A network that gives way to others takes its weights and its graph with it."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
import tensorflow as tf
from networks import chain
from quick import one_in

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.answering import AnsweringModel
from netbuilder.engine.compiled import Compiled, CompiledCache
from netbuilder.engine.execution_mode import ExecutionMode
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.project.sets.mnist import MNIST

BATCH = 4
LAST = Dense(units=10, activation=ActivationFunction.SOFTMAX)
DENSE = (Input(), Flatten(), Dense(units=3), LAST)
CONVOLUTIONS = (Input(shape=(28, 28, 1)), Conv2D(filters=2), Flatten(), LAST)


def handles(compiled: Compiled) -> list[weakref.ref]:
    """Return what keeps the memory of the weights and of the optimizer's state."""
    variables = [*compiled.recipe.model.variables, *compiled.optimizer.variables]
    return [weakref.ref(variable.value.handle) for variable in variables]


@pytest.mark.parametrize("optimizer", one_in(3, OptimizerName))
@pytest.mark.parametrize(
    ("blocks", "way"),
    [(DENSE, ExecutionMode.XLA_LOOP), (CONVOLUTIONS, ExecutionMode.GRAPH_LOOP)],
    ids=["xla", "graph"],
)
def test_the_compiled_step_goes_with_all_that_it_holds(blocks, way, optimizer):
    cache = CompiledCache()
    compiled = cache.compiled(chain(*blocks), Plan(optimizer=optimizer), task=MNIST.task)
    assert compiled.execution_mode is way
    images, labels = np.zeros((BATCH, 784), np.uint8), np.zeros(BATCH, np.uint8)
    compiled.compile(images, labels, batches={BATCH})
    compiled.score(images, labels)
    held = handles(compiled)
    held.append(weakref.ref(compiled.super_step(BATCH).get_concrete_function().graph))
    del compiled
    cache.clear()
    gc.collect()
    assert [reference for reference in held if reference() is not None] == []


def test_a_network_that_answered_the_pad_goes_with_its_weights():
    before = variables_in_memory()
    model = AnsweringModel(chain(*DENSE))
    image = np.zeros((1, 28, 28), np.uint8)
    model.probabilities(image)
    model.activations(image[0])
    assert variables_in_memory() > before
    del model
    assert variables_in_memory() == before


def variables_in_memory() -> int:
    """Return how many handles of variables there are, reachable or not yet let go of."""
    gc.collect()
    tensors = (one for one in gc.get_objects() if isinstance(one, tf.Tensor))
    return sum(one.dtype == tf.resource for one in tensors)
