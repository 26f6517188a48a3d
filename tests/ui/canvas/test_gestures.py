"""Wires are pulled, re-routed and cut; blocks are selected, moved and deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.network.graph import Edge
from netbuilder.ui.canvas.items.node_paint import PortMark


def marks(canvas, node):
    return canvas.scene.nodes[node]._marks


def test_a_wire_from_port_to_port_joins(chain, hand):
    hand.drag(hand.output_of("dense-1"), hand.input_of("dense-2"))
    assert Edge("dense-1", "dense-2") in chain.project.graph.edges
    assert chain.undo_stack.undoText() == "Connect blocks"


def test_a_wire_may_be_pulled_backwards(chain, hand):
    hand.drag(hand.input_of("dense-2"), hand.output_of("dense-1"))
    assert Edge("dense-1", "dense-2") in chain.project.graph.edges


def test_the_port_under_the_mouse_says_whether_it_may(chain, canvas, hand):
    hand.drag(hand.output_of("dense-1"), hand.input_of("dense-2"), let_go=False)
    assert marks(canvas, "dense-2")[0] is PortMark.ALLOWED
    assert canvas.scene.hint.text == ""
    hand.move(hand.input_of("flatten-1"))
    assert marks(canvas, "flatten-1")[0] is PortMark.REFUSED
    assert marks(canvas, "dense-2")[0] is PortMark.OFFERED
    assert "cycle" in canvas.scene.hint.text
    hand.release(hand.input_of("flatten-1"))
    assert marks(canvas, "flatten-1") == {}
    assert chain.undo_stack.count() == 0


def test_the_end_of_a_wire_is_carried_to_another_port(chain, hand):
    hand.drag(hand.input_of("dense-1"), hand.input_of("dense-2"))
    assert set(chain.project.graph.edges) == {
        Edge("input-1", "flatten-1"),
        Edge("flatten-1", "dense-2"),
    }
    assert chain.undo_stack.undoText() == "Reconnect wire"


def test_the_end_of_a_wire_let_go_in_empty_space_cuts_it(chain, hand):
    hand.drag(hand.input_of("dense-1"), QPointF(200, 200))
    assert chain.project.graph.edges == (Edge("input-1", "flatten-1"),)
    assert chain.undo_stack.undoText() == "Delete wire"


def test_escape_leaves_everything_as_it_was(chain, canvas, hand):
    before = chain.project
    hand.drag(hand.input_of("dense-1"), QPointF(200, 200), let_go=False)
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    hand.release(QPointF(200, 200))
    assert chain.project is before
    assert canvas.scene.edges[Edge("flatten-1", "dense-1")].isVisible()


def test_a_selected_wire_is_deleted(chain, canvas, hand):
    hand.click(hand.middle_of(Edge("flatten-1", "dense-1")))
    canvas.delete_selection()
    assert chain.project.graph.edges == (Edge("input-1", "flatten-1"),)


def test_a_block_is_moved_as_one_undo_step(chain, canvas, hand):
    start = canvas.scene.nodes["dense-2"].pos()
    hand.drag(start, start + QPointF(60, 40))
    assert chain.project.graph.nodes["dense-2"].position == pytest.approx((460, 220), abs=2)
    assert chain.undo_stack.undoText() == "Move Dense 128 (1 of 2)"
    chain.undo_stack.undo()
    assert canvas.scene.nodes["dense-2"].pos() == start


def test_a_click_does_not_move(chain, canvas, hand):
    hand.click(canvas.scene.nodes["dense-2"].pos())
    assert chain.undo_stack.count() == 0
    assert canvas.scene.selected_nodes() == ("dense-2",)


def test_a_click_on_a_port_selects_the_block_and_leaves_its_wires(chain, canvas, hand):
    node, before = canvas.scene.nodes["dense-2"], chain.project
    for place in (node.output_position(), node.input_position(0)):
        canvas.scene.select(())
        hand.click(place)
        assert canvas.scene.selected_nodes() == ("dense-2",)
    assert chain.project is before


@pytest.mark.parametrize(
    "keys", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_several_blocks_are_selected_with_a_key_and_moved_together(chain, canvas, hand, keys):
    hand.click(canvas.scene.nodes["dense-1"].pos())
    hand.click(canvas.scene.nodes["dense-2"].pos(), keys=keys)
    assert canvas.scene.selected_nodes() == ("dense-1", "dense-2")
    start = canvas.scene.nodes["dense-1"].pos()
    hand.drag(start, start + QPointF(0, 50))
    assert chain.undo_stack.undoText() == "Move 2 blocks"
    assert chain.project.graph.nodes["dense-2"].position.y == pytest.approx(230, abs=2)


def test_shift_and_a_click_takes_a_block_out_of_the_selection_again(chain, canvas, hand):
    shift = Qt.KeyboardModifier.ShiftModifier
    hand.click(canvas.scene.nodes["flatten-1"].pos())
    for name in ("dense-1", "dense-2", "dense-1"):
        hand.click(canvas.scene.nodes[name].pos(), keys=shift)
    assert canvas.scene.selected_nodes() == ("flatten-1", "dense-2")


@pytest.mark.parametrize(
    "keys", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier]
)
def test_a_rubber_band_with_a_key_extends_the_selection(chain, canvas, hand, keys):
    hand.click(canvas.scene.nodes["flatten-1"].pos())
    hand.drag(QPointF(300, 120), QPointF(520, 240), keys=keys)
    assert canvas.scene.selected_nodes() == ("flatten-1", "dense-2")


def test_a_rubber_band_selects_what_it_touches(chain, canvas, hand):
    hand.drag(QPointF(300, 120), QPointF(520, 240))
    assert canvas.scene.selected_nodes() == ("dense-2",)


def test_a_loose_block_let_go_on_a_wire_is_inserted(chain, canvas, hand):
    start = canvas.scene.nodes["dense-2"].pos()
    hand.drag(start, hand.middle_of(Edge("flatten-1", "dense-1")))
    assert set(chain.project.graph.edges) == {
        Edge("input-1", "flatten-1"),
        Edge("flatten-1", "dense-2"),
        Edge("dense-2", "dense-1"),
    }


def test_deleting_a_middle_block_heals_the_chain(chain, canvas, hand):
    hand.click(canvas.scene.nodes["flatten-1"].pos())
    canvas.delete_selection()
    assert chain.project.graph.edges == (Edge("input-1", "dense-1"),)
    assert chain.undo_stack.undoText() == "Delete Flatten"
    chain.undo_stack.undo()
    assert set(canvas.scene.edges) == set(chain.project.graph.edges)


def test_a_block_deleted_with_its_wires_in_a_rubber_band_heals_the_chain(chain, canvas, hand):
    middle = canvas.scene.nodes["flatten-1"].pos()
    hand.drag(middle - QPointF(65, 70), middle + QPointF(65, 70))
    assert len(canvas.scene.selected_edges()) == 2
    canvas.delete_selection()
    assert chain.project.graph.edges == (Edge("input-1", "dense-1"),)


def test_a_wire_apart_from_the_deleted_block_is_cut(chain, canvas):
    canvas.scene.select(("dense-2",))
    canvas.scene.edges[Edge("input-1", "flatten-1")].setSelected(True)
    canvas.delete_selection()
    assert chain.project.graph.edges == (Edge("flatten-1", "dense-1"),)


def test_a_selection_that_is_deleted_is_told_of_once(qtbot, chain, canvas):
    canvas.scene.select(tuple(canvas.scene.nodes))
    told = []
    canvas.selection_changed.connect(told.append)
    canvas.delete_selection()
    assert told == [()]


def test_selecting_all_is_told_of_once(chain, canvas):
    told = []
    canvas.selection_changed.connect(told.append)
    canvas.select_all()
    assert told == [tuple(chain.project.graph.nodes)]


def test_an_undo_in_the_middle_of_a_gesture_cancels_it(chain, canvas, hand):
    hand.drag(hand.output_of("dense-1"), hand.input_of("dense-2"))
    hand.drag(hand.output_of("dense-1"), QPointF(200, 200), let_go=False)
    chain.undo_stack.undo()
    hand.release(QPointF(200, 200))
    assert Edge("dense-1", "dense-2") not in chain.project.graph.edges
    assert chain.undo_stack.index() == 0


def test_a_button_let_go_over_a_dialog_puts_the_block_back(chain, canvas, hand):
    start = canvas.scene.nodes["dense-2"].pos()
    hand.drag(start, start + QPointF(60, 40), let_go=False)
    hand.hover(start + QPointF(80, 40))
    assert canvas.scene.nodes["dense-2"].pos() == start
    hand.hover(start + QPointF(90, 40))
    assert canvas.scene.nodes["dense-2"].pos() == start
    assert chain.undo_stack.count() == 0


def test_the_second_press_of_a_double_click_carries_too(chain, canvas, hand):
    start = canvas.scene.nodes["dense-2"].pos()
    hand.click(start)
    hand.press_again(start)
    hand.move(start + QPointF(0, 30))
    hand.release(start + QPointF(0, 50))
    assert chain.undo_stack.undoText() == "Move Dense 128 (1 of 2)"


def test_the_right_button_does_not_let_go_of_what_the_left_holds(chain, canvas, hand):
    start = canvas.scene.nodes["dense-2"].pos()
    hand.drag(start, start + QPointF(60, 40), let_go=False)
    hand.right_click(start + QPointF(60, 40))
    assert chain.undo_stack.count() == 0
    hand.release(start + QPointF(60, 40))
    assert chain.undo_stack.undoText() == "Move Dense 128 (1 of 2)"


def test_a_click_on_one_of_several_selected_blocks_selects_it_alone(chain, canvas, hand):
    canvas.select_all()
    hand.click(canvas.scene.nodes["dense-2"].pos())
    assert canvas.scene.selected_nodes() == ("dense-2",)


def test_space_let_go_elsewhere_does_not_go_on_panning(qtbot, chain, canvas, hand):
    QTest.keyPress(canvas.view, Qt.Key.Key_Space)
    QApplication.sendEvent(canvas.view, QFocusEvent(QEvent.Type.FocusOut))
    hand.click(canvas.scene.nodes["dense-2"].pos())
    assert canvas.scene.selected_nodes() == ("dense-2",)
