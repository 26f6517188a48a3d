"""The sample drawings are read with all steps, without each and with none."""

from __future__ import annotations

import numpy as np
import pytest

from netbuilder.data.framing import ALL_STEPS, NO_STEPS, STEP_NAMES, Steps, without
from netbuilder.engine.probes.batch import BatchPredicted
from netbuilder.files.sample_drawings import sample_drawings
from netbuilder.ui.insight.drawing.lesson import COMPARED, Lesson, framed_samples
from netbuilder.ui.insight.drawing.step_table import StepTable

DIGITS = [sample.digit for sample in sample_drawings()]


@pytest.fixture
def asked():
    return []


@pytest.fixture
def lesson(asked):
    return Lesson(asked.append)


def answer(lesson, asked, digits):
    shares = np.eye(10, dtype=np.float32)[digits]
    return lesson.take(BatchPredicted(shares, number=asked[-1].number))


def test_one_choice_is_asked_about_after_the_other_the_chosen_one_first(lesson, asked):
    chosen = Steps(softens=False, centres=False)
    lesson.read(chosen)
    for wrong, steps in enumerate((chosen, *COMPARED)):
        assert len(asked) == wrong + 1
        assert np.array_equal(asked[-1].images, framed_samples(steps))
        assert answer(lesson, asked, [9] * wrong + DIGITS[wrong:])
        assert lesson.right(steps) == 20 - wrong
    assert len(asked) == 7
    assert not answer(lesson, asked, DIGITS)


def test_what_is_read_anew_begins_with_the_chosen_then_the_oldest(lesson, asked):
    lesson.read(ALL_STEPS)
    for _answer in range(3):
        answer(lesson, asked, DIGITS)
    lesson.read(NO_STEPS)
    order = [NO_STEPS, without("softens"), without("centres"), ALL_STEPS]
    for steps in order:
        assert np.array_equal(asked[-1].images, framed_samples(steps))
        answer(lesson, asked, DIGITS)


def test_a_late_answer_is_dropped(lesson, asked):
    lesson.read(ALL_STEPS)
    late = asked[-1].number
    lesson.read(NO_STEPS)
    shares = np.eye(10, dtype=np.float32)[DIGITS]
    assert not lesson.take(BatchPredicted(shares, number=late))
    assert lesson.right(ALL_STEPS) is None
    lesson.forget()
    assert not answer(lesson, asked, DIGITS)


@pytest.fixture
def table(qtbot):
    made = StepTable()
    qtbot.addWidget(made)
    return made


def test_figures_choose_the_steps_that_they_are_of(table):
    told = []
    table.steps_changed.connect(told.append)
    for steps, figure in table.figures.items():
        figure.click()
        assert table.steps == steps
        assert {name for name, box in table.switches.items() if box.isChecked()} == {
            name for name in STEP_NAMES if getattr(steps, name)
        }
        assert [other for other, one in table.figures.items() if one.isChecked()] == [steps]
    table.figures[table.steps].click()
    assert table.figures[table.steps].isChecked()
    assert told == list(table.figures)[1:]


def test_steps_that_need_scaling_cannot_be_switched_without_it(table):
    table.switches["scales"].click()
    can_be = {name for name, box in table.switches.items() if box.isEnabled()}
    assert can_be == {"scales", "softens"}
    assert table.switches["centres"].toolTip() == "Needs the first step."
    table.switches["scales"].click()
    assert all(box.isEnabled() for box in table.switches.values())


def test_figures_are_told_to_a_screen_reader(table, lesson, asked):
    lesson.read(without("scales"))
    answer(lesson, asked, [(digit + 1) % 10 for digit in DIGITS[:14]] + DIGITS[14:])
    table.show_figures(lesson)
    figure = table.figures[without("scales")]
    assert figure.accessibleName() == "Without this step: Crop and scale to 20×20: 6 of 20"
    assert table.figures[ALL_STEPS].accessibleName() == "All steps: –"
