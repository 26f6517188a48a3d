"""Begins and ends trainings, and tells the window how they go."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.engine.messages import (
    EngineFailed,
    EngineReady,
    EpochDone,
    RunEnded,
    RunRefused,
    RunStage,
    RunStarted,
    Stage,
    StepsDone,
)
from netbuilder.engine.protocol import TrainRequest
from netbuilder.errors import NetBuilderError
from netbuilder.project.run import weights_fit
from netbuilder.ui.training.live import LiveSeries
from netbuilder.ui.training.state import Progress, TrainingState
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.network.graph import Graph
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run


class TrainingController(QObject):
    """One training at a time, from the press of Train to its run.

    Train pressed while the engine still imports TensorFlow is kept, with the project of that
    moment, and begins by itself. `on_message` takes what the engine says.

    Signals:
        state_changed(state): a `TrainingState`.
        run_started(live): the `LiveSeries` that will fill.
        progressed(progress): a `Progress`.
        run_ended(run): the `Run` that came of it.
        refused(error): a `NetBuilderError`: it could not begin, or left nothing to keep.
    """

    state_changed = Signal(object)
    run_started = Signal(object)
    progressed = Signal(object)
    run_ended = Signal(object)
    refused = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._state = TrainingState.STARTING
        self._request: TrainRequest | None = None
        self._is_abandoned = False
        self._live: LiveSeries | None = None
        self._progress = Progress(stage="")

    @property
    def state(self) -> TrainingState:
        """What the buttons depend on."""
        return self._state

    @property
    def running_graph(self) -> Graph | None:
        """The network of the training under way or waited for, unless it has been abandoned."""
        return None if not self._request or self._is_abandoned else self._request.project.graph

    @property
    def live(self) -> LiveSeries | None:
        """The figures of the training under way, or of the last one."""
        return self._live

    def train(self, project: Project, *, number: int) -> bool:
        """Train fresh weights; `number` makes the run's name.

        Returns whether the press counted: it does not while another training is under way.
        """
        return self._begin(
            TrainRequest(run_id=uuid4().hex, name=_run_name(number), project=project)
        )

    def train_on(self, project: Project, *, run: Run, number: int) -> bool:
        """Train on from the weights of `run`, or refuse where they do not fit the network."""
        if not weights_fit(project.graph, run.weights):
            self.refused.emit(_weights_do_not_fit(run))
            return False
        return self._begin(
            TrainRequest(
                run_id=uuid4().hex,
                name=_run_name(number),
                project=project,
                weights=run.weights,
                continued=run.id,
            )
        )

    @Slot()
    def stop(self) -> None:
        """End the training after its present super-step, or no longer wait for it to begin."""
        if self._state is TrainingState.WAITING:
            self._request = None
            self._enter(TrainingState.STARTING)
        elif self._state is TrainingState.RUNNING:
            self._enter(TrainingState.STOPPING)
            self._say(replace(self._progress, stage=_("Stopping"), seconds_left=None))
            self._engine.stop_training()

    def abandon(self) -> None:
        """End the training under way; nothing more is told of it, and its run is dropped."""
        self.stop()
        self._is_abandoned = self._request is not None

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what the engine says; what belongs to another run is ignored."""
        match message:
            case EngineReady():
                self._on_engine_ready()
            case EngineFailed(error=error):
                self._on_engine_failed(error)
            case RunEnded(run=run) if self._is_current(run.id):
                if self._finish():
                    self.run_ended.emit(run)
            case RunRefused(run_id=run_id, error=error) if self._is_current(run_id):
                if self._finish():
                    self.refused.emit(error)
            case RunStarted() | RunStage() | StepsDone() | EpochDone():
                if self._is_current(message.run_id) and not self._is_abandoned:
                    self._on_training(message)

    def _on_training(self, message: RunStarted | RunStage | StepsDone | EpochDone) -> None:
        match message:
            case RunStarted():
                self._on_run_started(message)
            case RunStage(stage=stage):
                self._on_stage(stage)
            case StepsDone() if self._live is not None:
                self._live.add_steps(message)
                self._say(self._after_steps(message))
            case EpochDone() if self._live is not None:
                self._live.add_epoch(message)
                self._say(self._progress)

    def _on_engine_ready(self) -> None:
        if self._request is not None and self._state is TrainingState.WAITING:
            self._start(self._request)
        elif self._state is TrainingState.STARTING:
            self._enter(TrainingState.IDLE)

    def _on_engine_failed(self, error: NetBuilderError) -> None:
        self._request, self._is_abandoned = None, False
        self._enter(TrainingState.FAILED)
        self.refused.emit(error)

    def _begin(self, request: TrainRequest) -> bool:
        if not self._state.can_train:
            return False
        self._request = request
        if self._state is TrainingState.STARTING:
            self._enter(TrainingState.WAITING)
            self._say(
                Progress(stage=_("TensorFlow is starting"), epochs=request.project.plan.epochs)
            )
        else:
            self._start(request)
        return True

    def _start(self, request: TrainRequest) -> None:
        self._enter(TrainingState.RUNNING)
        self._say(Progress(stage=_(Stage.BUILDING.value), epochs=request.project.plan.epochs))
        self._engine.train(request)

    def _finish(self) -> bool:
        """Be ready for another training; tell whether anybody waits for what came of this one."""
        is_awaited = not self._is_abandoned
        self._request, self._is_abandoned = None, False
        self._enter(TrainingState.IDLE)
        return is_awaited

    def _on_run_started(self, message: RunStarted) -> None:
        self._live = LiveSeries(
            run_id=message.run_id,
            name=message.name,
            epochs_planned=message.epochs,
            steps_per_epoch=message.steps_per_epoch,
        )
        self.run_started.emit(self._live)
        self._say(
            replace(self._progress, epochs=message.epochs, steps_per_epoch=message.steps_per_epoch)
        )

    def _on_stage(self, stage: Stage) -> None:
        if self._state is TrainingState.RUNNING or stage is Stage.TESTING:
            fraction = self._progress.fraction if stage is Stage.TRAINING else None
            self._say(
                replace(self._progress, stage=_(stage.value), fraction=fraction, seconds_left=None)
            )

    def _after_steps(self, message: StepsDone) -> Progress:
        known = self._progress
        done = message.epoch * known.steps_per_epoch + message.step
        total = known.epochs * known.steps_per_epoch
        is_running = self._state is TrainingState.RUNNING
        left = message.seconds_left
        return replace(
            known,
            stage=_(Stage.TRAINING.value) if is_running else known.stage,
            epoch=message.epoch + 1,
            step=message.step,
            fraction=min(1.0, done / total) if total else None,
            images_per_second=message.images_per_second,
            seconds_left=left if is_running and math.isfinite(left) else None,
        )

    def _is_current(self, run_id: str) -> bool:
        return self._request is not None and self._request.run_id == run_id

    def _enter(self, state: TrainingState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _say(self, progress: Progress) -> None:
        self._progress = progress
        self.progressed.emit(progress)


def _run_name(number: int) -> str:
    return _("Run {number}").format(number=number)


def _weights_do_not_fit(run: Run) -> NetBuilderError:
    return NetBuilderError(
        _("Train on"),
        found=_("a network that has changed since {run}").format(run=run.name),
        expected=_("the same blocks, with as many weights as then"),
        advice=_("Press Train to begin afresh, or undo the change."),
    )
