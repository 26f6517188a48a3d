"""Groups on the canvas: frames, boxes, and their verbs."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.network.edit import set_block
from netbuilder.network.graph import Edge
from netbuilder.network.problem import Severity
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.forms.refusal_note import RefusalNote

HIDDEN = ("flatten-1", "dense-1")


@pytest.fixture
def group(canvas, chain):
    """The group of Flatten and the first Dense, open."""
    make_group(canvas, HIDDEN, "Hidden")
    return canvas.scene.groups


def make_group(canvas, nodes, title):
    canvas.scene.select(nodes)
    canvas.grouper.group()
    answer(canvas.grouper.prompt, title)


def answer(prompt, words):
    prompt.editor.selectAll()
    QTest.keyClicks(prompt.editor, words)
    QTest.keyClick(prompt.editor, Qt.Key.Key_Return)


def titles(canvas):
    return [group.title for group in canvas.scene.graph.groups]


def owner(canvas):
    canvas.scene.select(HIDDEN)
    canvas.grouper.toggle_collapsed()


def test_a_group_gets_a_frame_and_the_name_that_is_typed(canvas, group, session):
    assert titles(canvas) == ["Hidden"]
    (frame,) = group.frames.values()
    for name in HIDDEN:
        assert frame.boundingRect().contains(canvas.scene.nodes[name].pos())
    session.undo_stack.undo()
    assert titles(canvas) == ["Group 1"]
    session.undo_stack.undo()
    assert group.frames == {}


def test_escape_keeps_the_name_that_it_has(canvas, group):
    canvas.scene.select(HIDDEN)
    canvas.grouper.rename()
    QTest.keyClicks(canvas.grouper.prompt.editor, "Other")
    QTest.keyClick(canvas.grouper.prompt.editor, Qt.Key.Key_Escape)
    assert titles(canvas) == ["Hidden"]


def test_a_click_elsewhere_takes_the_name_in(canvas, group):
    canvas.scene.select(HIDDEN)
    canvas.grouper.rename()
    canvas.grouper.prompt.editor.setText("Other")
    canvas.grouper.prompt.close()
    assert titles(canvas) == ["Other"]


def test_a_click_on_the_name_selects_the_blocks_and_a_drag_carries_them(canvas, hand, group):
    (frame,) = group.frames.values()
    start = frame.strip.center()
    hand.click(start)
    assert canvas.scene.selected_nodes() == HIDDEN
    before = {name: canvas.scene.graph.nodes[name].position for name in HIDDEN}
    hand.drag(start, start + QPointF(0, 130))
    for name in HIDDEN:
        moved = canvas.scene.graph.nodes[name].position
        assert moved.y - before[name].y == pytest.approx(130, abs=8)
        assert moved.x == pytest.approx(before[name].x, abs=8)
    assert frame.boundingRect().contains(canvas.scene.nodes["dense-1"].pos())


def test_within_the_frame_lies_the_canvas(canvas, group):
    (frame,) = group.frames.values()
    inside = canvas.scene.nodes["flatten-1"].pos() + QPointF(84, 40)
    assert frame.boundingRect().contains(inside)
    assert group.frame_at(inside) is None


def test_a_collapsed_group_has_a_lock_where_nothing_in_it_learns(canvas, hand, group, session):
    (frame,) = group.frames.values()
    hand.click(QPointF(frame.strip.left() + 8, frame.strip.center().y()))
    assert not canvas.scene.nodes["flatten-1"].face.is_frozen
    frozen = session.project.graph.block("dense-1").with_settings(frozen=True)
    change = on_graph(lambda graph: set_block(graph, "dense-1", frozen))
    session.edit("Change frozen of Dense", change)
    assert canvas.scene.nodes["flatten-1"].face.is_frozen


def test_the_triangle_collapses_the_group_into_one_box(canvas, hand, group):
    (frame,) = group.frames.values()
    hand.click(QPointF(frame.strip.left() + 8, frame.strip.center().y()))
    scene = canvas.scene
    assert group.frames == {}
    assert scene.nodes["flatten-1"].pos() == scene.nodes["dense-1"].pos()
    face = scene.nodes["flatten-1"].face
    assert (face.title, face.summary) == ("▸ Hidden", "2 blocks")
    assert face.count == "100,480 params"
    assert not scene.edges[Edge("flatten-1", "dense-1")].isVisible()
    assert scene.edges[Edge("input-1", "flatten-1")].isVisible()


def test_a_click_on_the_box_selects_all_of_it_and_a_double_click_opens_it(canvas, hand, group):
    owner(canvas)
    place = canvas.scene.nodes["dense-1"].pos()
    canvas.scene.select(())
    hand.click(place)
    assert canvas.scene.selected_nodes() == HIDDEN
    hand.press_again(place)
    hand.release(place)
    assert not canvas.scene.graph.groups[0].collapsed
    assert canvas.scene.nodes["flatten-1"].pos() != canvas.scene.nodes["dense-1"].pos()


def test_wires_are_pulled_into_the_box_and_out_of_it(canvas, hand, group, session):
    owner(canvas)
    scene = canvas.scene
    place = scene.nodes["dense-1"].pos()
    hand.drag(hand.output_of("dense-1"), scene.nodes["dense-2"].pos())
    assert Edge("dense-1", "dense-2") in scene.graph.edges
    hand.drag(hand.input_of("flatten-1"), QPointF(0, 180))
    assert Edge("input-1", "flatten-1") not in scene.graph.edges
    hand.drag(hand.output_of("input-1"), place)
    assert Edge("input-1", "flatten-1") in scene.graph.edges


def test_the_box_is_carried_as_one(canvas, hand, group):
    owner(canvas)
    start = canvas.scene.nodes["dense-1"].pos()
    before = [canvas.scene.graph.nodes[name].position.x for name in HIDDEN]
    hand.drag(start, start + QPointF(57, 160))
    after = [canvas.scene.graph.nodes[name].position.x for name in HIDDEN]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0])
    assert canvas.scene.nodes["dense-1"].pos().y() == pytest.approx(start.y() + 160, abs=8)


def test_a_box_with_a_problem_inside_says_so(canvas, group):
    owner(canvas)
    face = canvas.scene.nodes["flatten-1"].face
    assert face.severity is Severity.UNFINISHED
    assert "one value for each class" in face.tooltip
    canvas.grouper.ungroup()
    make_group(canvas, ("flatten-1",), "Harmless")
    canvas.grouper.toggle_collapsed()
    assert canvas.scene.nodes["flatten-1"].face.severity is None


def test_arrow_keys_go_over_the_box_as_over_one_block(canvas, group):
    owner(canvas)
    canvas.scene.select(("input-1",))
    QTest.keyClick(canvas.view, Qt.Key.Key_Right)
    assert canvas.scene.selected_nodes() == HIDDEN
    QTest.keyClick(canvas.view, Qt.Key.Key_Left)
    assert canvas.scene.selected_nodes() == ("input-1",)


def test_a_copy_of_a_group_is_a_group(canvas, group):
    canvas.scene.select(HIDDEN)
    canvas.clipboard.copy()
    assert json.loads(QApplication.clipboard().text())["network"]["groups"]
    canvas.clipboard.paste()
    assert titles(canvas) == ["Hidden", "Hidden"]
    assert len(group.frames) == 2


def test_ungroup_leaves_the_blocks_selected(canvas, group):
    canvas.scene.select(("dense-1",))
    canvas.grouper.ungroup()
    assert titles(canvas) == []
    assert canvas.scene.selected_nodes() == ("dense-1",)


def test_verbs_without_a_group_say_what_is_missing(canvas, chain):
    refused = []
    canvas.refused.connect(refused.append)
    canvas.scene.select(())
    for verb in ("group", "ungroup", "toggle_collapsed", "rename", "repeat"):
        getattr(canvas.grouper, verb)()
        assert not canvas.grouper.prompt.isVisible()
    assert len(refused) == 5
    assert all("selected" in str(error) or "one input" in str(error) for error in refused)


def test_a_layer_five_times(canvas, chain, session):
    make_group(canvas, ("dense-1",), "Layer")
    canvas.scene.select(("dense-1",))
    canvas.grouper.repeat()
    editor = canvas.grouper.prompt.editor
    editor.setValue(5)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert titles(canvas) == ["Layer", "Layer 2", "Layer 3", "Layer 4", "Layer 5"]
    assert len(canvas.scene.selected_nodes()) == 5
    session.undo_stack.undo()
    assert titles(canvas) == ["Layer"]


def test_too_many_times_is_told_and_nothing_repeated_before_it_was_seen(canvas, chain):
    canvas.scene.select(("dense-1",))
    canvas.grouper.repeat()
    prompt = canvas.grouper.prompt
    prompt.editor.selectAll()
    QTest.keyClicks(prompt.editor, "10000")
    QTest.keyClick(prompt.editor, Qt.Key.Key_Return)
    assert prompt.isVisible()
    assert len(canvas.scene.graph.nodes) == 4
    (note,) = prompt.findChildren(RefusalNote)
    assert note.text().startswith("10000 was not accepted: expected a whole number from 2 to ")
    prompt.editor.selectAll()
    QTest.keyClicks(prompt.editor, "3")
    QTest.keyClick(prompt.editor, Qt.Key.Key_Return)
    assert len(canvas.scene.graph.nodes) == 6


def test_leaving_the_number_repeats_nothing(canvas, chain):
    canvas.scene.select(("dense-1",))
    canvas.grouper.repeat()
    canvas.grouper.prompt.close()
    assert len(canvas.scene.graph.nodes) == 4


def test_several_groups_are_carried_together_by_one_name(canvas, hand, group):
    make_group(canvas, ("dense-2",), "Aside")
    canvas.scene.select((*HIDDEN, "dense-2"))
    home = canvas.scene.graph.nodes["dense-2"].position
    start = group.frames["group-1"].strip.center()
    hand.drag(start, start + QPointF(0, 40))
    assert canvas.scene.graph.nodes["dense-2"].position.y > home.y + 20
