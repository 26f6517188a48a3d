"""What is typed into an editor is neither lost nor taken by a shortcut."""

from __future__ import annotations

import pytest
from pen import draw_stroke
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.ui.document.dialogs import Unsaved

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def active(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def units(active):
    """The field for the neurons of the first Dense, with the cursor in it."""
    active.canvas.scene.select(("dense-1",))
    field = active.panels.block.form.editors["units"].box
    field.setFocus()
    field.selectAll()
    return field


def units_of(window):
    return window.session.project.graph.block("dense-1").units


def test_a_number_half_typed_is_trained_with(qtbot, active, units, engine):
    engine.become_ready()
    qtbot.waitUntil(lambda: active.training.state.value == "idle")
    QTest.keyClicks(units, "333")
    assert units_of(active) == 500
    active.verbs["train"].trigger()
    assert engine.trained[0].project.graph.block("dense-1").units == 333


def test_a_shape_half_typed_is_saved(active, dialogs, tmp_path):
    active.canvas.scene.select(("input-1",))
    line = active.panels.block.form.editors["shape"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "784")
    dialogs.save_path = tmp_path / "mine.netb"
    active.verbs["save"].trigger()
    assert active.session.project.graph.block("input-1").shape == (784,)
    assert not active.session.is_unsaved


def test_undo_in_an_editor_is_the_projects(active, units):
    QTest.keyClicks(units, "77")
    QTest.keyClick(units, Qt.Key.Key_Return)
    assert units_of(active) == 77
    QTest.keyClick(units, Qt.Key.Key_Z, _CONTROL)
    assert units_of(active) == 500
    assert units.value() == 500
    QTest.keyClick(units, Qt.Key.Key_Z, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert units_of(active) == 77


def test_undo_of_what_is_half_typed_brings_the_former_number_back(active, units):
    QTest.keyClicks(units, "77")
    QTest.keyClick(units, Qt.Key.Key_Z, _CONTROL)
    assert units_of(active) == 500
    assert units.value() == 500


def test_undo_in_a_shape_is_the_projects(active):
    active.canvas.scene.select(("input-1",))
    line = active.panels.block.form.editors["shape"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "784")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert active.session.project.graph.block("input-1").shape == (784,)
    QTest.keyClick(line, Qt.Key.Key_Z, _CONTROL)
    assert active.session.project.graph.block("input-1").shape == (28, 28)


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_A])
def test_keys_that_edit_text_leave_canvas_and_pad_alone(active, key):
    draw_stroke(active.panels.pad.canvas, [(0.4, 0.4), (0.6, 0.6)])
    active.canvas.scene.select(("dense-1",))
    project, drawing = active.session.project, active.panels.pad.canvas.drawing
    assert not drawing.is_empty
    search = active.panels.palette.search
    search.setFocus()
    search.setText("den se")
    for modifiers in (Qt.KeyboardModifier.NoModifier, _CONTROL):
        QTest.keyClick(search, key, modifiers)
    assert active.session.project is project
    assert active.panels.pad.canvas.drawing == drawing
    assert active.canvas.scene.selected_nodes() == ("dense-1",)


def test_closing_asks_about_what_is_half_typed(active, units, dialogs):
    QTest.keyClicks(units, "77")
    dialogs.unsaved = Unsaved.CANCEL
    assert not active.close()
    assert units_of(active) == 77
    dialogs.unsaved = Unsaved.DISCARD


def test_what_is_half_typed_is_not_given_to_another_block(active, units):
    project = active.session.project
    QTest.keyClicks(units, "77")
    active.canvas.scene.select(("flatten-1",))
    assert active.session.project is project
