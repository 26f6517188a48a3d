"""Notes are reached, moved and resized by keys, and the canvas is panned by them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.network.graph import Point
from netbuilder.network.notes import LARGEST_SIZE, add_note
from netbuilder.ui.canvas.gestures.gesture import on_graph

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def noted(chain, canvas):
    """The chain with a note above Flatten; the block is selected."""
    above = chain.project.graph.nodes["flatten-1"].position
    place = Point(above.x - 90, above.y - 160)
    chain.edit("Note", on_graph(lambda graph: add_note(graph, "Why 784?", place)[0]))
    chain.undo_stack.clear()
    canvas.scene.select(("flatten-1",))
    return chain


@pytest.fixture
def keys(noted, canvas):
    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(canvas.view, key, modifiers)
        return canvas.scene.notes.selected()

    return press


def note_of(session):
    (note,) = session.project.graph.notes
    return note


def test_arrow_keys_lead_to_a_note_and_back(keys, canvas):
    assert keys(Qt.Key.Key_Up) == ("note-1",)
    assert canvas.scene.selected_nodes() == ()
    assert keys(Qt.Key.Key_Down) == ()
    assert canvas.scene.selected_nodes() == ("flatten-1",)


def test_control_adds_a_note_to_what_is_selected(keys, canvas):
    assert keys(Qt.Key.Key_Up, _CONTROL) == ("note-1",)
    assert canvas.scene.selected_nodes() == ("flatten-1",)


def test_a_note_alone_on_the_canvas_is_reached(keys, canvas, noted):
    canvas.select_all()
    canvas.delete_selection()
    assert keys(Qt.Key.Key_Right) == ("note-1",)


def test_shift_moves_a_note_and_undo_puts_it_back(keys, noted):
    before, place = noted.project, note_of(noted).position
    keys(Qt.Key.Key_Up)
    keys(Qt.Key.Key_Left, _SHIFT)
    assert note_of(noted).position == (place.x - 24, place.y)
    assert noted.undo_stack.undoText() == "Move note"
    noted.undo_stack.undo()
    assert noted.project == before


def test_control_and_shift_resize_a_note_in_one_undo_step_while_held(keys, noted, canvas):
    before = noted.project
    keys(Qt.Key.Key_Up)
    for is_repeated in (False, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Right,
            _SHIFT | _CONTROL,
            autorep=is_repeated,
            text="",
        )
        QApplication.sendEvent(canvas.view, press)
    assert note_of(noted).size == (228, 80)
    assert noted.undo_stack.undoText() == "Resize note"
    noted.undo_stack.undo()
    assert noted.project == before
    keys(Qt.Key.Key_Up, _SHIFT | _CONTROL)
    assert note_of(noted).size == (180, 56)


def test_a_note_stays_within_its_bounds(keys, noted):
    keys(Qt.Key.Key_Up)
    for _press in range(60):
        keys(Qt.Key.Key_Right, _SHIFT | _CONTROL)
    assert note_of(noted).size == (LARGEST_SIZE[0], 80)


def test_space_held_and_arrows_pan_and_ask_for_no_block(noted, canvas):
    view = canvas.view
    view.zoom_by(3.0)
    before = view.sight.rect
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    seen = view.sight.rect
    assert (seen.left() > before.left(), seen.top() > before.top()) == (True, True)
    assert canvas.scene.selected_nodes() == ("flatten-1",)
    assert not canvas.adder.menu.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "across", "down"),
    [
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 0, 1),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 0, -1),
        (Qt.Key.Key_PageDown, _SHIFT, 1, 0),
        (Qt.Key.Key_PageUp, _SHIFT, -1, 0),
    ],
)
def test_page_keys_pan_most_of_a_page(noted, canvas, key, modifiers, across, down):
    view = canvas.view
    view.zoom_by(3.0)
    view.centerOn(240, 60)
    before = view.sight.rect
    QTest.keyClick(view, key, modifiers)
    moved = view.sight.rect.center() - before.center()
    assert abs(moved.x() - across * 0.8 * before.width()) < 2
    assert abs(moved.y() - down * 0.8 * before.height()) < 2


def test_what_was_panned_is_no_longer_fitted(noted, canvas):
    view = canvas.view
    view.zoom_to_fit()
    view.zoom_by(3.0)
    view.zoom_to_fit()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    zoom = view.zoom()
    canvas.resize(700, 300)
    assert view.zoom() == zoom
