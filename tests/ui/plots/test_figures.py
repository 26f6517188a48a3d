from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from netbuilder.project.run import Epoch, RunStatus, Series
from netbuilder.ui.plots.figures import (
    MOST_POINTS,
    Curve,
    accuracy_range,
    decimated,
    figures_of_live,
    figures_of_run,
    loss_range,
)
from netbuilder.ui.training.live import LiveSeries


def test_a_run_becomes_curves_over_epochs(make_run):
    figures = figures_of_run(make_run(epochs=3))
    assert figures.epochs == 3.0
    assert figures.loss.steps.x[-1] == pytest.approx(3.0)
    assert figures.loss.steps.x[0] == pytest.approx(1 / 54)
    assert list(figures.loss.training.x) == [1.0, 2.0, 3.0]
    assert figures.loss.validation.last == pytest.approx(2.3 * math.exp(-3))
    assert figures.accuracy.training.last == pytest.approx(
        make_run(epochs=3).series.epochs[2].accuracy
    )


def test_a_run_without_validation_has_no_such_curve(make_run):
    run = make_run(epochs=2)
    epochs = tuple(replace(epoch, val_loss=None, val_accuracy=None) for epoch in run.series.epochs)
    figures = figures_of_run(replace(run, series=replace(run.series, epochs=epochs)))
    assert len(figures.loss.validation.x) == 0
    assert figures.loss.validation.last is None


def test_a_run_stopped_in_its_first_epoch_takes_the_steps_from_its_plan(make_run):
    run = replace(make_run(epochs=1), series=Series([1.0] * 270, [0.5] * 270, ()))
    assert figures_of_run(run).loss.steps.x[-1] == pytest.approx(0.5)


def test_a_live_run_is_a_curve_of_what_has_come():
    live = LiveSeries(run_id="r", name="Run 1", epochs_planned=10, steps_per_epoch=100)
    live.step_loss.extend([1.0] * 150)
    live.step_accuracy.extend([0.5] * 150)
    live.epochs.append(Epoch(loss=1.0, accuracy=0.5))
    figures = figures_of_live(live)
    assert figures.epochs == 2.0
    assert figures.loss.steps.x[-1] == pytest.approx(1.5)
    assert figures.reason == ""
    live.step_loss.append(math.nan)
    assert figures_of_live(live).reason


def test_only_a_failed_run_tells_its_reason(make_run):
    assert figures_of_run(make_run(epochs=1, reason="because")).reason == ""
    failed = make_run(epochs=1, status=RunStatus.FAILED, reason="because")
    assert figures_of_run(failed).reason == "because"


@pytest.mark.parametrize("count", [5_001, 6_000, 123_457])
def test_decimating_keeps_peaks_and_order(count):
    y = np.random.default_rng(1).normal(size=count)
    y[count // 3] = 99.0
    y[count // 2] = -99.0
    few = decimated(Curve(np.arange(count, dtype=float), y))
    assert len(few.y) == len(few.x) <= MOST_POINTS
    assert len(few.y) > MOST_POINTS // 3
    assert few.y.max() == 99.0
    assert few.y.min() == -99.0
    assert (np.diff(few.x) >= 0).all()


def test_decimating_leaves_a_gap_where_nothing_is_a_number():
    y = np.ones(100_000)
    y[:50_000] = np.nan
    y[70_000] = np.inf
    few = decimated(Curve(np.arange(100_000.0), y))
    assert np.isnan(few.y[few.x < 49_900]).all()
    assert (few.y[few.x > 50_100] == 1.0).all()


def test_few_points_stay_as_they_are():
    curve = Curve(np.arange(10.0), np.arange(10.0))
    assert decimated(curve) is curve


def test_the_loss_axis_begins_at_nothing_and_ignores_the_first_peak(make_run):
    run = make_run(epochs=10)
    loss = np.array(run.series.step_loss)
    loss[0] = 1_000.0
    low, high = loss_range(
        figures_of_run(replace(run, series=replace(run.series, step_loss=loss))).loss
    )
    assert low == 0.0
    assert 1.0 < high < 3.0


def test_the_accuracy_axis_shows_the_last_tens(make_run):
    low, high = accuracy_range(figures_of_run(make_run(epochs=10)).accuracy)
    assert low == pytest.approx(0.4)
    assert 1.0 < high < 1.05


def test_axes_stand_without_any_number():
    live = LiveSeries(run_id="r", name="Run 1", epochs_planned=1, steps_per_epoch=10)
    live.step_loss.append(math.nan)
    live.step_accuracy.append(math.nan)
    figures = figures_of_live(live)
    for low, high in (loss_range(figures.loss), accuracy_range(figures.accuracy)):
        assert math.isfinite(low)
        assert math.isfinite(high)
        assert low < high
