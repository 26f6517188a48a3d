from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series, an_epoch
from networks import dense_network
from PySide6.QtCore import QObject, Slot
from training import begin as begin_training

from netbuilder.engine.messages import (
    EngineFailed,
    EngineReady,
    EpochDone,
    RunEnded,
    RunRefused,
    RunStage,
    Stage,
    StepsDone,
)
from netbuilder.errors import NetBuilderError
from netbuilder.project.run import RunStatus
from netbuilder.ui.trainer.options import RunOptions
from netbuilder.ui.trainer.state import TrainingState

READY = EngineReady({"keras": "3"})


class Witness(QObject):
    """Writes down what the controller says."""

    def __init__(self, controller) -> None:
        super().__init__(controller)
        self.states: list[TrainingState] = []
        self.progress: list[object] = []
        self.started: list[object] = []
        self.ended: list[object] = []
        self.refused: list[NetBuilderError] = []
        controller.state_changed.connect(self.on_state)
        controller.progressed.connect(self.on_progress)
        controller.run_started.connect(self.on_started)
        controller.run_ended.connect(self.on_ended)
        controller.refused.connect(self.on_refused)

    @Slot(object)
    def on_state(self, state) -> None:
        self.states.append(state)

    @Slot(object)
    def on_progress(self, progress) -> None:
        self.progress.append(progress)

    @Slot(object)
    def on_started(self, live) -> None:
        self.started.append(live)

    @Slot(object)
    def on_ended(self, run) -> None:
        self.ended.append(run)

    @Slot(object)
    def on_refused(self, error) -> None:
        self.refused.append(error)


@pytest.fixture
def witness(controller) -> Witness:
    return Witness(controller)


def begin(controller, project) -> str:
    return begin_training(controller, controller._engine, project)


def steps(run_id: str, *, epoch: int = 1, step: int = 270, left: float = 12.0) -> StepsDone:
    return StepsDone(
        run_id=run_id,
        epoch=epoch,
        step=step,
        steps_in_epoch=540,
        loss=(0.5, 0.4),
        metrics={"accuracy": (0.8, 0.9)},
        images_per_second=38_123.0,
        seconds_left=left,
    )


def test_a_training_from_press_to_run(controller, engine, witness, project, run):
    run_id = begin(controller, project)
    assert engine.trained[0].run_id == run_id
    assert engine.trained[0].name == "Run 1"
    assert engine.trained[0].weights is None
    assert controller.running_graph is project.graph
    controller.on_message(steps(run_id))
    epoch = an_epoch(loss=0.5, accuracy=0.8)
    controller.on_message(EpochDone(run_id, 0, epoch))
    ended = replace(run, id=run_id)
    controller.on_message(RunEnded(ended))
    assert witness.ended == [ended]
    assert witness.states == [TrainingState.IDLE, TrainingState.RUNNING, TrainingState.IDLE]
    (live,) = witness.started
    assert list(live.step_loss) == [0.5, 0.4]
    assert list(live.step_metrics["accuracy"]) == [0.8, 0.9]
    assert live.epochs == [epoch]
    assert controller.running_graph is None


def test_progress_counts_all_steps(controller, witness, project):
    run_id = begin(controller, project)
    controller.on_message(steps(run_id))
    last = witness.progress[-1]
    assert (last.epoch, last.epochs, last.step, last.steps_per_epoch) == (2, 10, 270, 540)
    assert last.fraction == pytest.approx(0.15)
    assert last.seconds_left == 12.0


def test_a_time_left_that_is_not_known_is_none(controller, witness, project):
    run_id = begin(controller, project)
    controller.on_message(steps(run_id, left=float("inf")))
    assert witness.progress[-1].seconds_left is None


def test_stages_are_said_and_have_no_fraction(controller, witness, project):
    run_id = begin(controller, project)
    controller.on_message(RunStage(run_id, Stage.COMPILING))
    assert witness.progress[-1].stage == "Compiling"
    assert witness.progress[-1].fraction is None


