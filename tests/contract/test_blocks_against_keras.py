"""Every block of the catalogue against the real Keras layer, called on data."""

from __future__ import annotations

import numpy as np
import pytest
from block_sampling import sampled

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.shape import ShapeError
from netbuilder.engine.build import build_layer

# Keras warns of a softmax over one number, which the samples contain.
pytestmark = pytest.mark.filterwarnings("ignore:(?s).*softmax over axis")
KINDS = list(catalogue())
SAMPLES = 90


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
    chance = np.random.default_rng(3)
    data = [chance.normal(size=(2, *shape)).astype(np.float32) for shape in inputs]
    return layer, tuple(layer(data[0] if len(data) == 1 else data, training=True).shape[1:])


def refused_by_keras(block, inputs):
    """Tell whether Keras refuses to join the layer.

    Not on data: MaxPooling2D of a window larger than the picture ends the process with a division
    by zero there (TensorFlow 2.21).
    """
    try:
        built_on_symbols(block, inputs)
    except ValueError:
        return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_the_shapes_and_weights_are_those_of_keras(kind):
    accepted = 0
    for block, inputs in sampled(catalogue()[kind], count=SAMPLES):
        try:
            output = block.output_shape(*inputs)
        except ShapeError:
            assert refused_by_keras(block, inputs), f"Keras takes {block!r} on {inputs}"
            continue
        layer, shape = called_on_data(block, inputs)
        specs = block.weights(*inputs)
        assert output == shape, f"{block!r} on {inputs}"
        assert [spec.shape for spec in specs] == [tuple(w.shape) for w in layer.weights]
        assert [spec.trainable for spec in specs] == [w.trainable for w in layer.weights]
        assert [spec.name for spec in specs] == [w.name for w in layer.weights]
        assert block.parameters(*inputs) == layer.count_params()
        accepted += 1
    assert accepted >= SAMPLES // 4


@pytest.mark.parametrize("kind", KINDS)
def test_keras_keeps_the_settings(kind):
    import keras

    for block, _ in sampled(catalogue()[kind], count=25):
        layer = build_layer(block, name="tested", seed=(7,))
        config = layer.get_config()
        again = type(layer).from_config(config)
        assert again.get_config() == config
        for name, value in block.keras_config().arguments.items():
            if name in config and isinstance(value, int | float | str | bool):
                assert config[name] == value, name
        assert isinstance(again, getattr(keras.layers, block.keras_config().class_name))


@pytest.mark.parametrize("kind", KINDS)
def test_the_declared_defaults_are_those_of_keras(kind):
    block = catalogue()[kind]()
    config = build_layer(block, name="tested").get_config()
    for name, value in type(block).keras_defaults:
        if name in config:
            found = config[name]
            assert (tuple(found) if isinstance(found, list) else found) == value, name
