"""Verbs of the canvas are enabled where they make sense, and say what to do first elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.ui.actions import VERBS
from netbuilder.ui.actions.ability import allow, why_not_of
from netbuilder.ui.actions.need import Need

CTRL = Qt.KeyboardModifier.ControlModifier
OF_A_BLOCK = {
    "cut",
    "copy",
    "duplicate",
    "delete",
    "choose_input",
    "choose_wire",
    "cut_wires",
    "group",
    "repeat",
    "keep_block",
    "fit_selection",
    "explain_block",
}
OF_TWO = {"join", "align_row", "align_column"}
OF_THREE = {"distribute_row", "distribute_column"}
OF_A_GROUP = {"ungroup", "collapse", "rename_group"}
OF_A_NETWORK = {"select_all", "find_on_canvas", "tidy"}


def possible(window) -> set[str]:
    """Return the verbs with a need that can be used now."""
    return {v.id for v in VERBS if v.needs is not None and window.verbs[v.id].isEnabled()}


def test_with_nothing_selected_only_what_needs_a_network_is_there(window):
    window.canvas.scene.clearSelection()
    assert possible(window) == OF_A_NETWORK


def test_a_selected_block_can_be_worked_on(window):
    window.canvas.scene.select(("dense-1",))
    assert possible(window) == OF_A_NETWORK | OF_A_BLOCK


def test_two_and_three_blocks_can_be_placed(window):
    window.canvas.scene.select(("dense-1", "dense-2"))
    assert possible(window) == (OF_A_NETWORK | OF_A_BLOCK | OF_TWO) - {"choose_wire", "cut_wires"}
    window.canvas.scene.select(("dense-1", "activation-1", "dense-2"))
    found = possible(window)
    assert found >= OF_THREE
    assert not found & {"join", "choose_input", "choose_wire", "explain_block"}


def test_a_wire_can_be_deleted_and_led_elsewhere(window):
    scene = window.canvas.scene
    scene.select_wire(scene.graph.edges[0])
    assert possible(window) == OF_A_NETWORK | {"delete", "cut_wires", "choose_input"}


def test_a_note_can_be_copied_and_deleted(window):
    window.canvas.noter.add()
    window.canvas.noter.prompt.close()
    (note,) = window.canvas.scene.notes.items
    window.canvas.scene.select_note(note)
    assert possible(window) == OF_A_NETWORK | {"cut", "copy", "duplicate", "delete"}


def test_a_group_made_of_what_is_selected_can_be_worked_on_at_once(window):
    window.canvas.scene.select(("dense-1", "activation-1"))
    assert not possible(window) & OF_A_GROUP
    window.canvas.grouper.group()
    window.canvas.grouper.prompt.close()
    assert possible(window) >= OF_A_GROUP
    window.session.undo_stack.undo()
    assert not possible(window) & OF_A_GROUP


def test_a_block_that_loses_its_wires_has_none_to_cut(window):
    window.canvas.scene.select(("dense-1",))
    window.verbs["cut_wires"].trigger()
    assert "cut_wires" not in possible(window)


def test_an_empty_canvas_has_nothing_to_select_or_to_tidy(window):
    window.canvas.select_all()
    window.verbs["delete"].trigger()
    assert possible(window) == set()


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.needs], ids=lambda verb: verb.id)
def test_a_disabled_verb_says_what_to_do_first_and_an_enabled_one_what_it_does(window, verb):
    window.canvas.select_all()
    window.verbs["delete"].trigger()
    action = window.verbs[verb.id]
    assert action.toolTip() == action.statusTip() == verb.needs.advice
    window.session.undo_stack.undo()
    window.canvas.scene.select(("dense-1",))
    if action.isEnabled():
        assert action.statusTip() == verb.tip


@pytest.mark.parametrize("need", list(Need))
def test_each_need_has_advice_and_a_verb(need):
    assert need.advice.endswith(".")
    assert any(verb.needs is need for verb in VERBS)


def test_the_key_of_a_disabled_verb_says_why(window):
    window.canvas.scene.clearSelection()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_J, CTRL)
    assert window.statusBar().currentMessage() == Need.TWO_BLOCKS.advice


def test_the_key_of_an_enabled_verb_still_does_it(window):
    window.canvas.scene.select(("dense-1",))
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Delete)
    assert "dense-1" not in window.session.project.graph.nodes


def test_ctrl_c_in_a_text_field_copies_its_text(window):
    window.canvas.scene.clearSelection()
    field = window.panels.palette.search
    window.verbs["find_block"].trigger()
    field.setText("pool")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "pool"
    QTest.keyClick(field, Qt.Key.Key_X, CTRL)
    assert field.text() == ""


def test_without_a_run_there_is_nothing_to_continue(window):
    action = window.verbs["continue_training"]
    assert not action.isEnabled()
    assert action.statusTip() == "There is no run yet: press Train first."
    assert window.verbs["compare_runs"].statusTip().startswith("Select two runs first")
    assert window.verbs["empty_trash"].statusTip() == "The trash is empty."


def test_a_reason_gives_the_usual_tips_back(qapp):
    action = QAction("Cut")
    action.setToolTip("Cut it (Ctrl+X)")
    action.setStatusTip("Cut it")
    allow(action, why_not="Select <it> first.")
    assert not action.isEnabled()
    assert why_not_of(action) == action.statusTip() == "Select <it> first."
    allow(action)
    assert action.isEnabled()
    assert (action.toolTip(), action.statusTip()) == ("Cut it (Ctrl+X)", "Cut it")
