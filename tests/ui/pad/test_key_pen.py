"""The pad without a mouse."""

from __future__ import annotations

import pytest
from pen import draw_stroke, press, release
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from netbuilder.ui.pad.key_pen import KeyPen

KEY = Qt.Key
DOWN, UP = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


def send(pad, kind, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(pad, QKeyEvent(kind, key, modifiers))


@pytest.fixture
def pad(pad, qtbot):
    KeyPen(pad)
    with qtbot.waitActive(pad):
        pad.activateWindow()
    pad.clearFocus()
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    return pad


@pytest.fixture
def said(monkeypatch):
    sentences = []
    monkeypatch.setattr(
        "netbuilder.ui.pad.key_pen.announce", lambda _pad, sentence: sentences.append(sentence)
    )
    return sentences


def test_arrows_move_the_pen_and_space_puts_it_down_and_lifts_it(pad, qtbot, said):
    start = pad.shown_pen
    qtbot.keyClick(pad, KEY.Key_Down)
    assert pad.drawing.is_empty
    qtbot.keyClick(pad, KEY.Key_Space)
    for _step in range(3):
        qtbot.keyClick(pad, KEY.Key_Down)
    qtbot.keyClick(pad, KEY.Key_Space)
    qtbot.keyClick(pad, KEY.Key_Right)
    (stroke,) = pad.drawing.strokes
    first, last = stroke.points[0], stroke.points[-1]
    assert start[1] < first[1] < last[1]
    assert {x for x, _y in stroke.points} == {start[0]}
    assert pad.shown_pen[0] > last[0]
    assert said == ["Pen down, 50 % from the left, 27 % from the top", "Pen lifted"]


def test_the_eraser_of_the_keys_takes_away_what_it_touches(pad, qtbot, said):
    draw_stroke(pad, [(0.1, 0.25), (0.9, 0.25)])
    qtbot.keyClick(pad, KEY.Key_E)
    for _step in range(5):
        qtbot.keyClick(pad, KEY.Key_Right)
    qtbot.keyClick(pad, KEY.Key_E)
    assert not pad.is_held_by_keys
    assert len(pad.drawing.strokes) == 2
    assert said == ["Eraser down, 50 % from the left, 25 % from the top", "Eraser lifted"]


def test_two_arrows_at_once_draw_slantwise(pad, qtbot):
    qtbot.keyClick(pad, KEY.Key_Space)
    x, y = pad.shown_pen
    send(pad, DOWN, KEY.Key_Left)
    send(pad, DOWN, KEY.Key_Down)
    send(pad, UP, KEY.Key_Left)
    send(pad, UP, KEY.Key_Down)
    last = pad.drawing.strokes[0].points[-1]
    assert last[0] < x
    assert last[1] > y


def test_shift_moves_finely(pad, qtbot):
    start = pad.shown_pen
    qtbot.keyClick(pad, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    fine = pad.shown_pen[0] - start[0]
    qtbot.keyClick(pad, KEY.Key_Right)
    assert 0 < fine < pad.shown_pen[0] - start[0] - fine


def test_the_pen_stays_on_the_sheet(pad, qtbot):
    for _step in range(60):
        qtbot.keyClick(pad, KEY.Key_Up)
    assert pad.shown_pen[1] == 0.0


def test_delete_clears_and_undo_brings_back_before_the_window_takes_the_keys(pad, qtbot):
    draw_stroke(pad, [(0.2, 0.2), (0.8, 0.8)])
    for key, modifiers in (
        (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (KEY.Key_Space, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Left, Qt.KeyboardModifier.NoModifier),
    ):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        QApplication.sendEvent(pad, asked)
        assert asked.isAccepted()
    qtbot.keyClick(pad, KEY.Key_Delete)
    assert pad.drawing.is_empty
    qtbot.keyClick(pad, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.drawing.strokes) == 1


def test_keys_of_the_window_are_left_to_it(pad):
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(pad, asked)
    assert not asked.isAccepted()


def test_a_mouse_that_hovers_does_not_lift_the_pen_of_the_keys(pad, qtbot):
    qtbot.keyClick(pad, KEY.Key_Space)
    qtbot.mouseMove(pad)
    press(pad, (0.9, 0.9))
    release(pad, (0.9, 0.9))
    assert pad.shown_pen is not None
    qtbot.keyClick(pad, KEY.Key_Down)
    (stroke,) = pad.drawing.strokes
    assert len(stroke.points) == 2


def test_esc_and_another_focus_lift_the_pen(pad, qtbot):
    qtbot.keyClick(pad, KEY.Key_Space)
    qtbot.keyClick(pad, KEY.Key_Escape)
    assert not pad.is_held_by_keys
    qtbot.keyClick(pad, KEY.Key_Space)
    assert pad.is_held_by_keys
    other = QLineEdit(pad.window())
    other.show()
    other.setFocus()
    assert not pad.is_held_by_keys
    assert pad.shown_pen is None


def test_the_pen_of_the_keys_is_seen_until_a_mouse_draws(pad, qtbot):
    seen = pad.grab().toImage()
    qtbot.keyClick(pad, KEY.Key_Down)
    assert pad.grab().toImage() != seen
    press(pad, (0.5, 0.5))
    release(pad, (0.5, 0.5))
    assert pad.shown_pen is None


@pytest.mark.parametrize("hint", ["Draw a digit", "Draw a digit."])
def test_name_and_description_tell_the_keys(pad, hint):
    pad.set_hint(hint)
    assert pad.accessibleName() == "Drawing pad"
    description = pad.accessibleDescription()
    assert description.startswith("Draw a digit. K")
    assert all(key in description for key in ("arrows", "Space", "Del", "Ctrl+Z"))
