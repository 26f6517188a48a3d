"""Every block of the catalogue against the real Keras layer, called on data."""

from __future__ import annotations

import json

import numpy as np
import pytest
from block_sampling import sampled

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.shape import ShapeError
from netbuilder.engine.build import build_layer
from netbuilder.files.keras_config import read_block

# Keras warns of a softmax over one number, which the samples contain.
pytestmark = pytest.mark.filterwarnings("ignore:(?s).*softmax over axis")
KINDS = list(catalogue())
SAMPLES = 200
"""With `--complete`; else the first 30 of them."""
STRICTER = {
    # Keras takes a single picture without a batch for a batch of rows.
    "RandomRotation": 3,
    "RandomTranslation": 3,
    "RandomZoom": 3,
}
"""Blocks that refuse inputs of another number of axes, though Keras would take them."""
MERGES = {"Add", "Average", "Concatenate", "Maximum", "Multiply"}
"""Keras lines up inputs with more and fewer axes in its own way, and joins batches along axis 0."""


def built_on_symbols(block, inputs):
    """Join the layer to symbolic inputs, as a functional model does."""
    import keras

    layer = build_layer(block, name="tested", seed=(7,))
    given = [keras.Input(shape) for shape in inputs]
    return layer, layer(given[0] if len(given) == 1 else given) if given else layer.output


def called_on_data(block, inputs):
    """Return the layer and the shape of its answer, without the batch, to two examples."""
    layer, symbol = built_on_symbols(block, inputs)
    if not inputs:
        return layer, tuple(symbol.shape[1:])
    return layer, tuple(layer(examples(block, inputs), training=True).shape[1:])


def examples(block, inputs):
    """Return numbers for two examples; where they stand for rows of a table, that has them."""
    chance = np.random.default_rng(3)
    most = getattr(block, "input_dim", 0)
    data = [
        (chance.integers(0, most, (2, *shape)) if most else chance.normal(size=(2, *shape))).astype(
            np.float32
        )
        for shape in inputs
    ]
    return data[0] if len(data) == 1 else data


def refused_by_keras(block, inputs):
    """Tell whether Keras refuses to join the layer, or to compute it.

    Pooling not on data: a window larger than the picture ends the process with a division by zero
    there (TensorFlow 2.21).
    """
    import tensorflow as tf

    try:
        layer, _ = built_on_symbols(block, inputs)
        if "Pooling" not in block.kind():
            layer(examples(block, inputs), training=True)
    except (ValueError, IndexError, tf.errors.OpError):
        return True
    return False


def is_stricter(block, inputs):
    """Tell whether we refuse on purpose what Keras would take.

    Within channels TensorFlow computes unequal strides on some processors only.
    """
    if block.kind() in ("DepthwiseConv2D", "SeparableConv2D") and len(set(block.strides)) > 1:
        return True
    axes = {len(shape) for shape in inputs}
    if block.kind() in MERGES and (len(axes) > 1 or getattr(block, "axis", -1) == 0):
        return True
    return axes.isdisjoint({STRICTER.get(block.kind(), next(iter(axes), 0))})


@pytest.mark.parametrize("kind", KINDS)
def test_the_shapes_and_weights_are_those_of_keras(kind, how_many):
    accepted, samples = 0, how_many(SAMPLES, quick=30)
    for block, inputs in sampled(catalogue()[kind], count=samples):
        try:
            output = block.output_shape(*inputs)
        except ShapeError:
            refused = is_stricter(block, inputs) or refused_by_keras(block, inputs)
            assert refused, f"Keras takes {block!r} on {inputs}"
            continue
        layer, shape = called_on_data(block, inputs)
        specs = block.weights(*inputs)
        assert output == shape, f"{block!r} on {inputs}"
        assert [spec.shape for spec in specs] == [tuple(w.shape) for w in layer.weights]
        trainable = [spec.trainable and not block.is_frozen for spec in specs]
        assert trainable == [w.trainable for w in layer.weights]
        assert [spec.name for spec in specs] == [w.name for w in layer.weights]
        assert block.parameters(*inputs) == layer.count_params()
        accepted += 1
    assert accepted >= samples // 8


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "Input"])
def test_what_keras_writes_is_read_as_the_same_block(kind, how_many):
    import keras

    known, samples = 0, how_many(40, quick=10)
    for block, _ in sampled(catalogue()[kind], count=samples):
        try:
            layer = build_layer(block, name="tested", seed=(7,))
        except ValueError:
            # Strides and dilation at once, which no input fits.
            with pytest.raises(ShapeError):
                block.output_shape((8, 8, 1))
            continue
        written = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))
        assert read_block(written, wires=block.inputs) == as_keras_keeps_it(block)
        known += 1
    assert known >= samples // 2


def as_keras_keeps_it(block):
    """Return the block as Keras knows it: it writes the window for strides of none."""
    declared = type(block).declared()
    if "pool_size" in declared and block.strides is None:
        return block.with_settings(strides=block.pool_size)
    return block


@pytest.mark.parametrize("kind", KINDS)
def test_the_declared_defaults_are_those_of_keras(kind):
    block = catalogue()[kind]()
    config = build_layer(block, name="tested").get_config()
    for name, value in type(block).keras_defaults:
        if name in config:
            found = config[name]
            assert (tuple(found) if isinstance(found, list) else found) == value, name
