"""The way of a drawing, step by step, and each step switched off."""

from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data.framing import Steps
from netbuilder.data.strokes import Drawing, Stroke
from netbuilder.ui.insight.drawing.pipeline import Pipeline

SMALL = Drawing((Stroke(((0.1, 0.1), (0.1, 0.3), (0.2, 0.3)), 0.004),))


@pytest.fixture
def pipeline(qtbot):
    made = Pipeline()
    qtbot.addWidget(made)
    made.show()
    made.show_drawing(SMALL)
    return made


def test_four_pictures_lead_from_the_pad_to_the_network(pipeline):
    assert pipeline.pad.numbers.shape == (84, 84)
    assert max(pipeline.box.numbers.shape) == 20
    assert pipeline.seen.numbers.shape == (28, 28)
    assert np.flatnonzero(pipeline.pad.numbers.any(axis=1)).max() < 42


def test_an_empty_sheet_shows_none(pipeline, qtbot):
    pipeline.show_drawing(Drawing())
    pictures = (pipeline.pad, pipeline.box, pipeline.mass, pipeline.seen)
    qtbot.waitUntil(lambda: all(picture.numbers is None for picture in pictures))


def test_a_pen_that_moves_need_not_wait_for_the_pictures(pipeline, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(pipeline.pad, "show_numbers", lambda *a, **k: shown.append(a))
    for _move in range(20):
        pipeline.show_drawing(SMALL)
    assert len(shown) == 0
    qtbot.waitUntil(lambda: len(shown) == 1)


@pytest.mark.parametrize("name", ["scales", "evens_pen", "softens", "centres"])
def test_a_switch_changes_what_is_seen_and_says_so(pipeline, qtbot, name):
    before = pipeline.seen.numbers.copy()
    with qtbot.waitSignal(pipeline.steps_changed) as changed:
        pipeline.switches[name].click()
    assert changed.args == [Steps(**{name: False})]
    assert not np.array_equal(pipeline.seen.numbers, before)
    pipeline.switches[name].click()
    assert np.array_equal(pipeline.seen.numbers, before)


def test_without_scaling_there_is_no_box(pipeline):
    pipeline.switches["scales"].click()
    assert pipeline.box.numbers is None


def test_what_is_drawn_unseen_is_shown_later(pipeline):
    pipeline.hide()
    pipeline.show_drawing(Drawing())
    assert pipeline.seen.numbers is not None
    pipeline.show()
    assert pipeline.seen.numbers is None
