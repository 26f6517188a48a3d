"""What the mouse does on the canvas, the keyboard does too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.network.graph import Edge

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def keys(chain, canvas):
    """Presses keys on the canvas, with nothing selected before."""
    canvas.scene.clearSelection()

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(canvas.view, key, modifiers)
        return canvas.scene.selected_nodes()

    return press


def test_arrow_keys_go_from_block_to_block(keys):
    assert keys(Qt.Key.Key_Right) == ("input-1",)
    assert keys(Qt.Key.Key_Right) == ("flatten-1",)
    assert keys(Qt.Key.Key_Right) == ("dense-1",)
    assert keys(Qt.Key.Key_Right) == ("dense-1",)
    assert keys(Qt.Key.Key_Down) == ("dense-2",)
    assert keys(Qt.Key.Key_Up) == ("dense-1",)
    assert keys(Qt.Key.Key_Left) == ("flatten-1",)


def test_on_an_empty_canvas_they_do_nothing(keys, session, canvas):
    canvas.select_all()
    canvas.delete_selection()
    assert keys(Qt.Key.Key_Right) == ()


def test_with_control_they_select_more(keys):
    keys(Qt.Key.Key_Right)
    assert keys(Qt.Key.Key_Right, _CONTROL) == ("input-1", "flatten-1")
    assert keys(Qt.Key.Key_Right, _CONTROL) == ("input-1", "flatten-1", "dense-1")


def test_with_shift_they_move_what_is_selected(keys, chain):
    keys(Qt.Key.Key_Right)
    x, y = chain.project.graph.nodes["input-1"].position
    keys(Qt.Key.Key_Down, _SHIFT)
    assert chain.project.graph.nodes["input-1"].position == (x, y + 24)
    assert chain.undo_stack.undoText() == "Move Input"
    keys(Qt.Key.Key_Left, _SHIFT)
    assert chain.undo_stack.count() == 2


def test_a_key_that_is_held_moves_in_one_undo_step(qtbot, keys, chain, canvas):
    keys(Qt.Key.Key_Right)
    before = chain.project
    for is_repeated in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Down, _SHIFT, autorep=is_repeated, text=""
        )
        QApplication.sendEvent(canvas.view, press)
    assert chain.project.graph.nodes["input-1"].position.y == 72
    chain.undo_stack.undo()
    assert chain.project == before


def test_two_selected_blocks_are_joined_and_cut(chain, canvas):
    canvas.scene.select(("dense-1", "dense-2"))
    canvas.connector.join()
    assert Edge("dense-1", "dense-2") in chain.project.graph.edges
    canvas.connector.cut()
    assert Edge("dense-1", "dense-2") not in chain.project.graph.edges
    assert Edge("flatten-1", "dense-1") in chain.project.graph.edges
    assert chain.undo_stack.undoText() == "Delete wire"


def test_blocks_are_joined_the_way_that_is_free(chain, canvas):
    canvas.scene.select(("dense-2", "input-1"))
    canvas.connector.join()
    assert Edge("input-1", "dense-2") in chain.project.graph.edges


def test_all_wires_of_one_block_are_cut(chain, canvas):
    canvas.scene.select(("flatten-1",))
    canvas.connector.cut()
    assert chain.project.graph.edges == ()


def test_cutting_where_nothing_is_selected_does_nothing(chain, canvas):
    canvas.scene.clearSelection()
    canvas.connector.cut()
    assert chain.undo_stack.count() == 0


@pytest.mark.parametrize(
    ("nodes", "words"),
    [(("dense-1",), "two blocks"), (("flatten-1", "dense-1"), "already exists")],
)
def test_a_join_that_cannot_be_says_why(chain, canvas, nodes, words):
    refused = []
    canvas.refused.connect(refused.append)
    canvas.scene.select(nodes)
    canvas.connector.join()
    assert words in refused[0].sentence()
    assert chain.undo_stack.count() == 0
