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
from netbuilder.ui.trainer.requests import continuing, fresh_request
from netbuilder.ui.trainer.state import TrainingState

READY = EngineReady({"keras": "3"})


class Witness(QObject):
    """Writes down what the trainer says."""

    def __init__(self, trainer) -> None:
        super().__init__(trainer)
        self.states: list[TrainingState] = []
        self.progress: list[object] = []
        self.started: list[object] = []
        self.ended: list[object] = []
        self.refused: list[NetBuilderError] = []
        trainer.state_changed.connect(self.on_state)
        trainer.progressed.connect(self.on_progress)
        trainer.run_started.connect(self.on_started)
        trainer.run_ended.connect(self.on_ended)
        trainer.refused.connect(self.on_refused)

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
def witness(trainer) -> Witness:
    return Witness(trainer)


def begin(trainer, project) -> str:
    return begin_training(trainer, trainer._engine, project)


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


def test_a_training_from_press_to_run(trainer, engine, witness, project, run):
    run_id = begin(trainer, project)
    assert engine.trained[0].run_id == run_id
    assert engine.trained[0].name == "Run 1"
    assert engine.trained[0].weights is None
    assert trainer.running.project is project
    trainer.on_message(steps(run_id))
    epoch = an_epoch(loss=0.5, accuracy=0.8)
    trainer.on_message(EpochDone(run_id, 0, epoch))
    ended = replace(run, id=run_id)
    trainer.on_message(RunEnded(ended))
    assert witness.ended == [ended]
    assert witness.states == [TrainingState.IDLE, TrainingState.RUNNING, TrainingState.IDLE]
    (live,) = witness.started
    assert list(live.step_loss) == [0.5, 0.4]
    assert list(live.step_metrics["accuracy"]) == [0.8, 0.9]
    assert live.epochs == [epoch]
    assert trainer.running is None


def test_progress_counts_all_steps(trainer, witness, project):
    run_id = begin(trainer, project)
    trainer.on_message(steps(run_id))
    last = witness.progress[-1]
    assert (last.epoch, last.epochs, last.step, last.steps_per_epoch) == (2, 10, 270, 540)
    assert last.fraction == pytest.approx(0.15)
    assert last.seconds_left == 12.0


def test_a_time_left_that_is_not_known_is_none(trainer, witness, project):
    run_id = begin(trainer, project)
    trainer.on_message(steps(run_id, left=float("inf")))
    assert witness.progress[-1].seconds_left is None


def test_stages_are_said_and_have_no_fraction(trainer, witness, project):
    run_id = begin(trainer, project)
    trainer.on_message(RunStage(run_id, Stage.COMPILING))
    assert witness.progress[-1].stage == "Compiling"
    assert witness.progress[-1].fraction is None


def test_train_pressed_twice_trains_once(trainer, engine, project):
    begin(trainer, project)
    assert not trainer.begin(fresh_request(project, number=2))
    assert len(engine.trained) == 1


def test_train_pressed_while_tensorflow_starts_begins_by_itself(trainer, engine, witness, project):
    assert trainer.begin(fresh_request(project, number=3))
    assert not trainer.begin(fresh_request(project, number=4))
    assert engine.trained == []
    assert trainer.state is TrainingState.WAITING
    assert witness.progress[-1].stage == "TensorFlow is starting"
    trainer.on_message(READY)
    assert trainer.state is TrainingState.RUNNING
    assert [request.name for request in engine.trained] == ["Run 3"]


def test_stop_while_waiting_forgets_the_press(trainer, engine, project):
    trainer.begin(fresh_request(project, number=1))
    trainer.stop()
    assert trainer.state is TrainingState.STARTING
    trainer.on_message(READY)
    assert engine.trained == []
    assert trainer.state is TrainingState.IDLE
    assert engine.stops == 0


def test_stop_is_passed_on_once_and_waits_for_the_run(trainer, engine, witness, project, run):
    run_id = begin(trainer, project)
    trainer.stop()
    trainer.stop()
    assert engine.stops == 1
    assert trainer.state is TrainingState.STOPPING
    trainer.on_message(steps(run_id))
    assert witness.progress[-1].stage == "Stopping"
    assert not trainer.begin(fresh_request(project, number=2))
    trainer.on_message(RunEnded(replace(run, id=run_id, status=RunStatus.STOPPED)))
    assert trainer.state is TrainingState.IDLE


def test_messages_of_another_run_are_ignored(trainer, witness, project, run):
    begin(trainer, project)
    before = len(witness.progress)
    trainer.on_message(steps("another"))
    trainer.on_message(RunEnded(run))
    assert len(witness.progress) == before
    assert witness.ended == []
    assert trainer.state is TrainingState.RUNNING


def test_a_refusal_gives_the_buttons_back(trainer, witness, project):
    run_id = begin(trainer, project)
    error = NetBuilderError("The network is too large")
    trainer.on_message(RunRefused(run_id, error))
    assert witness.refused == [error]
    assert trainer.state is TrainingState.IDLE


def test_an_engine_that_cannot_start_says_so_and_trains_nothing(trainer, engine, witness, project):
    trainer.begin(fresh_request(project, number=1))
    error = NetBuilderError("TensorFlow cannot be imported")
    trainer.on_message(EngineFailed(error))
    assert witness.refused == [error]
    assert trainer.state is TrainingState.FAILED
    assert not trainer.begin(fresh_request(project, number=2))
    assert engine.trained == []


def test_continuing_takes_the_weights_along(trainer, engine, project, run):
    trainer.on_message(READY)
    assert trainer.begin(continuing(fresh_request(project, number=2), run))
    (request,) = engine.trained
    assert request.weights is run.weights
    assert request.continued == run.id
    assert request.name == "Run 2"


@pytest.mark.parametrize(("best", "behind"), [(None, 3), (0, 2), (-1, 1)])
def test_continuing_begins_where_the_weights_are(trainer, engine, project, run, best, behind):
    """Of a run that began at epoch 1 and made two more."""
    trainer.on_message(READY)
    epochs = (an_epoch(loss=1.0, accuracy=0.5),) * 2
    before = replace(run, first_epoch=1, series=a_series(epochs=epochs), best_epoch=best)
    assert trainer.begin(continuing(fresh_request(project, number=2), before))
    (request,) = engine.trained
    assert request.first_epoch == behind


def test_weights_that_do_not_fit_are_refused(project, run):
    other = replace(project, graph=dense_network(units=17))
    with pytest.raises(NetBuilderError, match="Run 1"):
        continuing(fresh_request(other, number=2), run)


def test_run_ids_differ(trainer, project, run):
    first = begin(trainer, project)
    trainer.on_message(RunEnded(replace(run, id=first)))
    assert begin(trainer, project) != first
