from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series, changed
from live_series import a_live_series
from networks import dense_network

from netbuilder.blocks.dropout import Dropout
from netbuilder.project.metric import ACCURACY, LOSS
from netbuilder.project.metric_words import exact
from netbuilder.project.run import Change
from netbuilder.ui.plots.curves.reading import Place, beside, nearest, read
from netbuilder.ui.plots.series.figures import RunFigures
from netbuilder.ui.plots.series.shown import Manner, Shown

WIDE, CLOSE = 0.01, 0.001
"""Epochs per pixel: five epochs in a plot, and so close that single steps can be pointed at."""


def shown(run, *, order: int = 0, is_focused: bool = True, is_alone: bool = True) -> Shown:
    figures = RunFigures(run.id)
    figures.take_run(run)
    return Shown(figures=figures, order=order, is_focused=is_focused, is_alone=is_alone)


def test_it_snaps_to_the_nearest_epoch(make_run):
    runs = (shown(make_run(epochs=5)),)
    assert nearest(runs, 2.4, per_pixel=WIDE) == Place(2.0)
    assert nearest(runs, -3.0, per_pixel=WIDE) == Place(1.0)
    assert nearest(runs, 99.0, per_pixel=WIDE) == Place(5.0)


def test_it_snaps_to_a_step_where_a_hand_can_choose_one(make_run):
    runs = (shown(make_run(epochs=5)),)
    place = nearest(runs, 2.0 + 10.3 / 54, per_pixel=CLOSE)
    assert place == Place(pytest.approx(2 + 10 / 54), 118)


def test_the_present_epoch_is_read_by_its_steps():
    live = a_live_series(run_id="r", name="Run 1", epochs_planned=3, steps_per_epoch=1_000)
    live.step_loss.extend([1.0, 0.75, 0.5])
    live.step_metrics["accuracy"].extend([0.1, 0.2, 0.3])
    figures = RunFigures("r")
    figures.take_live(live)
    runs = (Shown(figures=figures, order=0, is_focused=True, is_alone=True),)
    assert nearest(runs, 0.9, per_pixel=WIDE).step == 1
    place = nearest(runs, 0.0031, per_pixel=WIDE)
    assert place.step == 3
    reading = read(runs, place, metric=LOSS, manner=Manner())
    assert reading.title == "Epoch 1, step 3"
    assert [(f.name, f.value) for f in reading.lines[0].figures] == [("this step", 0.5)]


def test_nothing_is_read_where_nothing_is():
    assert nearest((), 1.0, per_pixel=WIDE) is None


def test_keys_go_from_place_to_place_and_no_further(make_run):
    one = make_run(epochs=3)
    other = replace(one, id="r2", first_epoch=2)
    runs = (shown(one), shown(other, is_focused=False))
    place, seen = Place(1.0), []
    while place is not None:
        seen.append(place.x)
        place = beside(runs, place, forward=True, per_pixel=WIDE)
    assert seen == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert beside(runs, Place(1.0), forward=False, per_pixel=WIDE) is None
    step = nearest(runs, 1.5, per_pixel=CLOSE)
    assert beside(runs, step, forward=False, per_pixel=CLOSE).step == step.step - 1


def test_an_epoch_is_read_of_each_run_that_has_it(make_run):
    one = make_run(epochs=3)
    other = replace(one, id="r2", name="Run 2", first_epoch=2)
    runs = (shown(one), shown(other, order=1, is_focused=False))
    reading = read(runs, Place(3.0), metric=ACCURACY, manner=Manner())
    assert reading.title == "Epoch 3, the best"
    assert [line.shown.figures.name for line in reading.lines] == ["Run 1", "Run 2"]
    assert reading.lines[1].figures[0].value == one.series.epochs[0].training.metrics["accuracy"]
    first = read(runs, Place(1.0), metric=LOSS, manner=Manner())
    assert [line.shown.figures.name for line in first.lines] == ["Run 1"]
    assert [f.value for f in first.lines[0].figures] == [
        one.series.epochs[0].loss,
        one.series.epochs[0].val_loss,
    ]


def test_figures_without_dropout_are_read_where_they_are(make_run):
    run = make_run(epochs=2)
    epochs = (run.series.epochs[0], changed(run.series.epochs[1], plain_accuracy=0.875))
    runs = (shown(replace(run, series=replace(run.series, epochs=epochs))),)
    found = [
        [f.name for f in read(runs, Place(x), metric=ACCURACY, manner=Manner()).lines[0].figures]
        for x in (1.0, 2.0)
    ]
    assert found == [["training", "validation"], ["training", "validation", "without dropout"]]


def test_knobs_turned_are_told_in_the_epoch_where_they_were(make_run):
    changes = (
        Change(step=0, setting="epochs", before=5, after=6),
        Change(step=60, setting="learning_rate", before=0.1, after=0.01),
        Change(step=60, setting="rate", before=0.5, after=0.2, node="dropout-1"),
    )
    graph = dense_network(extra=(Dropout(rate=0.5),))
    runs = (shown(replace(make_run(epochs=3), graph=graph, changes=changes)),)
    notes = [read(runs, Place(x), metric=LOSS, manner=Manner()).notes for x in (1.0, 2.0, 3.0)]
    assert notes[0] == ("Epochs 5 → 6",)
    assert notes[1] == ("Learning rate 0.1 → 0.01", "Dropout 0.5 → 0.2")
    assert notes[2] == ()
    at_step = read(runs, Place(60 / 54, 60), metric=LOSS, manner=Manner())
    assert at_step.notes == notes[1]


def test_a_step_is_read_smoothed_as_well(make_run):
    run = replace(make_run(epochs=1), series=a_series([1.0, 3.0], [0.0, 1.0], ()))
    reading = read((shown(run),), Place(0.1, 2), metric=LOSS, manner=Manner(smoothing=0.5))
    assert [f.name for f in reading.lines[0].figures] == ["this step", "smoothed"]
    assert reading.lines[0].figures[1].value == pytest.approx((0.25 * 1 + 0.5 * 3) / 0.75)


@pytest.mark.parametrize(
    ("value", "metric", "words"),
    [
        (0.98765, ACCURACY, "98.77 %"),
        (1.0, ACCURACY, "100.00 %"),
        (0.123456, LOSS, "0.1235"),
        (0.1, LOSS, "0.1000"),
        (12.0, LOSS, "12.00"),
        (0.00012345, LOSS, "1.234e-04"),
        (1e9, LOSS, "1.000e+09"),
    ],
)
def test_figures_are_written_as_exactly_as_they_matter(value, metric, words):
    assert exact(metric, value) == words
