"""Pause, stop and knobs of a training under way, as the trainer sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series, an_epoch
from training import run_started

from netbuilder.engine.messages import (
    CheckpointFailed,
    EngineReady,
    KnobsRefused,
    KnobsTurned,
    RunEnded,
    RunStage,
    RunStarted,
    Stage,
    StepsDone,
)
from netbuilder.engine.orders import Pause, Resume
from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import changes_between, knobs_of
from netbuilder.project.run import Change, RunStatus
from netbuilder.ui.trainer.requests import continuing, fresh_request
from netbuilder.ui.trainer.state import TrainingState

ERROR = NetBuilderError("The disk is full")


@pytest.fixture
def heard(trainer):
    """What the trainer said, by the name of the signal."""
    said = {name: [] for name in ("progressed", "steered", "knobs_refused", "troubled", "refused")}
    for name, values in said.items():
        getattr(trainer, name).connect(values.append)
    return said


@pytest.fixture
def begin(trainer, engine, project):
    """Let a run be under way; return its id."""

    def begin(**changes) -> str:
        trainer.on_message(EngineReady({"keras": "3"}))
        trainer.begin(fresh_request(project, number=1))
        run_id = engine.trained[-1].run_id
        values = {
            "run_id": run_id,
            "name": "Run 1",
            "dataset": project.dataset,
            "epochs": project.plan.epochs,
            "steps_per_epoch": 100,
            "parameters": 1,
            "execution_mode": "loop",
            "knobs": knobs_of(project),
        }
        trainer.on_message(RunStarted(**{**values, **changes}))
        return run_id

    return begin


def steps(run_id, *, epoch=1, step=50, steps_in_epoch=100):
    return StepsDone(
        run_id=run_id,
        epoch=epoch,
        step=step,
        steps_in_epoch=steps_in_epoch,
        loss=(0.5,),
        metrics={"accuracy": (0.8,)},
        images_per_second=1e4,
        seconds_left=9.0,
    )


def turn(trainer, run_id, old, new, *, step=150, steps_per_epoch=100):
    changes = changes_between(old, new, step=step)
    trainer.on_message(
        KnobsTurned(run_id=run_id, knobs=new, changes=changes, steps_per_epoch=steps_per_epoch)
    )
    return changes


def test_a_pause_is_there_once_the_engine_says_so(trainer, engine, begin, heard):
    run_id = begin()
    trainer.on_message(steps(run_id))
    trainer.pause()
    assert engine.steered == [Pause()]
    assert trainer.state is TrainingState.PAUSING
    trainer.on_message(steps(run_id, step=60))
    assert heard["progressed"][-1].stage == "Pausing"
    trainer.on_message(RunStage(run_id, Stage.PAUSED))
    assert trainer.state is TrainingState.PAUSED
    last = heard["progressed"][-1]
    assert (last.stage, last.seconds_left) == ("Paused", None)
    assert last.fraction == pytest.approx(0.16)


def test_resume_goes_on(trainer, engine, begin, heard):
    run_id = begin()
    trainer.pause()
    trainer.on_message(RunStage(run_id, Stage.PAUSED))
    trainer.unpause()
    assert engine.steered == [Pause(), Resume()]
    assert trainer.state is TrainingState.RUNNING
    trainer.on_message(RunStage(run_id, Stage.TRAINING))
    trainer.on_message(steps(run_id))
    assert heard["progressed"][-1].seconds_left == 9.0


def test_what_the_engine_said_before_a_later_press_does_not_count(trainer, begin, heard):
    run_id = begin()
    trainer.pause()
    trainer.unpause()
    trainer.on_message(RunStage(run_id, Stage.PAUSED))
    assert trainer.state is TrainingState.RUNNING
    assert heard["progressed"][-1].stage == "Training"
    trainer.pause()
    trainer.on_message(RunStage(run_id, Stage.TRAINING))
    assert trainer.state is TrainingState.PAUSING
    trainer.on_message(RunStage(run_id, Stage.PAUSED))
    assert trainer.state is TrainingState.PAUSED


def test_pause_and_resume_pressed_twice_are_passed_on_once(trainer, engine, begin):
    trainer.pause()
    trainer.unpause()
    assert engine.steered == []
    begin()
    for press in (trainer.pause, trainer.pause, trainer.unpause, trainer.unpause):
        press()
    assert engine.steered == [Pause(), Resume()]


@pytest.mark.parametrize("keep_best", [False, True])
def test_stop_ends_a_pause(trainer, engine, begin, run, keep_best):
    run_id = begin()
    trainer.pause()
    trainer.on_message(RunStage(run_id, Stage.PAUSED))
    trainer.stop(keep_best=keep_best)
    assert (engine.stops, engine.keeps_best) == (1, keep_best)
    trainer.on_message(RunStage(run_id, Stage.PAUSED))
    assert trainer.state is TrainingState.STOPPING
    trainer.unpause()
    assert engine.steered == [Pause()]
    trainer.on_message(RunEnded(replace(run, id=run_id, status=RunStatus.STOPPED)))
    assert trainer.state is TrainingState.IDLE


def test_knobs_are_told_from_the_beginning_to_the_end(trainer, begin, heard, project, run):
    run_id = begin()
    start = knobs_of(project)
    assert trainer.steering.knobs == trainer.steering.start == start
    assert trainer.steering.graph is project.graph
    faster = replace(start, learning_rate=0.5)
    changes = turn(trainer, run_id, start, faster)
    more = turn(trainer, run_id, faster, replace(faster, batch_size=7))
    assert trainer.steering.knobs == replace(faster, batch_size=7)
    assert trainer.steering.start == start
    assert trainer.steering.changes == (*changes, *more)
    assert trainer.live.changes == [*changes, *more]
    trainer.on_message(RunEnded(replace(run, id=run_id)))
    assert trainer.steering is None
    assert heard["steered"][-1] is None


def test_knobs_are_passed_on_only_while_something_is_trained(trainer, engine, begin, project):
    knobs = knobs_of(project)
    trainer.turn(knobs)
    assert engine.steered == []
    begin()
    trainer.turn(knobs)
    assert engine.turned == [knobs]
    trainer.stop()
    trainer.turn(knobs)
    assert engine.turned == [knobs]


def test_more_epochs_and_another_batch_size_are_counted_anew(trainer, begin, heard, project):
    run_id = begin()
    trainer.on_message(steps(run_id))
    old = knobs_of(project)
    turn(trainer, run_id, old, replace(old, epochs=20, batch_size=50), steps_per_epoch=200)
    assert (trainer.live.epochs_planned, trainer.live.steps_per_epoch) == (20, 200)
    trainer.on_message(steps(run_id, epoch=1, step=60, steps_in_epoch=160))
    midway = heard["progressed"][-1]
    assert (midway.step, midway.steps_per_epoch) == (60, 160)
    assert midway.fraction == pytest.approx((1 + 60 / 160) / 20)
    trainer.on_message(steps(run_id, epoch=2, step=100, steps_in_epoch=200))
    last = heard["progressed"][-1]
    assert (last.epoch, last.epochs, last.steps_per_epoch) == (3, 20, 200)
    assert last.fraction == pytest.approx(0.125)


def test_refused_knobs_go_back_and_say_why(trainer, begin, heard, project):
    run_id = begin()
    knobs = knobs_of(project)
    trainer.on_message(KnobsRefused(run_id, ERROR, knobs))
    assert heard["knobs_refused"] == [ERROR]
    assert heard["steered"][-1].knobs == knobs
    assert heard["refused"] == []
    assert trainer.state is TrainingState.RUNNING


def test_a_checkpoint_that_fails_is_told_once_for_each_run(trainer, begin, heard, run):
    run_id = begin()
    for _time in range(3):
        trainer.on_message(CheckpointFailed(run_id, ERROR))
    assert heard["troubled"] == [ERROR]
    other = NetBuilderError("The TensorBoard files", found="a file")
    trainer.on_message(CheckpointFailed(run_id, other))
    assert heard["troubled"] == [ERROR, other]
    assert trainer.state is TrainingState.RUNNING
    trainer.on_message(RunEnded(replace(run, id=run_id)))
    trainer.on_message(CheckpointFailed(begin(), ERROR))
    assert heard["troubled"] == [ERROR, other, ERROR]


def test_a_run_that_goes_on_from_a_checkpoint_keeps_what_it_had(trainer, begin, project):
    start = knobs_of(project)
    now = replace(start, learning_rate=0.5)
    changes = (
        Change(step=1, setting="learning_rate", before=start.learning_rate, after=0.7),
        Change(step=2, setting="learning_rate", before=0.7, after=0.5),
    )
    epoch = an_epoch(loss=0.5, accuracy=0.8)
    so_far = a_series((0.4, 0.3), (0.8, 0.9), (epoch,))
    begin(so_far=so_far, changes=changes, knobs=now)
    assert list(trainer.live.step_loss) == [0.4, 0.3]
    assert list(trainer.live.step_metrics["accuracy"]) == [0.8, 0.9]
    assert trainer.live.epochs == [epoch]
    assert trainer.live.changes == list(changes)
    assert trainer.steering.knobs == now
    assert trainer.steering.start == start


def test_epochs_are_counted_after_those_of_the_runs_before(
    trainer, engine, begin, heard, project, run
):
    before = replace(
        run, first_epoch=5, series=a_series(epochs=(an_epoch(loss=1, accuracy=0),) * 3)
    )
    trainer.on_message(EngineReady({}))
    asked = replace(fresh_request(project, number=2), device="GPU:1", measure_plain=True)
    trainer.begin(continuing(replace(asked, origin="mine.netb"), before))
    request = engine.trained[-1]
    assert (request.first_epoch, request.continued) == (8, run.id)
    assert (request.device, request.measure_plain) == ("GPU:1", True)
    assert request.origin == "mine.netb"
    assert heard["progressed"][-1].epochs == 18
    trainer.on_message(
        run_started(request.run_id, project, name="Run 2", steps_per_epoch=100, first_epoch=8)
    )
    assert trainer.live.first_epoch == 8
    trainer.on_message(steps(request.run_id, epoch=0))
    last = heard["progressed"][-1]
    assert (last.epoch, last.epochs) == (9, 18)
    assert last.fraction == pytest.approx(0.05)


def test_an_abandoned_training_can_no_longer_be_steered(trainer, engine, begin, project):
    begin()
    trainer.pause()
    trainer.abandon()
    assert engine.stops == 1
    assert trainer.steering is None
    trainer.turn(knobs_of(project))
    assert engine.steered == [Pause()]
