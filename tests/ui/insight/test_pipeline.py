"""The way of a drawing, step by step, and each step switched off."""

from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data.framing import ALL_STEPS, NO_STEPS, Steps, without
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
    assert pipeline.pad.numbers.shape == (76, 76)
    assert max(pipeline.box.numbers.shape) == 20
    assert pipeline.seen.numbers.shape == (28, 28)
    assert np.flatnonzero(pipeline.pad.numbers.any(axis=1)).max() < 38


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
        pipeline.table.switches[name].click()
    assert changed.args == [Steps(**{name: False})]
    assert not np.array_equal(pipeline.seen.numbers, before)
    pipeline.table.switches[name].click()
    assert np.array_equal(pipeline.seen.numbers, before)


def test_without_scaling_the_pad_is_passed_on_as_it_is(pipeline):
    pipeline.table.switches["scales"].click()
    assert np.array_equal(pipeline.box.numbers, pipeline.pad.numbers)


def test_what_is_cropped_has_the_pen_and_the_edges_of_the_steps(pipeline):
    def inked():
        return np.count_nonzero(pipeline.box.numbers), len(np.unique(pipeline.box.numbers))

    pixels, greys = inked()
    pipeline.table.choose(without("evens_pen"))
    assert inked()[0] < pixels
    pipeline.table.choose(without("softens"))
    assert inked()[1] == 2 < greys


@pytest.mark.parametrize(
    ("steps", "captions"),
    [
        (ALL_STEPS, ["on the pad", "cropped", "centred", "input"]),
        (without("scales"), ["on the pad", "not cropped", "not centred", "input"]),
        (without("evens_pen"), ["on the pad", "pen as drawn", "centred", "input"]),
        (without("softens"), ["on the pad", "cropped", "centred", "no greys"]),
        (without("centres"), ["on the pad", "cropped", "box centred", "input"]),
        (NO_STEPS, ["on the pad", "not cropped", "not centred", "no greys"]),
    ],
)
def test_captions_follow_the_steps_and_move_nothing(pipeline, steps, captions):
    room = [picture.sizeHint() for picture in pipeline.pictures]
    pipeline.table.choose(steps)
    assert [picture.caption for picture in pipeline.pictures] == captions
    assert [picture.accessibleName() for picture in pipeline.pictures] == captions
    assert [picture.sizeHint() for picture in pipeline.pictures] == room


def test_what_is_drawn_unseen_is_shown_later(pipeline):
    pipeline.hide()
    pipeline.show_drawing(Drawing())
    assert pipeline.seen.numbers is not None
    pipeline.show()
    assert pipeline.seen.numbers is None
