"""Pause, stop and knobs of a training under way, as the controller sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series, an_epoch

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
from netbuilder.ui.trainer.options import RunOptions
from netbuilder.ui.trainer.state import TrainingState

ERROR = NetBuilderError("The disk is full")


@pytest.fixture
def heard(controller):
    """What the controller said, by the name of the signal."""
    said = {name: [] for name in ("progressed", "steered", "knobs_refused", "troubled", "refused")}
    for name, values in said.items():
        getattr(controller, name).connect(values.append)
    return said


@pytest.fixture
def begin(controller, engine, project):
    """Let a run be under way; return its id."""

    def begin(**changes) -> str:
        controller.on_message(EngineReady({"keras": "3"}))
        controller.train(project, number=1)
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
        controller.on_message(RunStarted(**{**values, **changes}))
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


def turn(controller, run_id, old, new, *, step=150, steps_per_epoch=100):
    changes = changes_between(old, new, step=step)
    controller.on_message(
        KnobsTurned(run_id=run_id, knobs=new, changes=changes, steps_per_epoch=steps_per_epoch)
    )
    return changes


def test_a_pause_is_there_once_the_engine_says_so(controller, engine, begin, heard):
    run_id = begin()
    controller.on_message(steps(run_id))
    controller.pause()
    assert engine.steered == [Pause()]
    assert controller.state is TrainingState.PAUSING
    controller.on_message(steps(run_id, step=60))
    assert heard["progressed"][-1].stage == "Pausing"
    controller.on_message(RunStage(run_id, Stage.PAUSED))
    assert controller.state is TrainingState.PAUSED
    last = heard["progressed"][-1]
    assert (last.stage, last.seconds_left) == ("Paused", None)
    assert last.fraction == pytest.approx(0.16)


def test_resume_goes_on(controller, engine, begin, heard):
    run_id = begin()
    controller.pause()
    controller.on_message(RunStage(run_id, Stage.PAUSED))
    controller.unpause()
    assert engine.steered == [Pause(), Resume()]
    assert controller.state is TrainingState.RUNNING
    controller.on_message(RunStage(run_id, Stage.TRAINING))
    controller.on_message(steps(run_id))
    assert heard["progressed"][-1].seconds_left == 9.0


def test_what_the_engine_said_before_a_later_press_does_not_count(controller, begin, heard):
    run_id = begin()
    controller.pause()
    controller.unpause()
    controller.on_message(RunStage(run_id, Stage.PAUSED))
    assert controller.state is TrainingState.RUNNING
    assert heard["progressed"][-1].stage == "Training"
    controller.pause()
    controller.on_message(RunStage(run_id, Stage.TRAINING))
    assert controller.state is TrainingState.PAUSING
    controller.on_message(RunStage(run_id, Stage.PAUSED))
    assert controller.state is TrainingState.PAUSED


def test_pause_and_resume_pressed_twice_are_passed_on_once(controller, engine, begin):
    controller.pause()
    controller.unpause()
    assert engine.steered == []
    begin()
    for press in (controller.pause, controller.pause, controller.unpause, controller.unpause):
        press()
    assert engine.steered == [Pause(), Resume()]


@pytest.mark.parametrize("keep_best", [False, True])
def test_stop_ends_a_pause(controller, engine, begin, run, keep_best):
    run_id = begin()
    controller.pause()
    controller.on_message(RunStage(run_id, Stage.PAUSED))
    controller.stop(keep_best=keep_best)
    assert (engine.stops, engine.keeps_best) == (1, keep_best)
    controller.on_message(RunStage(run_id, Stage.PAUSED))
    assert controller.state is TrainingState.STOPPING
    controller.unpause()
    assert engine.steered == [Pause()]
    controller.on_message(RunEnded(replace(run, id=run_id, status=RunStatus.STOPPED)))
    assert controller.state is TrainingState.IDLE


def test_knobs_are_told_from_the_beginning_to_the_end(controller, begin, heard, project, run):
    run_id = begin()
    start = knobs_of(project)
    assert controller.steering.knobs == controller.steering.start == start
    assert controller.steering.graph is project.graph
    faster = replace(start, learning_rate=0.5)
    changes = turn(controller, run_id, start, faster)
    more = turn(controller, run_id, faster, replace(faster, batch_size=7))
    assert controller.steering.knobs == replace(faster, batch_size=7)
    assert controller.steering.start == start
    assert controller.steering.changes == (*changes, *more)
    assert controller.live.changes == [*changes, *more]
    controller.on_message(RunEnded(replace(run, id=run_id)))
    assert controller.steering is None
    assert heard["steered"][-1] is None


def test_knobs_are_passed_on_only_while_something_is_trained(controller, engine, begin, project):
    knobs = knobs_of(project)
    controller.turn(knobs)
    assert engine.steered == []
    begin()
    controller.turn(knobs)
    assert engine.turned == [knobs]
    controller.stop()
    controller.turn(knobs)
    assert engine.turned == [knobs]


def test_more_epochs_and_another_batch_size_are_counted_anew(controller, begin, heard, project):
    run_id = begin()
    controller.on_message(steps(run_id))
    old = knobs_of(project)
    turn(controller, run_id, old, replace(old, epochs=20, batch_size=50), steps_per_epoch=200)
    assert (controller.live.epochs_planned, controller.live.steps_per_epoch) == (20, 200)
    controller.on_message(steps(run_id, epoch=1, step=60, steps_in_epoch=160))
    midway = heard["progressed"][-1]
    assert (midway.step, midway.steps_per_epoch) == (60, 160)
    assert midway.fraction == pytest.approx((1 + 60 / 160) / 20)
    controller.on_message(steps(run_id, epoch=2, step=100, steps_in_epoch=200))
    last = heard["progressed"][-1]
    assert (last.epoch, last.epochs, last.steps_per_epoch) == (3, 20, 200)
    assert last.fraction == pytest.approx(0.125)


def test_refused_knobs_go_back_and_say_why(controller, begin, heard, project):
    run_id = begin()
    knobs = knobs_of(project)
    controller.on_message(KnobsRefused(run_id, ERROR, knobs))
    assert heard["knobs_refused"] == [ERROR]
    assert heard["steered"][-1].knobs == knobs
    assert heard["refused"] == []
    assert controller.state is TrainingState.RUNNING


def test_a_checkpoint_that_fails_is_told_once_for_each_run(controller, begin, heard, run):
    run_id = begin()
    for _time in range(3):
        controller.on_message(CheckpointFailed(run_id, ERROR))
    assert heard["troubled"] == [ERROR]
    other = NetBuilderError("The TensorBoard files", found="a file")
    controller.on_message(CheckpointFailed(run_id, other))
    assert heard["troubled"] == [ERROR, other]
    assert controller.state is TrainingState.RUNNING
    controller.on_message(RunEnded(replace(run, id=run_id)))
    controller.on_message(CheckpointFailed(begin(), ERROR))
    assert heard["troubled"] == [ERROR, other, ERROR]


def test_a_run_that_goes_on_from_a_checkpoint_keeps_what_it_had(controller, begin, project):
    start = knobs_of(project)
    now = replace(start, learning_rate=0.5)
    changes = (
        Change(step=1, setting="learning_rate", before=start.learning_rate, after=0.7),
        Change(step=2, setting="learning_rate", before=0.7, after=0.5),
    )
    epoch = an_epoch(loss=0.5, accuracy=0.8)
    so_far = a_series((0.4, 0.3), (0.8, 0.9), (epoch,))
    begin(so_far=so_far, changes=changes, knobs=now)
    assert list(controller.live.step_loss) == [0.4, 0.3]
    assert list(controller.live.step_metrics["accuracy"]) == [0.8, 0.9]
    assert controller.live.epochs == [epoch]
    assert controller.live.changes == list(changes)
    assert controller.steering.knobs == now
    assert controller.steering.start == start


def test_epochs_are_counted_after_those_of_the_runs_before(
    controller, engine, begin, heard, project, run
):
    before = replace(
        run, first_epoch=5, series=a_series(epochs=(an_epoch(loss=1, accuracy=0),) * 3)
    )
    controller.on_message(EngineReady({}))
    options = RunOptions(device="GPU:1", measure_plain=True, origin="mine.netb")
    controller.train_on(project, run=before, number=2, options=options)
    request = engine.trained[-1]
    assert (request.first_epoch, request.continued) == (8, run.id)
    assert (request.device, request.measure_plain) == ("GPU:1", True)
    assert request.origin == "mine.netb"
    assert heard["progressed"][-1].epochs == 18
    controller.on_message(
        RunStarted(
            run_id=request.run_id,
            name="Run 2",
            dataset="mnist",
            epochs=10,
            steps_per_epoch=100,
            parameters=1,
            execution_mode="loop",
            knobs=knobs_of(project),
            first_epoch=8,
        )
    )
    assert controller.live.first_epoch == 8
    controller.on_message(steps(request.run_id, epoch=0))
    last = heard["progressed"][-1]
    assert (last.epoch, last.epochs) == (9, 18)
    assert last.fraction == pytest.approx(0.05)


def test_an_abandoned_training_can_no_longer_be_steered(controller, engine, begin, project):
    begin()
    controller.pause()
    controller.abandon()
    assert engine.stops == 1
    assert controller.steering is None
    controller.turn(knobs_of(project))
    assert engine.steered == [Pause()]
