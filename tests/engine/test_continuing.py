"""A training that continues another: weights, optimizer, monitor and schedule of one moment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from memory_store import MemoryStore
from networks import dense_network
from same_runs import assert_same

from netbuilder.blocks.dropout import Dropout
from netbuilder.engine.protocol import resume_request
from netbuilder.project.plan import Loss, OptimizerName, Schedule
from netbuilder.project.run import Carried, RunStatus, epochs_behind

GRAPH = dense_network(extra=(Dropout(rate=0.2),))
FALLING = {"keep_best": True, "learning_rate": 0.001}
RISING = {"keep_best": True, "learning_rate": 0.03, "batch_size": 20}
"""With this rate the validation loss is lowest in the fifth of eight epochs."""
SCHEDULES = {
    "step": {"schedule": Schedule.STEP, "rate_every": 3, "rate_factor": 0.1},
    "exponential": {"schedule": Schedule.EXPONENTIAL, "rate_factor": 0.7},
    "constant": {},
}


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def go_on(train_small, store):
    """Continue a run as the window asks for it."""

    def continued(run, *, graph=GRAPH, number=2, continues_schedule=True, **plan):
        request = {
            "run_id": f"run-{number}",
            "weights": run.weights,
            "continued": run.id,
            "first_epoch": epochs_behind(run),
            "continues_schedule": continues_schedule,
        }
        return train_small(graph, checkpoints=store, request=request, **plan)

    return continued


def val_losses(run):
    return [epoch.val_loss for epoch in run.series.epochs]


def rates(run):
    return [epoch.learning_rate for epoch in run.series.epochs]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_four_epochs_and_four_more_are_eight(train_small, go_on, store, schedule):
    plan = {**FALLING, **SCHEDULES[schedule]}
    first = train_small(GRAPH, checkpoints=store, epochs=4, **plan)
    assert first.best_epoch == 3
    more = go_on(first, epochs=4, **plan)
    whole = train_small(GRAPH, epochs=8, **plan)
    assert first.series.step_loss + more.series.step_loss == whole.series.step_loss
    assert rates(first) + rates(more) == rates(whole)
    assert more.test == whole.test
    assert more.carried[-1] is Carried.BEST


def test_the_state_kept_is_that_of_the_best_epochs_end(train_small, store):
    run = train_small(GRAPH, checkpoints=store, epochs=8, **RISING)
    assert run.best_epoch < 7
    alone = MemoryStore()
    train_small(GRAPH, checkpoints=alone, epochs=run.best_epoch + 1, **RISING)
    kept, exact = store.ended["run-1"].state, alone.ended["run-1"].state
    for name in ("optimizer", "chance"):
        for one, other in zip(getattr(kept, name), getattr(exact, name), strict=True):
            np.testing.assert_array_equal(one, other)
    assert kept.position == exact.position
    assert (kept.waited, kept.rate_waited) == (0, 0)


def test_continuing_from_the_best_epoch_makes_the_steps_that_followed_it(train_small, go_on, store):
    first = train_small(GRAPH, checkpoints=store, epochs=8, **RISING)
    again = go_on(first, epochs=3, **RISING)
    behind = first.best_epoch + 1
    assert again.first_epoch == behind
    assert val_losses(again)[: 8 - behind] == val_losses(first)[behind : behind + 3]


def test_nothing_worse_is_ever_called_best(train_small, go_on, store):
    run, best = train_small(GRAPH, checkpoints=store, epochs=4, **RISING), np.inf
    for number in range(2, 6):
        best = min(best, *val_losses(run))
        more = go_on(run, number=number, epochs=4, **RISING)
        kept = more.best_epoch
        if kept >= 0:
            assert val_losses(more)[kept] < best
        else:
            assert min(val_losses(more)) >= best
            for node, arrays in run.weights.items():
                for one, other in zip(arrays, more.weights[node], strict=True):
                    np.testing.assert_array_equal(one, other)
            assert (more.test, epochs_behind(more)) == (run.test, epochs_behind(run))
        run = more
    assert run.best_epoch == -1


def test_the_best_epoch_of_a_run_that_did_not_keep_it_is_known(train_small, go_on, store):
    plan = {**RISING, "keep_best": False}
    first = train_small(GRAPH, checkpoints=store, epochs=8, **plan)
    best = int(np.argmin(val_losses(first)))
    more = go_on(first, epochs=2, **RISING)
    assert more.best_epoch == best - 8
    assert epochs_behind(more) == best + 1


def test_a_lowered_rate_stays_low(train_small, go_on, store):
    plan = {**RISING, "schedule": Schedule.PLATEAU, "rate_patience": 1, "rate_factor": 0.5}
    plan["keep_best"] = False
    first = train_small(GRAPH, checkpoints=store, epochs=8, **plan)
    assert rates(first)[-1] < 0.03
    more = go_on(first, epochs=1, **plan)
    assert rates(more)[0] <= rates(first)[-1]
    anew = go_on(first, number=3, epochs=1, continues_schedule=False, **plan)
    assert rates(anew) == [0.03]
    assert Carried.SCHEDULE not in anew.carried


def test_a_cosine_goes_on_over_all_epochs(train_small, go_on, store):
    plan = {**FALLING, "schedule": Schedule.COSINE}
    first = train_small(GRAPH, checkpoints=store, epochs=2, **plan)
    more = go_on(first, epochs=2, **plan)
    assert rates(more) == pytest.approx([0.0005, 0.001 * 0.5 * (1 - np.sqrt(0.5))], rel=1e-6)
    anew = go_on(first, number=3, epochs=2, continues_schedule=False, **plan)
    assert rates(anew) == rates(first)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"learning_rate": 0.002}, [Carried.OPTIMIZER, Carried.BEST]),
        ({"loss": Loss.KL_DIVERGENCE}, [Carried.OPTIMIZER, Carried.SCHEDULE]),
        ({"validation_split": 0.3}, [Carried.OPTIMIZER, Carried.SCHEDULE]),
        ({"optimizer": OptimizerName.SGD}, [Carried.SCHEDULE, Carried.BEST]),
        ({"optimizer": OptimizerName.RMSPROP}, [Carried.SCHEDULE, Carried.BEST]),
        ({"epochs": 1}, [Carried.OPTIMIZER, Carried.SCHEDULE, Carried.BEST]),
    ],
    ids=str,
)
def test_what_was_changed_begins_anew_and_the_run_says_so(train_small, go_on, store, change, left):
    plan = {**FALLING, **SCHEDULES["step"], "epochs": 2}
    first = train_small(GRAPH, checkpoints=store, **plan)
    assert first.carried is None
    assert go_on(first, **{**plan, **change}).carried == tuple(left)


def test_a_state_of_other_weights_is_not_taken_over(train_small, go_on, store):
    """As that of a run of before, whose optimizer was the last epoch's, its weights the best's."""
    first = train_small(GRAPH, checkpoints=store, epochs=2, **FALLING)
    other = {node: tuple(2 * a for a in arrays) for node, arrays in first.weights.items()}
    assert go_on(replace(first, weights=other), epochs=1, **FALLING).carried == ()


def test_a_run_that_ended_early_can_be_continued(train_small, go_on, store):
    plan = {**RISING, "keep_best": False, "early_stopping": True, "patience": 1}
    first = train_small(GRAPH, checkpoints=store, epochs=20, **plan)
    assert len(first.series.epochs) < 20
    more = go_on(first, epochs=20, **plan)
    assert more.status is RunStatus.FINISHED
    assert more.series.epochs


def test_a_continued_run_is_resumed_to_the_same_end(train_small, go_on, store, always):
    plan = {**RISING, **SCHEDULES["step"]}
    first = train_small(GRAPH, checkpoints=store, epochs=4, **plan)
    store.written.clear()
    more = go_on(first, epochs=3, **plan)
    inside = [c for c in store.written if c.state.position.examples][-1]
    request = resume_request(inside)
    again = train_small(
        GRAPH,
        request={
            "project": request.project,
            "resume": inside,
            "continued": request.continued,
            "first_epoch": request.first_epoch,
        },
        checkpoints=MemoryStore(),
    )
    assert_same(again, more)
    assert (again.carried, again.schedule_epoch) == (more.carried, more.schedule_epoch)
