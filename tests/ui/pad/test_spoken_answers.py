"""Answers are spoken when the pen rests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.ui.pad.spoken_answers import SpokenAnswers


@pytest.fixture
def said(monkeypatch):
    sentences = []
    monkeypatch.setattr(
        "netbuilder.ui.pad.spoken_answers.announce",
        lambda _pad, sentence: sentences.append(sentence),
    )
    return sentences


def answer(panel, digit):
    shares = [0.0] * 10
    shares[digit] = 1.0
    panel.questions.asked += 1
    panel.on_message(Predicted(tuple(shares), number=panel.questions.asked, source="Run 1"))


def test_the_last_answer_of_a_moving_pen_is_spoken_once(pad_panel, qtbot, said):
    spoken = SpokenAnswers(pad_panel, pad_panel)
    (rest,) = spoken.findChildren(QTimer)
    pad_panel.on_message(SubjectLoaded("Run 1"))
    pad_panel.canvas.put_down((0.5, 0.5))
    pad_panel.canvas.lift()
    for digit in (1, 3, 7):
        answer(pad_panel, digit)
    assert said == []
    qtbot.waitUntil(lambda: bool(said))
    answer(pad_panel, 7)
    qtbot.waitUntil(lambda: not rest.isActive())
    assert said == ["A 7 (100 %). Predicted by Run 1."]


def test_an_answer_to_what_was_cleared_is_not_spoken(pad_panel, qtbot, said):
    spoken = SpokenAnswers(pad_panel, pad_panel)
    (rest,) = spoken.findChildren(QTimer)
    pad_panel.on_message(SubjectLoaded("Run 1"))
    pad_panel.canvas.put_down((0.5, 0.5))
    pad_panel.canvas.lift()
    answer(pad_panel, 7)
    pad_panel.clear()
    assert not rest.isActive()
    assert said == []
