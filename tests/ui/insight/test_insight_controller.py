"""Reasons are asked for when the pen rests and somebody looks, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from pen import draw_stroke

from netbuilder.engine.probes.batch import BatchPredicted
from netbuilder.engine.probes.explanation import Explain, Explained
from netbuilder.engine.probes.likeness import Likeness
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.files.stored_drawings import stored_drawings
from netbuilder.ui.insight.controller import InsightController
from netbuilder.ui.insight.panel import InsightPanel

SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]
ANSWER = tuple(0.91 if digit == 7 else 0.01 for digit in range(10))


@pytest.fixture
def panel(qtbot):
    made = InsightPanel()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(engine, pad, panel):
    made = InsightController(engine, pad, panel, panel)
    pad.on_message(SubjectLoaded("Run 1"))
    return made


def draw(pad, engine, qtbot):
    draw_stroke(pad.canvas, SEVEN)
    qtbot.waitUntil(lambda: pad.questions.asked > 0 and not pad.questions.throttle.rest)
    pad.on_message(Predicted(ANSWER, number=engine.newest, source="Run 1"))


def reasons(number):
    likeness = tuple(Likeness(np.full((28, 28), 9, np.uint8), d, 0.9) for d in range(5))
    support = np.eye(28, dtype=np.float32)
    return Explained(number=number, digit=7, support=support, neighbours=likeness)


def test_when_the_pen_rests_reasons_are_asked_for_and_shown(desk, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    assert engine.of(Explain) == []
    qtbot.waitUntil(lambda: [asked.number for asked in engine.of(Explain)] == [engine.newest])
    desk.on_message(reasons(engine.newest))
    assert panel.reasons.sentence.text() == "A 7 (91 %)."
    assert panel.reasons.support.caption == "what counts for 7"
    assert [p.caption for p in panel.reasons.neighbours][:2] == ["0 · 90 %", "1 · 90 %"]


def test_late_reasons_are_dropped(desk, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    desk.on_message(reasons(engine.newest - 1))
    assert panel.reasons.support.numbers is None


def test_unseen_nothing_is_asked_until_somebody_looks(desk, engine, pad, panel, qtbot):
    panel.hide()
    draw(pad, engine, qtbot)
    qtbot.waitUntil(lambda: not desk._rest.isActive())
    assert engine.of(Explain) == []
    panel.show()
    desk.look_again()
    qtbot.waitUntil(lambda: [asked.number for asked in engine.of(Explain)] == [engine.newest])


def test_an_empty_sheet_has_no_reasons(desk, engine, pad, panel, qtbot):
    draw(pad, engine, qtbot)
    desk.on_message(reasons(engine.newest))
    pad.clear()
    assert panel.reasons.support.numbers is None
    assert not desk._rest.isActive()


def test_a_switch_frames_drawings_otherwise_and_reads_the_stored_ones(
    desk, engine, pad, panel, qtbot
):
    draw(pad, engine, qtbot)
    before = engine.images[engine.newest].copy()
    panel.pipeline.switches["centres"].click()
    qtbot.waitUntil(lambda: not np.array_equal(engine.images[engine.newest], before))
    (images,) = engine.many.values()
    assert images.shape == (20, 28, 28)
    digits = [stored.digit for stored in stored_drawings()]
    shares = np.eye(10, dtype=np.float32)[digits]
    shares[:3] = 0.1
    desk.on_message(BatchPredicted(shares, asker=next(iter(engine.many)), source="Run 1"))
    words = panel.pipeline.effect.text()
    assert words.startswith("With these steps Run 1 reads 1")
    assert words.endswith("of 20 stored drawings right.")


def test_of_another_request_nothing_is_said(desk, panel):
    desk.on_message(BatchPredicted(np.zeros((20, 10), np.float32), asker="another"))
    assert panel.pipeline.effect.text() == ""


def test_stored_drawings_are_not_read_by_answers_that_are_nan(desk, panel):
    shares = np.full((20, 10), np.nan, np.float32)
    desk.on_message(BatchPredicted(shares, asker="stored drawings", source="Run 1"))
    assert (
        panel.pipeline.effect.text() == "Run 1 answers NaN: it reads none of the stored drawings."
    )
