"""Blocks dragged from the palette land where a person expects them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.dense import Dense
from netbuilder.network.graph import Edge
from netbuilder.network.layout import COLUMN, ROW
from netbuilder.ui.canvas.gestures.carried import CarriedBlock
from netbuilder.ui.canvas.gestures.dropping import DropGesture


def kinds(session) -> dict[str, str]:
    return {name: node.block.kind() for name, node in session.project.graph.nodes.items()}


def test_a_block_dropped_behind_the_last_joins_it(session, canvas, hand):
    hand.drag_block("Flatten", onto=hand.behind("input-1"))
    hand.drag_block("Dense", onto=hand.behind("flatten-1"))
    graph = session.project.graph
    assert graph.edges == (Edge("input-1", "flatten-1"), Edge("flatten-1", "dense-1"))
    assert canvas.scene.selected_nodes() == ("dense-1",)


def test_a_block_dropped_into_empty_space_is_joined_to_nothing(session, hand):
    hand.drag_block("Dense", onto=QPointF(300, 200))
    graph = session.project.graph
    assert graph.edges == ()
    assert graph.nodes["dense-1"].position == pytest.approx((300, 200), abs=1)


def test_a_row_of_blocks_away_from_the_network_is_joined_as_it_is_dropped(session, hand):
    hand.drag_block("Flatten", onto=QPointF(300, 200))
    hand.drag_block("Dense", onto=hand.behind("flatten-1"))
    assert session.project.graph.edges == (Edge("flatten-1", "dense-1"),)


def test_the_nearest_open_end_is_continued(session, hand):
    hand.drag_block("Dense", onto=hand.behind("input-1"))
    hand.drag_block("Dense", onto=QPointF(300, 200))
    hand.drag_block("Dropout", onto=hand.behind("dense-2"))
    hand.drag_block("Activation", onto=hand.behind("dense-1"))
    edges = session.project.graph.edges
    assert {Edge("dense-2", "dropout-1"), Edge("dense-1", "activation-1")} <= set(edges)


@pytest.mark.parametrize("x", [0, 168, 336])
def test_a_block_dropped_in_the_row_below_continues_the_network(session, canvas, hand, x):
    hand.drag_block("Flatten", onto=hand.behind("input-1"))
    hand.drag_block("Dense", onto=hand.behind("flatten-1"))
    drop = DropGesture(session, canvas.scene, CarriedBlock(Activation()))
    drop.move(QPointF(x, ROW))
    assert canvas.scene.hint.text == "Connect Activation after Dense"
    drop.cancel()
    hand.drag_block("Activation", onto=QPointF(x, ROW))
    graph = session.project.graph
    assert Edge("dense-1", "activation-1") in graph.edges
    assert graph.nodes["activation-1"].position == pytest.approx((x, ROW), abs=1)


def test_a_block_dropped_below_a_row_that_is_taken_is_joined_to_nothing(session, hand):
    hand.drag_block("Flatten", onto=hand.behind("input-1"))
    hand.drag_block("Dense", onto=QPointF(168, 2 * ROW))
    before = session.project.graph.edges
    hand.drag_block("Dropout", onto=QPointF(0, ROW))
    assert session.project.graph.edges == before


def test_a_block_dropped_on_a_wire_is_inserted_and_room_is_made(session, hand):
    hand.drag_block("Dense", onto=hand.behind("input-1"))
    hand.drag_block("Flatten", onto=hand.middle_of(Edge("input-1", "dense-1")))
    graph = session.project.graph
    assert set(graph.edges) == {Edge("input-1", "flatten-1"), Edge("flatten-1", "dense-1")}
    x = {name: node.position.x for name, node in graph.nodes.items()}
    assert x["flatten-1"] - x["input-1"] >= COLUMN - 1
    assert x["dense-1"] - x["flatten-1"] >= COLUMN - 1


def test_a_block_that_is_joined_to_nothing_does_not_cover_the_one_it_is_dropped_on(
    session, canvas, hand
):
    hand.drag_block("Dense", onto=hand.behind("input-1"))
    nodes = canvas.scene.nodes
    hand.drag_block("Input", onto=nodes["dense-1"].pos() + QPointF(20, 10))
    assert not nodes["input-2"].sceneBoundingRect().intersects(nodes["dense-1"].sceneBoundingRect())
    assert nodes["input-2"].pos().x() == pytest.approx(nodes["dense-1"].pos().x() + 20, abs=1)


def test_an_input_dropped_on_a_wire_is_not_inserted(session, hand):
    hand.drag_block("Dense", onto=hand.behind("input-1"))
    edge = Edge("input-1", "dense-1")
    hand.drag_block("Input", onto=hand.middle_of(edge))
    assert session.project.graph.edges == (edge,)


def test_one_drop_is_one_undo_step_with_its_name(session, canvas, hand):
    before = session.project
    hand.drag_block("Dense", onto=hand.behind("input-1"))
    assert session.undo_stack.undoText() == "Add Dense"
    session.undo_stack.undo()
    assert session.project == before
    assert set(canvas.scene.nodes) == {"input-1"}
    session.undo_stack.redo()
    assert "dense-1" in session.project.graph.nodes


def test_the_hint_says_what_letting_go_would_do(session, canvas, hand):
    drop = DropGesture(session, canvas.scene, CarriedBlock(Dense()))
    drop.move(hand.behind("input-1"))
    assert canvas.scene.hint.text == "Connect Dense after Input"
    drop.move(QPointF(300, 220))
    assert canvas.scene.hint.text == "Place Dense"
    drop.cancel()
    assert canvas.scene.hint.text == ""
    assert kinds(session) == {"input-1": "Input"}


@pytest.mark.parametrize("x", [2, 600, 1195])
@pytest.mark.parametrize("y", [2, 250, 495])
def test_the_hint_is_seen_whole_wherever_the_mouse_is(session, canvas, x, y):
    view = canvas.view
    x, y = min(x, view.viewport().width() - 3), min(y, view.viewport().height() - 3)
    gesture = DropGesture(session, canvas.scene, CarriedBlock(Dense()))
    gesture.move(view.mapToScene(x, y))
    words = canvas.scene.hint.boundingRect().translated(x, y)
    assert QRectF(view.viewport().rect()).contains(words)
    assert not words.contains(QPointF(x, y))
    gesture.cancel()
