"""Beside the pad stands as which digit the drawing on it is kept, as long as that is true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pen import draw_stroke

from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.insight.my_drawings.view import MyDrawingsView

STROKE = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]
OTHER = [(0.2, 0.5), (0.8, 0.5)]


@pytest.fixture(autouse=True)
def _drawings(around):
    return MyDrawingsView(around, around.canvas)


def said(pad):
    """What stands beside the pad, and whether Undo is offered."""
    if not pad.kept.isVisible():
        return None
    return pad.kept.words.text(), pad.kept.undo.isVisible()


def label(pad, digit):
    pad.bars.show_probabilities([0.1] * 10)
    pad.bars.digit_clicked.emit(digit)


def digits(session):
    return [drawing.digit for drawing in session.project.drawings]


def test_nothing_stands_there_before_a_drawing_is_kept(pad):
    draw_stroke(pad.canvas, STROKE)
    assert said(pad) is None


def test_the_second_digit_replaces_the_first_and_undo_goes_back_step_by_step(session, pad):
    draw_stroke(pad.canvas, STROKE)
    label(pad, 3)
    assert said(pad) == ("Added as 3", True)
    label(pad, 1)
    assert digits(session) == [1]
    assert said(pad) == ("Added as 1", True)
    pad.kept.undo.click()
    assert digits(session) == [3]
    assert said(pad) == ("Added as 3", True)
    pad.kept.undo.click()
    assert digits(session) == []
    assert said(pad) is None


def test_a_double_click_keeps_a_drawing_once(session, pad):
    draw_stroke(pad.canvas, STROKE)
    label(pad, 3)
    label(pad, 3)
    assert digits(session) == [3]
    assert session.undo_stack.count() == 1


def test_another_drawing_is_another_matter(session, pad):
    draw_stroke(pad.canvas, STROKE)
    label(pad, 7)
    draw_stroke(pad.canvas, OTHER)
    assert said(pad) is None
    label(pad, 8)
    assert digits(session) == [7, 8]
    pad.undo_stroke()
    assert said(pad) is None


def test_undo_is_offered_only_where_it_takes_back_this_keeping(session, pad):
    draw_stroke(pad.canvas, STROKE)
    label(pad, 3)
    session.edit("Rename", lambda project: replace(project, title="Mine"))
    assert said(pad) == ("Added as 3", False)
    session.undo_stack.undo()
    assert said(pad) == ("Added as 3", True)


def test_the_words_go_with_the_drawing_the_keeping_and_the_document(session, pad):
    draw_stroke(pad.canvas, STROKE)
    label(pad, 3)
    pad.clear()
    assert said(pad) is None
    pad.undo_stroke()
    assert said(pad) == ("Added as 3", True)
    session.load(Document(Project()), path=None)
    assert said(pad) is None
