"""What blocks make of a drawing, as pictures on their faces."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from netbuilder.blocks.input import Input
from netbuilder.engine.probes.activations import Activated
from netbuilder.network.edit import set_block
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.style.theme import DARK, LIGHT
from netbuilder.ui.widgets.array_image import activation_image, image_of


def colours(image):
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize(
    ("shape", "size"),
    [
        ((10,), (49, 20)),
        ((20,), (20, 1)),
        ((500,), (32, 16)),
        ((28, 28), (28, 28)),
        ((28, 28, 1), (28, 28)),
        ((13, 13, 32), (55, 27)),
        ((300, 300, 3), (302, 100)),
    ],
)
def test_numbers_of_every_shape_have_a_picture(shape, size):
    image = activation_image(np.ones(shape, np.float32), LIGHT)
    assert (image.width(), image.height()) == size


def test_nothing_and_too_many_axes_have_none():
    assert activation_image(np.zeros((0,), np.float32), LIGHT) is None
    assert activation_image(np.zeros((2, 2, 2, 2), np.float32), LIGHT) is None


def test_paper_is_nothing_ink_the_largest_and_one_colour_the_most_negative():
    values = np.zeros((4, 4), np.float32)
    values[0, 0], values[1, 1] = 5.0, -5.0
    for theme in (LIGHT, DARK):
        image = activation_image(values, theme)
        assert QColor(image.pixel(0, 0)).name() == theme.ink
        assert QColor(image.pixel(1, 1)).name() == theme.negative
        assert QColor(image.pixel(3, 3)).name() == theme.paper


@pytest.mark.parametrize(
    ("picture", "shape"),
    [
        (image_of, (4, 1)),
        (activation_image, (4, 1)),
        (activation_image, (2, 2, 1)),
        (activation_image, (4,)),
    ],
)
def test_an_infinite_value_does_not_flatten_the_others(picture, shape):
    odd = np.array([1.0, -1.0, np.inf, -np.inf], np.float32).reshape(shape)
    calm = np.array([1.0, -1.0, 1.0, -1.0], np.float32).reshape(shape)
    assert picture(odd, LIGHT) == picture(calm, LIGHT)


@pytest.mark.parametrize("picture", [activation_image, image_of])
def test_what_is_no_number_is_left_blank(picture):
    odd, calm = (np.array([[5.0, missing]], np.float32) for missing in (np.nan, 0.0))
    assert picture(odd, LIGHT) == picture(calm, LIGHT)
    assert picture(odd[:, 1:], LIGHT) == picture(calm[:, 1:], LIGHT)


def test_ten_answers_stand_as_bars():
    image = activation_image(np.eye(10, dtype=np.float32)[3], LIGHT)
    assert [QColor(image.pixel(5 * d, 0)).name() == LIGHT.ink for d in range(10)] == [
        d == 3 for d in range(10)
    ]


def activated(graph, run_id="r1"):
    values = {name: np.ones(5, np.float32) for name in graph.nodes}
    return Activated(graph, values, run_id=run_id)


def test_blocks_show_it_as_long_as_they_are_those_that_answered(canvas, chain):
    message = activated(chain.project.graph)
    canvas.activations.on_message(message)
    items = canvas.scene.nodes
    assert all(item.activation is not None for item in items.values())
    other = chain.project.graph.block("dense-1").with_settings(units=7)
    chain.edit("Units", on_graph(lambda graph: set_block(graph, "dense-1", other)))
    assert items["dense-1"].activation is None
    assert items["flatten-1"].activation is not None
    chain.edit("Shape", on_graph(lambda graph: set_block(graph, "input-1", Input(shape=(20, 20)))))
    assert items["flatten-1"].activation is None
    chain.undo_stack.undo()
    chain.undo_stack.undo()
    assert items["dense-1"].activation is not None
    canvas.activations.clear()
    assert all(item.activation is None for item in items.values())


def test_the_built_in_model_lights_up_no_block_of_another_network(canvas, chain):
    canvas.activations.on_message(activated(chain.project.graph, run_id=""))
    assert all(item.activation is None for item in canvas.scene.nodes.values())


def test_a_block_that_is_new_shows_its_own_words(canvas, chain, hand):
    canvas.activations.on_message(activated(chain.project.graph))
    hand.drag_block("Dropout", onto=hand.behind("dense-2"))
    assert canvas.scene.nodes["dropout-1"].activation is None


def test_it_is_painted(canvas, chain, qtbot):
    plain = canvas.grab().toImage()
    canvas.activations.on_message(activated(chain.project.graph))
    assert canvas.grab().toImage() != plain
    broken = replace(activated(chain.project.graph), values={})
    canvas.activations.on_message(broken)
    qtbot.waitUntil(lambda: canvas.grab().toImage() == plain)
