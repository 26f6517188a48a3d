"""A screen reader hears what lies on the pad, and walks through the bars."""

from __future__ import annotations

import pytest
from hearing import interface, name_of, parts, words_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.subject import SubjectLoaded

Key = Qt.Key


@pytest.fixture
def drawn(pad_panel):
    """Return the panel with a drawing that is answered with a 7."""
    pad_panel.on_message(SubjectLoaded("Run 1"))
    pad_panel.canvas.put_down((0.5, 0.5))
    pad_panel.canvas.lift()
    answer(pad_panel, 7)
    return pad_panel


def answer(panel, digit):
    shares = [0.0] * 10
    shares[digit] = 1.0
    panel.questions.asked += 1
    panel.on_message(Predicted(tuple(shares), number=panel.questions.asked, source="Run 1"))


@pytest.fixture
def bars(drawn, qtbot):
    """Return the bars while they have the keys."""
    drawn.activateWindow()
    drawn.bars.setFocus()
    qtbot.waitUntil(drawn.bars.hasFocus)
    return drawn.bars


def test_the_pad_is_a_canvas_that_says_how_to_draw(pad_panel):
    pad = interface(pad_panel.canvas)
    assert pad.role() == QAccessible.Role.Canvas
    assert name_of(pad) == "Drawing pad"
    assert words_of(pad).endswith("Ctrl+Z undoes.")
    assert "lies on it" not in words_of(pad)


def test_the_pad_says_the_answer_to_what_lies_on_it(drawn):
    said = words_of(interface(drawn.canvas))
    assert said.startswith("A drawing lies on it. A 7 (100 %). Predicted by Run 1.")
    drawn.clear()
    assert "A 7" not in words_of(interface(drawn.canvas))


def test_the_bars_are_a_list_of_classes_with_their_percentages(drawn):
    assert interface(drawn.bars).role() == QAccessible.Role.List
    assert [name_of(part) for part in parts(drawn.bars)][5:8] == ["5, 0 %", "6, 0 %", "7, 100 %"]
    selected = [name_of(part) for part in parts(drawn.bars) if part.state().selected]
    assert selected == ["7, 100 %"]


def test_without_an_answer_the_bars_are_classes_alone(pad_panel):
    assert [name_of(part) for part in parts(pad_panel.bars)] == [*"0123456789"]


def test_another_network_is_said_beside_the_first(drawn):
    drawn.bars.show_rival([0.0] * 7 + [0.25, 0.75, 0.0])
    assert name_of(list(parts(drawn.bars))[7]) == "7, 100 %, other network 25 %"


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Key.Key_Down], 0),
        ([Key.Key_Up], 9),
        ([Key.Key_Down, Key.Key_Down], 1),
        ([Key.Key_End, Key.Key_Down], 9),
        ([Key.Key_Home, Key.Key_Up], 0),
    ],
)
def test_keys_choose_a_row_and_say_it(bars, focused, keys, row):
    focused.clear()
    for key in keys:
        QTest.keyClick(bars, key)
    assert bars.chosen == row
    assert focused[-1] == name_of(list(parts(bars))[row])
    assert name_of(interface(bars).focusChild()) == focused[-1]


def test_enter_labels_the_drawing_with_the_row(bars, drawn):
    labels = []
    drawn.labelled.connect(lambda _image, digit: labels.append(digit))
    QTest.keyClick(bars, Key.Key_Return)
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        QTest.keyClick(bars, key)
    assert labels == [2]


def test_the_row_is_marked_until_the_keys_go_elsewhere(bars, drawn):
    QTest.keyClick(bars, Key.Key_Down)
    seen = bars.grab().toImage()
    QTest.keyClick(bars, Key.Key_Down)
    assert bars.grab().toImage() != seen
    drawn.canvas.setFocus()
    assert bars.chosen is None