def test_train_pressed_twice_trains_once(controller, engine, project):
    begin(controller, project)
    assert not controller.train(project, number=2)
    assert len(engine.trained) == 1


def test_train_pressed_while_tensorflow_starts_begins_by_itself(
    controller, engine, witness, project
):
    assert controller.train(project, number=3)
    assert not controller.train(project, number=4)
    assert engine.trained == []
    assert controller.state is TrainingState.WAITING
    assert witness.progress[-1].stage == "TensorFlow is starting"
    controller.on_message(READY)
    assert controller.state is TrainingState.RUNNING
    assert [request.name for request in engine.trained] == ["Run 3"]


def test_stop_while_waiting_forgets_the_press(controller, engine, project):
    controller.train(project, number=1)
    controller.stop()
    assert controller.state is TrainingState.STARTING
    controller.on_message(READY)
    assert engine.trained == []
    assert controller.state is TrainingState.IDLE
    assert engine.stops == 0


def test_stop_is_passed_on_once_and_waits_for_the_run(controller, engine, witness, project, run):
    run_id = begin(controller, project)
    controller.stop()
    controller.stop()
    assert engine.stops == 1
    assert controller.state is TrainingState.STOPPING
    controller.on_message(steps(run_id))
    assert witness.progress[-1].stage == "Stopping"
    assert not controller.train(project, number=2)
    controller.on_message(RunEnded(replace(run, id=run_id, status=RunStatus.STOPPED)))
    assert controller.state is TrainingState.IDLE


def test_messages_of_another_run_are_ignored(controller, witness, project, run):
    begin(controller, project)
    before = len(witness.progress)
    controller.on_message(steps("another"))
    controller.on_message(RunEnded(run))
    assert len(witness.progress) == before
    assert witness.ended == []
    assert controller.state is TrainingState.RUNNING


def test_a_refusal_gives_the_buttons_back(controller, witness, project):
    run_id = begin(controller, project)
    error = NetBuilderError("The network is too large")
    controller.on_message(RunRefused(run_id, error))
    assert witness.refused == [error]
    assert controller.state is TrainingState.IDLE


def test_an_engine_that_cannot_start_says_so_and_trains_nothing(
    controller, engine, witness, project
):
    controller.train(project, number=1)
    error = NetBuilderError("TensorFlow cannot be imported")
    controller.on_message(EngineFailed(error))
    assert witness.refused == [error]
    assert controller.state is TrainingState.FAILED
    assert not controller.train(project, number=2)
    assert engine.trained == []


def test_train_on_takes_the_weights_along(controller, engine, project, run):
    controller.on_message(READY)
    assert controller.train_on(project, run=run, number=2)
    (request,) = engine.trained
    assert request.weights is run.weights
    assert request.continued == run.id
    assert request.name == "Run 2"


@pytest.mark.parametrize(("best", "behind"), [(None, 3), (0, 2), (-1, 1)])
def test_train_on_begins_where_the_weights_are(controller, engine, project, run, best, behind):
    """Of a run that began at epoch 1 and made two more."""
    controller.on_message(READY)
    epochs = (an_epoch(loss=1.0, accuracy=0.5),) * 2
    before = replace(run, first_epoch=1, series=a_series(epochs=epochs), best_epoch=best)
    options = RunOptions(continues_schedule=False)
    assert controller.train_on(project, run=before, number=2, options=options)
    (request,) = engine.trained
    assert request.first_epoch == behind
    assert not request.continues_schedule


def test_train_on_refuses_weights_that_do_not_fit(controller, engine, witness, project, run):
    controller.on_message(READY)
    other = replace(project, graph=dense_network(units=17))
    assert not controller.train_on(other, run=run, number=2)
    assert engine.trained == []
    assert "Run 1" in witness.refused[0].sentence()
    assert controller.state is TrainingState.IDLE


def test_run_ids_differ(controller, project, run):
    first = begin(controller, project)
    controller.on_message(RunEnded(replace(run, id=first)))
    assert begin(controller, project) != first
