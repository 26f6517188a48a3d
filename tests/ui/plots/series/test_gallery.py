from __future__ import annotations

import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from figures import changed
from live_series import a_live_series

from netbuilder.ui.plots.series.gallery import Gallery

if TYPE_CHECKING:
    from netbuilder.ui.trainer.live import LiveSeries


@pytest.fixture
def runs(make_run):
    return [replace(make_run(epochs=2), id=f"r{n}", name=f"Run {n}") for n in (1, 2, 3)]


@pytest.fixture
def live() -> LiveSeries:
    return a_live_series(run_id="now", name="Run 4", epochs_planned=10, steps_per_epoch=100)


def seen(gallery: Gallery) -> list[tuple[str, int, bool]]:
    return [(s.figures.name, s.order, s.is_focused) for s in gallery.shown()]


def test_hidden_runs_are_left_out_and_keep_their_place(runs):
    gallery = Gallery()
    gallery.take_runs([runs[0], replace(runs[1], hidden=True), runs[2]])
    assert seen(gallery) == [("Run 1", 0, False), ("Run 3", 2, True)]
    gallery.take_runs([replace(run, hidden=True) for run in runs])
    assert gallery.is_empty
    assert seen(gallery) == []


def test_the_chosen_run_is_focused_as_long_as_it_is_seen(runs):
    gallery = Gallery()
    gallery.take_runs(runs)
    gallery.focus("r1")
    assert seen(gallery)[0] == ("Run 1", 0, True)
    gallery.take_runs([replace(runs[0], hidden=True), *runs[1:]])
    assert seen(gallery) == [("Run 2", 1, False), ("Run 3", 2, True)]


def test_the_run_under_way_joins_in_and_becomes_a_run_of_the_document(runs, live, make_run):
    gallery = Gallery()
    gallery.take_runs(runs)
    gallery.take_live(live)
    assert seen(gallery)[-1] == ("Run 4", 3, True)
    gallery.take_runs(runs[1:])
    assert seen(gallery)[-1] == ("Run 4", 2, True)
    done = replace(make_run(epochs=1), id="now", name="Run 4")
    gallery.take_run(done)
    gallery.take_runs([*runs[1:], done])
    assert seen(gallery) == [("Run 2", 0, False), ("Run 3", 1, False), ("Run 4", 2, True)]
    assert not gallery.is_live


def test_a_run_is_alone_when_the_others_are_hidden(runs):
    gallery = Gallery()
    gallery.take_runs(runs)
    assert not any(one.is_alone for one in gallery.shown())
    gallery.take_runs([runs[0], *(replace(run, hidden=True) for run in runs[1:])])
    assert [one.is_alone for one in gallery.shown()] == [True]


def test_a_new_name_or_colour_does_not_take_the_figures_in_again(runs):
    gallery = Gallery()
    gallery.take_runs(runs)
    before = gallery.shown()[0]
    version = before.figures.version
    gallery.take_runs([replace(runs[0], name="Mine", colour="#123456", starred=True), *runs[1:]])
    after = gallery.shown()[0]
    assert after.figures is before.figures
    assert after.figures.version == version
    assert (after.figures.name, after.own) == ("Mine", "#123456")


def test_a_run_with_other_figures_is_taken_in_again(runs):
    gallery = Gallery()
    gallery.take_runs(runs[:1])
    assert gallery.shown()[0].figures.epochs == runs[0].series.epochs
    epochs = tuple(changed(epoch, val_loss=9.0) for epoch in runs[0].series.epochs)
    gallery.take_runs([replace(runs[0], series=replace(runs[0].series, epochs=epochs))])
    assert gallery.shown()[0].figures.epochs == epochs


def test_the_table_has_every_run_that_is_seen_and_the_one_under_way(runs, live):
    live.step_loss.extend([1.0, float("inf")])
    live.step_metrics["accuracy"].extend([0.1, 0.2])
    gallery = Gallery()
    gallery.take_runs([runs[0], replace(runs[1], hidden=True)])
    gallery.take_live(live)
    columns = gallery.columns()
    assert [c.run for c in columns] == ["Run 1", "Run 4"]
    assert list(columns[1].steps["loss"]) == [1.0, float("inf")]
    assert columns[0].steps["loss"] is runs[0].series.step_loss


def test_a_run_keeps_its_place_when_one_before_it_is_deleted(runs, live):
    gallery = Gallery()
    gallery.take_runs(runs[1:], places={run.id: place for place, run in enumerate(runs)})
    gallery.take_live(live)
    assert [order for _name, order, _is_focused in seen(gallery)] == [1, 2, 3]
    gallery.take_runs(runs[1:], places={"r2": 4, "r3": 6})
    assert [order for _name, order, _is_focused in seen(gallery)] == [4, 6, 7]
    gallery.take_run(replace(runs[0], id="now"))
    assert [order for _name, order, _is_focused in seen(gallery)] == [4, 6, 7]


def test_of_a_run_nothing_but_its_figures_is_kept(runs):
    gallery = Gallery()
    gallery.take_runs(runs)
    gallery.shown()
    known = weakref.ref(array := np.ones(3))
    gallery.take_runs([replace(runs[0], weights={"dense-1": (array,)})])
    gallery.shown()
    gallery.take_runs([replace(runs[0], hidden=True)])
    gallery.shown()
    del array
    assert known() is None
