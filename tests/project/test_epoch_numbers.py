"""Epochs are numbered through the whole training, from 1, and early stopping shows in a run."""

from __future__ import annotations

import pytest
from figures import a_series, an_epoch, changed
from runs import a_run

from netbuilder.project.checkpoint import Position
from netbuilder.project.epoch_numbers import epoch_number, last_number, last_planned
from netbuilder.project.plan import Plan
from netbuilder.project.run import Change, RunStatus
from netbuilder.project.run_sentences import early_end, early_end_sentence

DONE = an_epoch(loss=0.5, accuracy=0.9)


def a_training(done: int, *, planned: int = 10, val_loss: float | None = 0.4, **changes: object):
    epochs = (changed(DONE, val_loss=val_loss),) * done
    plan = Plan(epochs=planned, early_stopping=True, patience=3)
    return a_run(1, plan=plan, series=a_series(epochs=epochs), **changes)


def test_a_continued_run_counts_on():
    assert epoch_number(0, first_epoch=0) == 1
    assert epoch_number(2, first_epoch=10) == 13
    run = a_training(3, planned=5, first_epoch=10)
    assert (last_number(run), last_planned(run)) == (13, 15)


@pytest.mark.parametrize(
    ("position", "epoch"),
    [
        (Position(), 0),
        (Position(epoch=0, examples=50), 0),
        (Position(epoch=1), 0),
        (Position(epoch=1, examples=50), 1),
        (Position(epoch=2), 1),
    ],
)
def test_after_an_epochs_last_step_it_is_still_the_last_epoch(position, epoch):
    assert position.last_epoch == epoch


@pytest.mark.parametrize(
    ("done", "status", "is_early"),
    [
        (9, RunStatus.FINISHED, True),
        (10, RunStatus.FINISHED, False),
        (9, RunStatus.STOPPED, False),
        (9, RunStatus.FAILED, False),
    ],
)
def test_finished_with_fewer_epochs_than_planned_is_stopped_early(done, status, is_early):
    assert a_training(done, status=status).is_stopped_early is is_early


def test_planned_is_what_the_knob_said_last():
    changes = tuple(
        Change(step=1, setting="epochs", before=10, after=after) for after in (20.0, 12.0)
    )
    run = a_training(12, changes=changes)
    assert run.planned_epochs == 12
    assert not run.is_stopped_early


def test_an_early_end_is_said_with_its_reason():
    run = a_training(9)
    assert early_end(run) == "Stopped early after epoch 9 of 10"
    assert early_end_sentence(run) == (
        "Stopped early after epoch 9 of 10: the validation loss had not decreased for 3 epochs."
    )
    continued = a_training(4, planned=5, first_epoch=10, val_loss=None)
    assert early_end_sentence(continued) == (
        "Stopped early after epoch 14 of 15: the training loss had not decreased for 3 epochs."
    )
