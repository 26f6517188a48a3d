from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from figures import an_epoch

from netbuilder.project.run import Change
from netbuilder.ui.plots.series.step_axis import StepAxis

if TYPE_CHECKING:
    from netbuilder.project.series import Epoch


def epochs(*steps: int) -> list[Epoch]:
    return [an_epoch(loss=1.0, accuracy=0.5, steps=count) for count in steps]


def resized(step: int, before: float, after: float) -> Change:
    return Change(step=step, setting="batch_size", before=before, after=after)


def test_each_epoch_is_one_wide_however_many_steps_it_has():
    axis = StepAxis(epochs(100, 50, 200), steps_per_epoch=200)
    assert list(axis.places(np.array([0.0, 50, 100, 125, 150, 350]))) == [0, 0.5, 1, 1.5, 2, 3]
    assert axis.step_at(1.5) == 125
    assert list(axis.ends) == [0, 100, 150, 350]


def test_a_run_that_goes_on_begins_where_the_former_ended():
    axis = StepAxis(epochs(10), first_epoch=7, steps_per_epoch=10)
    assert axis.place(0) == 7
    assert axis.place(10) == 8
    assert axis.place(15) == 8.5


def test_the_present_epoch_goes_by_the_steps_it_will_have():
    axis = StepAxis(epochs(100), steps_per_epoch=50)
    assert axis.place(125) == 1.5
    assert axis.place(500) == 2.0


def test_a_batch_resized_in_a_finished_epoch_makes_steps_wider():
    axis = StepAxis(epochs(60), steps_per_epoch=20, changes=[resized(40, 10, 30)])
    assert axis.place(40) == pytest.approx(0.4)
    assert axis.place(50) == pytest.approx(0.7)
    assert axis.place(60) == 1.0


def test_a_batch_resized_in_the_present_epoch_leaves_what_is_drawn_where_it_is():
    before = StepAxis(epochs(100), steps_per_epoch=100)
    after = StepAxis(epochs(100), steps_per_epoch=50, changes=[resized(150, 10, 20)])
    assert after.place(130) == before.place(130)
    assert after.place(150) == before.place(150) == 1.5
    assert after.place(175) == pytest.approx(2.0)


def test_other_knobs_do_not_move_the_axis():
    rate = Change(step=30, setting="learning_rate", before=0.1, after=0.01)
    axis = StepAxis(epochs(60), steps_per_epoch=60, changes=[rate])
    assert axis.place(30) == 0.5
