from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from figures import a_series, accuracies, an_epoch, changed
from live_series import a_live_series

from netbuilder.project.metric import ACCURACY, LOSS
from netbuilder.project.run import Change, RunStatus
from netbuilder.project.run_end import Told
from netbuilder.ui.plots.series.figures import RunFigures
from netbuilder.ui.plots.series.ranges import log_loss_range, loss_range, metric_range

if TYPE_CHECKING:
    from netbuilder.ui.trainer.live import LiveSeries


def figures_of(run) -> RunFigures:
    figures = RunFigures(run.id)
    figures.take_run(run)
    return figures


@pytest.fixture
def live() -> LiveSeries:
    return a_live_series(run_id="r", name="Run 1", epochs_planned=10, steps_per_epoch=100)


def grow(live: LiveSeries, steps: int, loss: float = 1.0) -> None:
    live.step_loss.extend([loss] * steps)
    live.step_metrics["accuracy"].extend([0.5] * steps)


def test_a_run_becomes_curves_over_epochs(make_run):
    run = make_run(epochs=3)
    figures = figures_of(run)
    assert figures.reach == 3.0
    assert list(figures.ends) == [1.0, 2.0, 3.0]
    assert figures.axis.place(figures.steps) == 3.0
    loss = figures.metric(LOSS)
    assert list(loss.steps.values) == list(run.series.step_loss)
    assert loss.validation[-1] == pytest.approx(2.3 * math.exp(-3))
    assert figures.metric(ACCURACY).training[2] == run.series.epochs[2].training.metrics["accuracy"]
    assert loss.judged is loss.validation
    assert figures.best == 2


def test_a_run_without_validation_is_judged_by_its_training(make_run):
    run = make_run(epochs=2)
    epochs = tuple(changed(epoch, val_loss=None, val_accuracy=None) for epoch in run.series.epochs)
    loss = figures_of(replace(run, series=replace(run.series, epochs=epochs))).metric(LOSS)
    assert np.isnan(loss.validation).all()
    assert loss.judged is loss.training


def test_a_run_stopped_in_its_first_epoch_takes_the_steps_from_its_plan(make_run):
    run = replace(make_run(epochs=1), series=a_series([1.0] * 270, [0.5] * 270, ()))
    figures = figures_of(run)
    assert figures.axis.place(270) == pytest.approx(0.5)
    assert figures.reach == 1.0


def test_a_run_stopped_in_its_first_epoch_counts_the_drawings_it_learned_from(make_run):
    """With 54,000 images and 5,400 versions of drawings, an epoch has 594 steps, not 540."""
    stopped = replace(make_run(epochs=1), series=a_series([1.0] * 297, [0.5] * 297, ()))
    figures = figures_of(replace(stopped, examples=59_400))
    assert figures.axis.place(297) == pytest.approx(0.5)


def test_a_run_stopped_after_its_batch_was_resized_takes_the_steps_from_the_knob(make_run):
    run = make_run(epochs=1)
    change = Change(step=54, setting="batch_size", before=1_000, after=100)
    series = a_series(
        [*run.series.step_loss, *[1.0] * 270],
        [*accuracies(run.series), *[0.5] * 270],
        run.series.epochs,
    )
    figures = figures_of(replace(run, series=series, changes=(change,)))
    assert figures.axis.place(figures.steps) == pytest.approx(1.5)


def test_a_live_run_is_a_curve_of_what_has_come(live):
    figures = RunFigures("r")
    grow(live, 150)
    live.epochs.append(an_epoch(loss=1.0, accuracy=0.5, steps=100))
    figures.take_live(live)
    assert figures.axis.place(figures.steps) == pytest.approx(1.5)
    assert figures.reach == 2.0
    assert figures.reason == ""
    grow(live, 1, math.nan)
    figures.take_live(live)
    assert figures.reason


def test_only_what_came_is_taken_in(live, monkeypatch):
    figures = RunFigures("r")
    grow(live, 1_000)
    figures.take_live(live)
    steps, taken = figures.metric(LOSS).steps, []
    extend = steps.extend
    monkeypatch.setattr(steps, "extend", lambda values: (taken.append(len(values)), extend(values)))
    before = figures.version
    figures.take_live(live)
    assert (taken, figures.version) == ([], before)
    grow(live, 7)
    figures.take_live(live)
    assert taken == [7]
    assert figures.version > before


