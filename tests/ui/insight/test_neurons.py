"""A neuron is clicked, and shows what it looks for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hearing import name_of, parts
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from netbuilder.blocks.input import Input
from netbuilder.engine.probes.activations import Activated
from netbuilder.engine.probes.likeness import Likeness
from netbuilder.engine.probes.neuron import InspectNeuron, NeuronInspected
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.network.edit import set_block
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.insight.activations.view import ActivationsView
from netbuilder.ui.insight.neurons.panel import NeuronsPanel
from netbuilder.ui.insight.neurons.view import NeuronsView
from netbuilder.ui.style.theme import LIGHT
from netbuilder.ui.widgets.array_image import activation_image, unit_grid

KEY = Qt.Key


def unit_at(shape, across, down):
    """Return the unit whose sign is at a place of the picture."""
    grid = unit_grid(shape)
    place = None if grid is None else grid.place_at(across, down)
    return None if place is None else place * grid.step


@pytest.mark.parametrize("count", [1, 3, 10, 12, 13, 28, 29, 100, 128, 500, 4000])
def test_the_place_of_a_number_in_its_picture_leads_back_to_it(count):
    for unit in {0, count // 3, count - 1}:
        values = np.zeros(count, np.float32)
        values[unit] = 1.0
        image = activation_image(values, LIGHT)
        dark = [
            (x, y)
            for y in range(image.height())
            for x in range(image.width())
            if image.pixelColor(x, y).name() == LIGHT.ink
        ]
        across, down = dark[0]
        found = unit_at((count,), (across + 0.5) / image.width(), (down + 0.5) / image.height())
        assert found == unit


@pytest.mark.parametrize(
    ("shape", "place", "unit"),
    [
        ((8, 8, 1), (0.5, 0.5), 0),
        ((8, 8, 32), (0.1, 0.1), 0),
        ((8, 8, 32), (0.9, 0.1), 3),
        ((8, 8, 32), (0.1, 0.9), 4),
        ((8, 8, 5), (0.9, 0.9), None),
        ((8, 8), (0.5, 0.5), None),
        ((10,), (1.5, 0.5), None),
        ((10,), (0.95, 0.99), 9),
        ((30,), (0.99, 0.99), None),
    ],
)
def test_the_channel_at_a_place(shape, place, unit):
    assert unit_at(shape, *place) == unit


@pytest.fixture
def view(shown):
    return shown(NeuronsView)


@pytest.fixture
def panel(qtbot):
    made = NeuronsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def with_keys(panel, qtbot):
    """Let the keys go to the picture."""
    panel.activateWindow()
    panel.sheet.setFocus()
    qtbot.waitUntil(panel.sheet.hasFocus)


def examined(node="dense-1", *, weights=True):
    images = tuple(Likeness(np.full((28, 28), 9, np.uint8), d, 2.0) for d in range(5))
    picture = np.eye(28, dtype=np.float32) if weights else None
    return NeuronInspected(node=node, unit=2, weights=picture, images=images)


def test_it_says_how_to_come_to_neurons(panel):
    assert "Ctrl+Shift+A" in panel.words.text()
    assert panel.weights.isHidden()
    assert panel.legend.isHidden()


def test_the_colours_of_activations_have_a_legend(panel):
    panel.show_block("dense-1", "Dense", np.ones(10, np.float32))
    assert panel.legend.isVisible()
    words = {entry.colour: entry.words for entry in panel.legend.entries}
    assert words == {"ink": "positive", "negative": "negative"}


def test_a_click_asks_for_the_neuron_under_the_mouse(panel, qtbot):
    panel.show_block("dense-1", "Dense", np.ones(10, np.float32))
    assert panel.words.text() == "Dense: click a neuron or a feature map."
    with qtbot.waitSignal(panel.wanted) as wanted:
        QTest.mouseClick(panel.sheet, Qt.MouseButton.LeftButton, pos=QPoint(70, 40))
    assert wanted.args == ["dense-1", 2]
    with qtbot.assertNotEmitted(panel.wanted):
        panel.sheet.choose_at(QPointF(900, 900))


@pytest.mark.parametrize(("width", "is_beside"), [(640, True), (380, False)])
def test_what_a_neuron_looks_for_stands_beside_the_sheet_where_there_is_room(
    panel, qtbot, width, is_beside
):
    panel.show_block("dense-1", "Dense", np.ones(10, np.float32))
    panel.show_neuron(examined())
    panel.resize(width, 400)
    sheet = panel.sheet.mapTo(panel, panel.sheet.rect().bottomRight())
    last = panel.images[-1]
    qtbot.waitUntil(lambda: panel.layout().geometry().width() >= width - 24)
    place = last.mapTo(panel, QPoint())
    assert (place.y() < sheet.y()) == is_beside
    assert last.mapTo(panel, last.rect().bottomRight()).x() < panel.width()


def test_activations_are_switched_on_from_where_they_are_missed(around, view, qtbot):
    with qtbot.waitSignal(view.other_wanted) as wanted:
        QTest.mouseClick(view.panel.show_activations, Qt.MouseButton.LeftButton)
    assert wanted.args == ["activations"]
    ActivationsView(around, around.canvas).switch(True)
    assert view.panel.show_activations.isHidden()
    ActivationsView(around, around.canvas).switch(False)
    assert not view.panel.show_activations.isHidden()


def test_what_it_looks_for_is_shown_for_the_selected_block_only(panel):
    panel.show_block("dense-1", "Dense", np.ones(10, np.float32))
    panel.show_neuron(examined("other"))
    assert panel.weights.isHidden()
    panel.show_neuron(examined())
    assert panel.words.text().startswith("Unit 3 of Dense is activated")
    assert panel.weights.numbers.shape == (28, 28)
    assert [picture.caption for picture in panel.images] == ["0", "1", "2", "3", "4"]
    panel.show_neuron(examined(weights=False))
    assert (panel.weights.numbers, panel.weights.caption) == (None, "no image")
    panel.grab()
    panel.show_block("dense-2", "Dense", np.ones(10, np.float32))
    assert panel.weights.isHidden()


def test_the_selected_block_is_shown_as_the_drawing_went_through_it(session, engine, around, view):
    canvas, panel = around.canvas, view.panel
    canvas.add_block("Input")
    canvas.add_block("Flatten")
    graph = session.project.graph
    values = {name: np.ones(5, np.float32) for name in graph.nodes}
    canvas.activations.on_message(Activated(graph, values, run_id="r1"))
    canvas.scene.select(("flatten-1",))
    assert panel.sheet.values is values["flatten-1"]
    panel.sheet.choose_at(QPointF(5, 5))
    assert [(asked.node, asked.unit) for asked in engine.of(InspectNeuron)] == [("flatten-1", 0)]
    view.on_answer(examined("flatten-1"))
    assert not panel.weights.isHidden()
    (asked,) = engine.of(InspectNeuron)
    late = Unanswered(reason="Too late.", question="InspectNeuron", number=asked.number - 1)
    view.on_unanswered(late)
    assert not panel.weights.isHidden()
    view.on_unanswered(replace(late, reason="No memory.", number=asked.number))
    assert panel.words.text() == "No memory."
    assert panel.weights.isHidden()
    session.edit("Shape", on_graph(lambda g: set_block(g, "input-1", Input(shape=(20, 20)))))
    assert panel.sheet.values is None
    session.undo_stack.undo()
    assert panel.sheet.values is values["flatten-1"]
    canvas.scene.select(("flatten-1", "input-1"))
    assert panel.sheet.values is None
    canvas.scene.select(("input-1",))
    canvas.activations.clear()
    assert panel.sheet.values is None


@pytest.mark.parametrize(
    ("shape", "keys", "unit"),
    [
        ((10,), [KEY.Key_Right], 0),
        ((10,), [KEY.Key_Right, KEY.Key_Right], 1),
        ((10,), [KEY.Key_End, KEY.Key_Right], 9),
        ((10,), [KEY.Key_End, KEY.Key_Home], 0),
        ((30,), [KEY.Key_Home, KEY.Key_Down], 28),
        ((8, 8, 32), [KEY.Key_Home, KEY.Key_Down, KEY.Key_Right], 5),
        ((8, 8, 32), [KEY.Key_Home, KEY.Key_Up], 0),
    ],
)
def test_keys_choose_a_neuron_as_a_click_does(panel, shape, keys, unit):
    panel.show_block("conv-1", "Conv2D", np.ones(shape, np.float32))
    wanted = []
    panel.wanted.connect(lambda _node, unit: wanted.append(unit))
    for key in keys:
        QTest.keyClick(panel.sheet, key)
    assert wanted[-1] == unit


def test_the_chosen_neuron_is_marked_while_the_sheet_has_the_keys(panel, with_keys):
    panel.show_block("dense-1", "Dense", np.ones(10, np.float32))
    QTest.keyClick(panel.sheet, KEY.Key_Home)
    first = panel.sheet.grab().toImage()
    QTest.keyClick(panel.sheet, KEY.Key_End)
    assert panel.sheet.grab().toImage() != first


def test_neurons_are_a_list_to_screen_readers(panel, with_keys, focused):
    panel.show_block("dense-1", "Dense", np.array([0.0, 0.25, -1.0], np.float32))
    names = [name_of(part) for part in parts(panel.sheet)]
    assert names == ["Unit 1: 0", "Unit 2: 0.25", "Unit 3: -1"]
    QTest.keyClick(panel.sheet, KEY.Key_End)
    assert focused[-1] == "Unit 3: -1"
    panel.show_block("conv-1", "Conv2D", np.ones((8, 8, 2), np.float32))
    assert [name_of(part) for part in parts(panel.sheet)] == ["Feature map 1", "Feature map 2"]


def test_what_the_neuron_looks_for_is_said(panel, with_keys, heard):
    panel.show_block("dense-1", "Dense", np.ones(10, np.float32))
    QTest.keyClick(panel.sheet, KEY.Key_End)
    heard.clear()
    panel.show_neuron(examined())
    ((words, _politeness),) = heard
    assert words == (
        "Unit 3 of Dense is activated most strongly by these test images: 0, 1, 2, 3, 4"
    )
