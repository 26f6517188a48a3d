"""Every block with weights can be frozen: kept, trained, counted and written as Keras does it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from block_sampling import sampled
from training_step import in_a_network, train_one_step, usable

from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.block import Block
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.shape import ShapeError
from netbuilder.engine.build import build_layer
from netbuilder.files.keras_config import read_block
from netbuilder.network.edit import set_block

pytestmark = pytest.mark.filterwarnings("ignore:(?s).*softmax over axis")
WITH_WEIGHTS = [kind for kind, cls in catalogue().items() if cls.weights is not Block.weights]


def test_those_with_weights_can_be_frozen_and_no_others():
    can_be = [kind for kind, cls in catalogue().items() if "frozen" in cls.declared()]
    assert can_be == WITH_WEIGHTS
    assert len(can_be) >= 13


@pytest.mark.parametrize("kind", WITH_WEIGHTS)
def test_a_file_names_it_only_where_it_is_so(kind):
    cls = catalogue()[kind]
    assert "frozen" not in cls().model_dump(mode="json")
    written = cls(frozen=True).model_dump(mode="json")
    assert written["frozen"] is True
    assert cls.read(json.dumps(written)) == cls(frozen=True)


@pytest.mark.parametrize("kind", WITH_WEIGHTS)
def test_keras_has_as_many_trainable_numbers(kind):
    import keras

    known = 0
    for block, inputs in sampled(catalogue()[kind], count=30):
        try:
            block.output_shape(*inputs)
        except ShapeError:
            continue
        for frozen in (False, True):
            changed = block.with_settings(frozen=frozen)
            layer = build_layer(changed, name="tested", seed=(7,))
            layer(*(keras.Input(shape) for shape in inputs))
            counted = sum(int(np.prod(weight.shape)) for weight in layer.trainable_weights)
            assert changed.trainable_parameters(*inputs) == counted
            assert changed.parameters(*inputs) == layer.count_params()
        known += 1
    assert known >= 3


@pytest.mark.parametrize("kind", WITH_WEIGHTS)
def test_keras_writes_it_and_it_is_read_again(kind):
    import keras

    for frozen in (False, True):
        block = catalogue()[kind](frozen=frozen)
        layer = build_layer(block, name="tested", seed=(7,))
        written = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))
        assert written["config"]["trainable"] is not frozen
        assert read_block(written, wires=1).is_frozen == frozen


@pytest.mark.parametrize("kind", WITH_WEIGHTS)
def test_a_step_changes_no_number_of_a_frozen_block(kind, how_many):
    for block, shape in usable(kind, count=how_many(2, quick=1)):
        graph = in_a_network(block.with_settings(frozen=True), shape)
        name = next(n for n, node in graph.nodes.items() if node.block.is_frozen)
        _, before, after = train_one_step(graph)
        for old, new in zip(before.get(name, ()), after.get(name, ()), strict=True):
            np.testing.assert_array_equal(old, new)
        _, before, after = train_one_step(set_block(graph, name, block.with_settings(frozen=False)))
        pairs = zip(before.get(name, ()), after.get(name, ()), strict=True)
        moved = any(not np.array_equal(old, new) for old, new in pairs)
        assert moved or not block.weights(*(shape,) * block.inputs) or kind in MAY_STAND_STILL


MAY_STAND_STILL = {"PReLU", "Embedding", "Conv1D", "Conv2D", "DepthwiseConv2D", "SeparableConv2D"}
"""Of these a sample may have an activation, or inputs, that let no slope through."""


def test_a_frozen_batch_normalization_uses_its_kept_averages_while_training():
    block = BatchNormalization(frozen=True)
    layer = build_layer(block, name="tested", seed=(7,))
    given = np.random.default_rng(1).normal(3.0, 2.0, size=(16, 4)).astype(np.float32)
    layer.build((None, 4))
    np.testing.assert_array_equal(layer(given, training=True), layer(given, training=False))
    learning = build_layer(BatchNormalization(), name="other", seed=(7,))
    learning.build((None, 4))
    assert not np.allclose(learning(given, training=True), learning(given, training=False))