def test_a_run_that_ended_keeps_the_steps_it_had_while_under_way(make_run, live):
    run, figures = make_run(epochs=2), RunFigures("r1")
    live.step_loss.extend(run.series.step_loss)
    live.step_metrics["accuracy"].extend(accuracies(run.series))
    figures.take_live(live)
    steps = figures.metric(LOSS).steps
    figures.take_run(run)
    assert figures.metric(LOSS).steps is steps
    assert len(steps) == len(run.series.step_loss)
    assert figures.epochs == run.series.epochs


def test_knobs_turned_move_what_is_still_to_come(live):
    figures = RunFigures("r")
    grow(live, 50)
    figures.take_live(live)
    live.changes.append(Change(step=50, setting="batch_size", before=10, after=20))
    live.steps_per_epoch = 50
    grow(live, 10)
    figures.take_live(live)
    assert figures.axis.place(50) == 0.5
    assert figures.axis.place(60) == pytest.approx(0.7)
    assert figures.changes == tuple(live.changes)


def test_smoothing_goes_on_and_begins_anew_with_another_weight(live):
    figures = RunFigures("r")
    grow(live, 10, 2.0)
    figures.take_live(live)
    loss = figures.metric(LOSS)
    assert list(loss.smooth(0.5).values) == pytest.approx([2.0] * 10)
    grow(live, 1, 4.0)
    figures.take_live(live)
    assert loss.smooth(0.5).values[-1] == pytest.approx(3.0, abs=1e-3)
    assert loss.smooth(0.9).values[-1] < 2.5
    assert len(loss.smooth(0.9)) == 11


def test_only_a_failed_run_tells_its_reason(make_run):
    assert figures_of(make_run(epochs=1, reason=Told(text="because"))).reason == ""
    failed = make_run(epochs=1, status=RunStatus.FAILED, reason=Told(text="because"))
    assert figures_of(failed).reason == "because"


def test_the_loss_axis_begins_at_nothing_and_ignores_the_first_peak(make_run):
    run = make_run(epochs=10)
    loss = np.array(run.series.step_loss)
    loss[0] = 1_000.0
    figures = figures_of(replace(run, series=replace(run.series, step_loss=loss)))
    low, high = loss_range([figures.metric(LOSS)])
    assert low == 0.0
    assert 1.0 < high < 3.0


def test_the_accuracy_axis_shows_the_last_tens(make_run):
    low, high = metric_range([figures_of(make_run(epochs=10)).metric(ACCURACY)], ACCURACY)
    assert low == pytest.approx(0.4)
    assert 1.0 < high < 1.05


def test_axes_hold_all_runs(make_run):
    one, other = make_run(epochs=3), make_run(epochs=3)
    epochs = tuple(changed(e, loss=e.loss * 10, accuracy=0.12) for e in other.series.epochs)
    worse = replace(other, series=replace(other.series, epochs=epochs))
    figures = [figures_of(one), figures_of(worse)]
    assert loss_range([f.metric(LOSS) for f in figures])[1] > 10
    assert metric_range([f.metric(ACCURACY) for f in figures], ACCURACY)[0] == pytest.approx(0.1)


def test_a_logarithm_leaves_losses_of_nothing_out(make_run):
    run = make_run(epochs=2)
    epochs = (changed(run.series.epochs[0], val_loss=0.0), run.series.epochs[1])
    figures = figures_of(replace(run, series=replace(run.series, epochs=epochs)))
    low, high = log_loss_range([figures.metric(LOSS)])
    assert -2 < low < high < 1


def test_axes_stand_without_any_number(live):
    grow(live, 1, math.nan)
    figures = RunFigures("r")
    figures.take_live(live)
    for ends in (loss_range, partial(metric_range, metric=ACCURACY), log_loss_range):
        for found in ([], [figures.metric(LOSS)]):
            low, high = ends(found)
            assert math.isfinite(low)
            assert math.isfinite(high)
            assert low < high
