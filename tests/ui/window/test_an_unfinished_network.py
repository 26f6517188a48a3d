"""A network only begun: the canvas says how to go on, the tool bar what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.engine.messages import EngineReady
from netbuilder.network.edit import add_node, append
from netbuilder.network.graph import Graph, Point
from netbuilder.network.problem import Severity
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of

HERE = Point(0.0, 0.0)


@pytest.fixture
def begun(window, relay, qtbot):
    relay.post(EngineReady(versions={}))
    window.files.new()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.panels.progress.text != "TensorFlow is starting")
    return window


def load(window, graph):
    window.session.load(Document(Project(graph=graph)), path=None)


def test_after_new_nothing_is_red(begun):
    severities = {problem.severity for problem in begun.session.analysis.problems}
    assert severities == {Severity.UNFINISHED}
    assert begun.canvas.scene.nodes["input-1"].face.severity is Severity.UNFINISHED


def test_the_tool_bar_says_what_is_missing(begun):
    progress, theme = begun.panels.progress, LIGHT
    assert progress.text == "Add an output with 10 units"
    load(begun, Graph())
    assert progress.text == "Add an Input"
    graph, _dense = add_node(append(Graph(), Input(), HERE)[0], Dense(units=500), HERE)
    load(begun, graph)
    assert progress.text == "Connect Dense"
    begun.files.open_first()
    assert progress.text == "Ready to train"
    progress.setPalette(palette_of(theme))
    assert progress.colour == theme.text


def test_a_contradiction_is_said_in_red(begun):
    graph = append(append(Graph(), Input(), HERE)[0], Conv2D(), HERE)[0]
    load(begun, graph)
    progress = begun.panels.progress
    assert progress.text == "Conv2D cannot take this input"
    for theme in (LIGHT, DARK):
        progress.setPalette(palette_of(theme))
        assert progress.colour == theme.error


def test_new_gives_the_canvas_the_keys(begun, qtbot):
    begun.panels.palette.search.setFocus()
    begun.files.new()
    qtbot.waitUntil(begun.canvas.view.hasFocus)


def test_the_hint_is_there_until_there_is_something_to_see(begun):
    hint = begun.canvas.empty_hint
    assert hint.isVisible()
    begun.canvas.add_block("Dense")
    assert not hint.isVisible()
    begun.session.undo_stack.undo()
    assert hint.isVisible()
    begun.files.open_first()
    assert not hint.isVisible()


def test_tab_leads_from_the_canvas_through_the_doors(begun, qtbot):
    view, hint = begun.canvas.view, begun.canvas.empty_hint
    qtbot.waitUntil(view.hasFocus)
    for door in hint.doors:
        QTest.keyClick(begun.focusWidget(), Qt.Key.Key_Tab)
        assert begun.focusWidget() is door


def test_its_doors_lead_to_the_palette_the_search_and_the_recipes(begun, dialogs, qtbot):
    hint = begun.canvas.empty_hint
    QTest.mouseClick(hint.palette_door, Qt.MouseButton.LeftButton)
    assert begun.focusWidget() is begun.panels.palette.search
    hint.search_door.setFocus()
    QTest.keyClick(hint.search_door, Qt.Key.Key_Space)
    qtbot.waitUntil(begun.canvas.adder.menu.isVisible)
    begun.canvas.adder.menu.close()
    before = begun.session.project
    dialogs.recipe = "lecture-relu"
    QTest.mouseClick(hint.recipe_door, Qt.MouseButton.LeftButton)
    assert begun.session.project != before
