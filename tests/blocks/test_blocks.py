from __future__ import annotations

import pytest
from graph_strategies import DATA_SHAPES, blocks
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.block import Category
from netbuilder.blocks.catalogue import UnknownBlockError, block_class, catalogue
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.keras_config import KerasConfig
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.shape import ShapeError, format_shape
from netbuilder.blocks.window import Padding

shapes = st.sampled_from(DATA_SHAPES)


def test_the_catalogue_finds_every_block():
    assert set(catalogue()) >= {
        "Input",
        "Flatten",
        "Dense",
        "Activation",
        "Dropout",
        "Conv2D",
        "MaxPooling2D",
        "BatchNormalization",
    }
    assert all(block_class(kind) is cls for kind, cls in catalogue().items())


def test_an_unknown_block_is_told_with_those_that_are_known():
    with pytest.raises(UnknownBlockError, match=r"found 'Lambda', expected one of .* or 36 more"):
        block_class("Lambda")


@pytest.mark.parametrize("cls", catalogue().values())
def test_every_block_says_what_it_is(cls):
    assert cls.title
    assert isinstance(cls.category, Category)
    assert cls.explanation.endswith(".")
    assert cls().keras_config().class_name
    if cls.main_setting is not None:
        assert cls.main_setting in cls.declared()
        assert cls().summary()


@given(blocks(), shapes)
def test_a_block_takes_a_shape_or_says_why_not(block, shape):
    given_shapes = (shape,) * block.inputs
    try:
        output = block.output_shape(*given_shapes)
    except ShapeError as error:
        refusal = error
    else:
        assert all(type(size) is int and size >= 1 for size in output)
        weights = block.weights(*given_shapes)
        assert block.parameters(*given_shapes) == sum(spec.size for spec in weights)
        assert block.multiply_adds(*given_shapes) >= 0
        return
    assert refusal.found
    assert refusal.expected
    assert refusal.advice


@given(blocks())
def test_keras_is_told_plain_values(block):
    assert all(is_plain(value) for value in block.keras_config().arguments.values())


def is_plain(value) -> bool:
    if isinstance(value, tuple):
        return all(is_plain(part) for part in value)
    if isinstance(value, KerasConfig):
        return all(is_plain(part) for part in value.arguments.values())
    return type(value) in {str, int, float, bool, type(None)}


@pytest.mark.parametrize(
    ("block", "given_shape", "output", "parameters", "multiply_adds"),
    [
        (Flatten(), (28, 28), (784,), 0, 0),
        (Dense(units=500), (784,), (500,), 392_500, 392_000),
        (Dense(units=5), (28, 28), (28, 5), 145, 3_920),
        (Dense(units=500, use_bias=False), (784,), (500,), 392_000, 392_000),
        (Activation(), (7, 3), (7, 3), 0, 0),
        (Dropout(), (7, 3), (7, 3), 0, 0),
        (Conv2D(filters=32), (28, 28, 1), (26, 26, 32), 320, 194_688),
        (Conv2D(filters=4, padding=Padding.SAME), (28, 28, 3), (28, 28, 4), 112, 84_672),
        (Conv2D(filters=4, strides=(2, 3)), (28, 28, 1), (13, 9, 4), 40, 4_212),
        (MaxPooling2D(), (27, 28, 5), (13, 14, 5), 0, 0),
        (MaxPooling2D(padding=Padding.SAME), (27, 28, 5), (14, 14, 5), 0, 0),
        (MaxPooling2D(strides=(1, 1)), (27, 28, 5), (26, 27, 5), 0, 0),
        (BatchNormalization(), (13, 13, 8), (13, 13, 8), 32, 1_352),
        (BatchNormalization(scale=False), (8,), (8,), 24, 8),
    ],
)
def test_known_shapes_and_counts(block, given_shape, output, parameters, multiply_adds):
    assert block.output_shape(given_shape) == output
    assert block.parameters(given_shape) == parameters
    assert block.multiply_adds(given_shape) == multiply_adds


@pytest.mark.parametrize(
    ("block", "given_shape", "advice"),
    [
        (Conv2D(), (784,), "Place this block before Flatten"),
        (Conv2D(), (28, 28), "Give the Input a channel axis, as in 28×28×1"),
        (MaxPooling2D(), (28, 28), "Give the Input a channel axis, as in 28×28×1"),
        (Conv2D(kernel_size=(29, 1)), (28, 28, 1), "Reduce the kernel,"),
        (
            Conv2D(kernel_size=(9, 9), dilation_rate=(4, 4)),
            (28, 28, 1),
            "Reduce the kernel or the dilation,",
        ),
        (MaxPooling2D(pool_size=(1, 29)), (28, 28, 1), "Reduce the pool size,"),
    ],
)
def test_a_misfit_says_what_to_do(block, given_shape, advice):
    with pytest.raises(ShapeError) as refused:
        block.output_shape(given_shape)
    assert refused.value.advice.startswith(advice)


def test_the_activations_that_do_not_fit_are_left_out():
    assert {"glu", "threshold"}.isdisjoint(ActivationFunction)
    assert len(ActivationFunction) >= 14


@pytest.mark.parametrize(
    ("block", "summary"),
    [
        (Dense(units=1500), "1,500"),
        (Dropout(rate=0.25), "0.25"),
        (Activation(), "relu"),
        (Input(), "28×28"),
        (Conv2D(), "32 · 3×3"),
        (MaxPooling2D(), "2×2"),
        (Flatten(), ""),
    ],
)
def test_the_face_of_a_block_shows_its_main_setting(block, summary):
    assert block.summary() == summary


def test_shapes_are_written_as_people_read_them():
    assert format_shape((28, 28, 1)) == "28×28×1"
    assert format_shape((1_000_000,)) == "1,000,000"
    assert format_shape(()) == "a single number"


@pytest.mark.parametrize("cls", catalogue().values(), ids=lambda cls: cls.__name__)
def test_what_slides_is_called_as_its_setting_is(cls):
    names = {"kernel_size": "kernel", "pool_size": "pool size"}
    setting, word = next(((s, w) for s, w in names.items() if s in cls.declared()), ("", ""))
    if not setting:
        return
    whole = isinstance(cls.declared()[setting].default, int)
    block, given = cls(**{setting: 9 if whole else (9, 9)}), (8, 8) if whole else (8, 8, 1)
    with pytest.raises(ShapeError) as refused:
        block.output_shape(given)
    assert word in refused.value.found
    assert word in refused.value.expected
    assert word in refused.value.advice
    assert "window" not in str(refused.value)
