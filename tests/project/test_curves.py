from __future__ import annotations

import pytest

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.curves import activation_curve, schedule_curve
from netbuilder.project.plan import Plan
from netbuilder.project.plan.schedules import Schedule

CURVES = [
    *(activation_curve(function) for function in ActivationFunction),
    *(schedule_curve(Plan(schedule=schedule)) for schedule in Schedule),
]


@pytest.mark.parametrize("curve", CURVES)
def test_a_curve_lies_within_its_bounds_which_hold_zero(curve):
    for stroke in curve.strokes:
        for x, y in stroke:
            assert curve.left <= x <= curve.right
            assert curve.bottom - 0.05 <= y <= curve.top + 0.05
    assert curve.left <= 0.0 < curve.right
    assert curve.bottom <= 0.0 <= curve.top
    assert curve.bottom < curve.top


def test_a_function_that_jumps_is_not_drawn_across_the_jump():
    strokes = activation_curve(ActivationFunction.HARD_SHRINK).strokes
    assert [round(stroke[0][0], 3) for stroke in strokes] == [-4.0, -0.5, 0.5]
    assert strokes[1][0][1] == strokes[1][-1][1] == 0.0


def test_the_bend_of_relu6_at_6_is_within_the_picture():
    (stroke,) = activation_curve(ActivationFunction.RELU6).strokes
    assert max(y for _x, y in stroke) == 6.0
    assert sum(y == 6.0 for _x, y in stroke) > 10


def test_a_schedule_shows_what_the_plan_will_do():
    steps = schedule_curve(Plan(schedule=Schedule.STEP, epochs=6, rate_every=3, rate_factor=0.1))
    (stroke,) = steps.strokes
    assert stroke[0] == (0.0, 1.0)
    assert (3.0, 1.0) in stroke
    assert (3.0, 0.1) in stroke
    assert stroke[-1] == (6.0, 0.1)


def test_a_plateau_is_drawn_as_an_example_that_is_lowered_by_the_factor():
    (stroke,) = schedule_curve(Plan(schedule=Schedule.PLATEAU, rate_factor=0.5)).strokes
    assert sorted({y for _x, y in stroke}) == [0.25, 0.5, 1.0]


def test_the_cosine_ends_at_zero():
    (stroke,) = schedule_curve(Plan(schedule=Schedule.COSINE)).strokes
    assert stroke[-1][1] == pytest.approx(0.0)
