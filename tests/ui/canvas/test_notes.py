"""Sticky notes on the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def note(canvas, chain):
    """A note with a word on it, below the blocks."""
    canvas.scene.clearSelection()
    canvas.noter.add()
    write(canvas, "why")
    (item,) = canvas.scene.notes.items.values()
    return item


def write(canvas, words):
    editor = canvas.noter.prompt.editor
    editor.selectAll()
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)


def texts(canvas):
    return [note.text for note in canvas.scene.graph.notes]


def test_a_note_is_added_and_written_at_once(canvas, note, session):
    assert texts(canvas) == ["why"]
    assert canvas.scene.notes.selected() == ("note-1",)
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert canvas.scene.notes.items == {}


def test_a_note_covers_no_block(canvas, note):
    blocks = [item.sceneBoundingRect() for item in canvas.scene.nodes.values()]
    assert not any(rect.intersects(note.sceneBoundingRect()) for rect in blocks)


def test_enter_makes_a_line_and_escape_keeps_what_was_written(chain, canvas, note):
    canvas.noter.write("note-1")
    editor = canvas.noter.prompt.editor
    QTest.keyClicks(editor, "because")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert canvas.noter.prompt.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not canvas.noter.prompt.isVisible()
    assert texts(canvas) == ["because\n"]
    chain.undo_stack.undo()
    assert texts(canvas) == ["why"]


def test_a_double_click_or_f2_writes_on_it(canvas, hand, note):
    place = note.sceneBoundingRect().center()
    hand.click(place)
    hand.press_again(place)
    hand.release(place)
    write(canvas, "how")
    assert texts(canvas) == ["how"]
    canvas.view.setFocus()
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    write(canvas, "when")
    assert texts(canvas) == ["when"]


def test_a_note_is_carried_alone_and_with_blocks(canvas, hand, note, session):
    start = note.sceneBoundingRect().center()
    before = canvas.scene.graph.notes[0].position
    hand.drag(start, start + QPointF(30, -20))
    after = canvas.scene.graph.notes[0].position
    assert (after.x - before.x, after.y - before.y) == pytest.approx((30, -20), abs=1)
    assert session.undo_stack.undoText() == "Move note"
    canvas.scene.select(("dense-2",))
    canvas.scene.select_note("note-1", adding=True)
    block = canvas.scene.nodes["dense-2"].pos()
    home = canvas.scene.graph.nodes["dense-2"].position
    hand.drag(block, block - QPointF(0, 91))
    moved = canvas.scene.graph.nodes["dense-2"].position.y - home.y
    assert canvas.scene.graph.notes[0].position.y - after.y == pytest.approx(moved)


def test_the_corner_changes_the_size_and_escape_gives_it_back(canvas, hand, note):
    corner = note.pos() + note.rect.bottomRight() - QPointF(5, 5)
    hand.drag(corner, corner + QPointF(60, 40))
    assert canvas.scene.graph.notes[0].size == pytest.approx((240, 120), abs=1)
    corner += QPointF(60, 40)
    hand.drag(corner, corner + QPointF(60, 40), let_go=False)
    assert note.rect.width() == pytest.approx(300, abs=1)
    QTest.keyClick(canvas.view, Qt.Key.Key_Escape)
    assert note.rect.width() == pytest.approx(240, abs=1)


def test_delete_cut_paste_and_duplicate(canvas, note, session):
    canvas.clipboard.duplicate()
    assert texts(canvas) == ["why", "why"]
    assert canvas.scene.notes.selected() == ("note-2",)
    canvas.clipboard.cut()
    assert texts(canvas) == ["why"]
    canvas.clipboard.paste()
    assert texts(canvas) == ["why", "why"]
    canvas.delete_selection()
    assert texts(canvas) == ["why"]
    assert session.undo_stack.undoText() == "Delete note"


def test_arrow_keys_move_a_selected_note(canvas, note):
    before = canvas.scene.graph.notes[0].position
    canvas.view.setFocus()
    QTest.keyClick(canvas.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.scene.graph.notes[0].position.y > before.y


@pytest.mark.parametrize("key", [CONTROL, Qt.KeyboardModifier.ShiftModifier])
def test_a_block_is_added_to_selected_notes_and_wires(canvas, hand, note, key):
    wire = next(iter(canvas.scene.edges.values()))
    canvas.scene.select((), ("note-1",))
    wire.setSelected(True)
    hand.click(canvas.scene.nodes["dense-2"].pos(), keys=key)
    assert canvas.scene.selected_nodes() == ("dense-2",)
    assert canvas.scene.notes.selected() == ("note-1",)
    assert canvas.scene.selected_edges() == (wire.edge,)


def test_copies_of_blocks_and_notes_are_selected_together(canvas, note):
    canvas.scene.select(("dense-2",), ("note-1",))
    canvas.clipboard.duplicate()
    assert canvas.scene.selected_nodes() == ("dense-3",)
    assert canvas.scene.notes.selected() == ("note-2",)
