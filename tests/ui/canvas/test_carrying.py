"""Blocks are carried: along lines that others stand in, and with Ctrl as copies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem

from netbuilder.network.graph import Edge
from netbuilder.ui.canvas.gestures.guides import REACH

CTRL = Qt.KeyboardModifier.ControlModifier
ASIDE = QPointF(20, 20)
"""Off the middle of a block, where no port is."""


def place_of(session, node: str) -> QPointF:
    return QPointF(*session.project.graph.nodes[node].position)


def lines(canvas) -> list[QGraphicsLineItem]:
    return [item for item in canvas.scene.items() if isinstance(item, QGraphicsLineItem)]


def test_a_block_is_pulled_into_the_column_and_row_of_others(chain, canvas, hand):
    above = place_of(chain, "flatten-1")
    start = place_of(chain, "dense-2")
    hand.drag(start + ASIDE, QPointF(above.x() + REACH - 1, 205) + ASIDE, let_go=False)
    assert len(lines(canvas)) == 1
    hand.release(QPointF(above.x() + REACH - 1, 205) + ASIDE)
    assert place_of(chain, "dense-2") == QPointF(above.x(), 205)
    assert lines(canvas) == []


def test_farther_away_it_stands_where_it_is_put(chain, hand):
    above = place_of(chain, "flatten-1")
    end = QPointF(above.x() + REACH + 3, 205)
    hand.drag(place_of(chain, "dense-2") + ASIDE, end + ASIDE)
    assert abs(place_of(chain, "dense-2").x() - end.x()) <= 1


def test_esc_takes_the_lines_away(chain, canvas, hand):
    above = place_of(chain, "flatten-1")
    hand.drag(place_of(chain, "dense-2") + ASIDE, QPointF(above.x(), 205) + ASIDE, let_go=False)
    assert lines(canvas)
    canvas.view.cancel_gesture()
    assert lines(canvas) == []


def test_several_are_pulled_by_the_one_that_is_held(chain, canvas, hand):
    canvas.scene.select(("dense-1", "dense-2"))
    start, gap = place_of(chain, "dense-1"), place_of(chain, "dense-2") - place_of(chain, "dense-1")
    hand.drag(start + ASIDE, start + QPointF(50, 4) + ASIDE)
    assert place_of(chain, "dense-1").y() == start.y()
    assert place_of(chain, "dense-2") - place_of(chain, "dense-1") == gap


def test_with_ctrl_copies_are_carried(chain, canvas, hand):
    canvas.scene.select(("flatten-1", "dense-1"))
    before = chain.project
    start = place_of(chain, "dense-1")
    hand.drag(start + ASIDE, start + QPointF(40, 150) + ASIDE, keys=CTRL)
    graph = chain.project.graph
    assert canvas.scene.selected_nodes() == ("flatten-2", "dense-3")
    assert Edge("flatten-2", "dense-3") in graph.edges
    assert graph.nodes["dense-1"] == before.graph.nodes["dense-1"]
    assert (place_of(chain, "dense-3") - start - QPointF(40, 150)).manhattanLength() <= 2
    assert chain.undo_stack.undoText() == "Duplicate 2 blocks"
    chain.undo_stack.undo()
    assert chain.project == before


def test_with_ctrl_a_block_that_is_not_selected_is_copied_alone(chain, canvas, hand):
    canvas.scene.select(("flatten-1",))
    start = place_of(chain, "dense-1")
    hand.drag(start + ASIDE, start + QPointF(40, 150) + ASIDE, keys=CTRL)
    assert canvas.scene.selected_nodes() == ("dense-3",)


def test_esc_while_a_copy_is_carried_copies_nothing(chain, canvas, hand):
    start = place_of(chain, "dense-1")
    hand.drag(start + ASIDE, start + QPointF(40, 150) + ASIDE, keys=CTRL, let_go=False)
    assert any(isinstance(item, QGraphicsRectItem) for item in canvas.scene.items())
    canvas.view.cancel_gesture()
    hand.release(start + QPointF(40, 150))
    assert not chain.undo_stack.canUndo()
    assert not any(isinstance(item, QGraphicsRectItem) for item in canvas.scene.items())


def test_ctrl_and_click_adds_to_the_selection_and_takes_away(chain, canvas, hand):
    hand.click(place_of(chain, "dense-1") + ASIDE)
    hand.click(place_of(chain, "flatten-1") + ASIDE, keys=CTRL)
    assert set(canvas.scene.selected_nodes()) == {"dense-1", "flatten-1"}
    hand.click(place_of(chain, "dense-1") + ASIDE, keys=CTRL)
    assert canvas.scene.selected_nodes() == ("flatten-1",)


def test_a_loose_block_let_go_on_another_is_joined_behind_it(chain, canvas, hand):
    before = chain.project
    hand.drag(place_of(chain, "dense-2") + ASIDE, place_of(chain, "dense-1") + ASIDE)
    assert Edge("dense-1", "dense-2") in chain.project.graph.edges
    assert place_of(chain, "dense-2").x() > place_of(chain, "dense-1").x()
    assert chain.undo_stack.undoText() == "Connect blocks"
    chain.undo_stack.undo()
    assert chain.project == before


def test_let_go_on_a_block_with_a_wire_it_comes_between(chain, hand):
    hand.drag(place_of(chain, "dense-2") + ASIDE, place_of(chain, "flatten-1") + ASIDE)
    edges = set(chain.project.graph.edges)
    assert {Edge("flatten-1", "dense-2"), Edge("dense-2", "dense-1")} <= edges


def test_a_joined_block_let_go_on_another_is_moved_and_no_more(chain, hand):
    edges = chain.project.graph.edges
    hand.drag(place_of(chain, "dense-1") + ASIDE, place_of(chain, "flatten-1") + ASIDE)
    assert chain.project.graph.edges == edges
    assert chain.undo_stack.undoText() == "Move Dense 128 (2 of 2)"


def test_a_block_of_the_palette_dropped_on_another_comes_behind_it(chain, canvas, hand):
    hand.drag_block("Dropout", onto=place_of(chain, "flatten-1"))
    edges = set(chain.project.graph.edges)
    assert {Edge("flatten-1", "dropout-1"), Edge("dropout-1", "dense-1")} <= edges
