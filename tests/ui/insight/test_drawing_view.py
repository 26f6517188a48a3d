"""Reasons are asked for when the pen rests and somebody looks, and only then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pen import draw_stroke
from PySide6.QtCore import QTimer

from netbuilder.data.framing import frame_drawing, without
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.explanation import Explain, Explained
from netbuilder.engine.probes.likeness import Likeness
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.files.sample_drawings import sample_drawings
from netbuilder.ui.insight.drawing.view import DrawingView

SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]
ANSWER = tuple(0.91 if digit == 7 else 0.01 for digit in range(10))


@pytest.fixture
def view(shown, pad):
    made = shown(DrawingView)
    pad.on_message(SubjectLoaded("Run 1"))
    return made


@pytest.fixture
def panel(view):
    return view.panel


def is_at_rest(view):
    """Tell whether nothing is going to happen by itself."""
    return not any(timer.isActive() for timer in view.findChildren(QTimer))


def draw(pad, engine, qtbot):
    draw_stroke(pad.canvas, SEVEN)
    qtbot.waitUntil(lambda: pad.questions.asked > 0 and not pad.questions.throttle.rest)
    pad.on_message(Predicted(ANSWER, number=engine.newest, source="Run 1"))


def reasons(number):
    likeness = tuple(Likeness(np.full((28, 28), 9, np.uint8), d, 0.9) for d in range(5))
    support = np.eye(28, dtype=np.float32)
    return Explained(number=number, digit=7, support=support, neighbours=likeness)


def test_when_the_pen_rests_reasons_are_asked_for_and_shown(view, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    assert engine.of(Explain) == []
    qtbot.waitUntil(lambda: [asked.number for asked in engine.of(Explain)] == [engine.newest])
    view.on_answer(reasons(engine.newest))
    assert panel.reasons.sentence.text() == "A 7 (91 %)."
    assert panel.reasons.support.caption == "saliency for 7"
    assert [p.caption for p in panel.reasons.neighbours][:2] == ["0 · 90 %", "1 · 90 %"]
    colours = {entry.colour: entry.words for entry in panel.reasons.legend.entries}
    assert colours == {"ink": "without it, less probable", "negative": "without it, more probable"}


def test_why_there_are_no_reasons_stands_in_their_place(view, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    view.on_answer(reasons(engine.newest))
    late = Unanswered(reason="Too late.", question="Explain", number=engine.newest - 1)
    view.on_unanswered(late)
    assert panel.reasons.sentence.text() == "A 7 (91 %)."
    view.on_unanswered(replace(late, reason="The data are missing.", number=engine.newest))
    assert panel.reasons.sentence.text() == "The data are missing."
    assert panel.reasons.support.numbers is None
    view.on_unanswered(Unanswered(reason="No memory.", question="PredictBatch"))
    assert panel.pipeline.effect.text() == "No memory."


def test_late_reasons_are_dropped(view, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    view.on_answer(reasons(engine.newest - 1))
    assert panel.reasons.support.numbers is None


def test_unseen_nothing_is_asked_until_somebody_looks(view, engine, pad, panel, qtbot):
    view.page.hide()
    draw(pad, engine, qtbot)
    qtbot.waitUntil(lambda: is_at_rest(view))
    assert engine.of(Explain) == []
    view.page.show()
    view.look_again()
    qtbot.waitUntil(lambda: [asked.number for asked in engine.of(Explain)] == [engine.newest])


def test_an_empty_sheet_has_no_reasons(view, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    view.on_answer(reasons(engine.newest))
    pad.clear()
    assert panel.reasons.support.numbers is None
    qtbot.waitUntil(lambda: is_at_rest(view))
    assert engine.of(Explain) == []


def answer_all(view, engine, answers):
    """Let a network read the sample drawings, until it is asked no more."""
    asked = engine.of(PredictBatch)[-1]
    while True:
        view.on_answer(BatchPredicted(answers(asked.images), number=asked.number, source="Run 1"))
        following = engine.of(PredictBatch)[-1]
        if following is asked:
            return
        asked = following


def reads(wrong):
    """Return a network that reads all sample drawings right but the first few."""
    digits = np.array([sample.digit for sample in sample_drawings()])
    digits[:wrong] = (digits[:wrong] + 1) % 10
    return lambda _images: np.eye(10, dtype=np.float32)[digits]


def test_a_switch_frames_drawings_otherwise_and_reads_the_stored_ones(
    view, engine, pad, panel, qtbot
):
    view.look_again()
    answer_all(view, engine, reads(0))
    draw(pad, engine, qtbot)
    before = engine.images[engine.newest].copy()
    panel.pipeline.table.switches["centres"].click()
    qtbot.waitUntil(lambda: not np.array_equal(engine.images[engine.newest], before))
    expected = [frame_drawing(sample.drawing, without("centres")) for sample in sample_drawings()]
    qtbot.waitUntil(lambda: np.array_equal(engine.of(PredictBatch)[-1].images, expected))
    asked = engine.of(PredictBatch)[-1]
    view.on_answer(BatchPredicted(reads(3)(asked.images), number=asked.number, source="Run 1"))
    words = panel.pipeline.effect.text()
    assert words == "With these steps Run 1 classifies 17 of 20 sample drawings correctly."
    assert panel.pipeline.table.figures[without("centres")].text() == "17 of 20"
    assert panel.samples.captions[:4] == ["0 → 1", "0 → 1", "1 → 2", "1"]


def test_what_is_read_is_forgotten_with_the_network(view, engine, panel):
    view.look_again()
    answer_all(view, engine, reads(3))
    figures = panel.pipeline.table.figures.values()
    assert {figure.text() for figure in figures} == {"17 of 20"}
    view.forget_answers()
    assert panel.pipeline.effect.text() == ""
    assert {figure.text() for figure in figures} == {"–"}
    assert not any("→" in words for words in panel.samples.captions)


def test_sample_drawings_are_not_read_by_answers_that_are_nan(view, engine, panel):
    view.look_again()
    answer_all(view, engine, lambda images: np.full((len(images), 10), np.nan, np.float32))
    assert (
        panel.pipeline.effect.text()
        == "Run 1 outputs NaN: it recognizes none of the sample drawings."
    )
    assert panel.samples.captions[0] == "0 → –"


def test_a_sample_drawing_that_is_clicked_lies_on_the_pad(view, pad, panel):
    view.look_again()
    panel.samples.sheet.itemClicked.emit(panel.samples.sheet.item(4))
    assert pad.canvas.drawing == sample_drawings()[4].drawing
    pad.undo_stroke()
    assert pad.canvas.drawing.is_empty
