"""Begins, steers and ends trainings, and tells the window how they go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Slot

from netbuilder.engine.messages import (
    EngineFailed,
    EngineReady,
    RunEnded,
    RunRefused,
    RunStage,
    Stage,
)
from netbuilder.engine.orders import Pause, Resume, Stop, TurnKnobs
from netbuilder.engine.protocol import TrainRequest, resume_request
from netbuilder.project.run import epochs_behind, weights_fit
from netbuilder.project.run_names import run_name
from netbuilder.ui.trainer.news import AboutRun, TrainingNews
from netbuilder.ui.trainer.options import RunOptions
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.trainer.words import weights_do_not_fit
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.errors import NetBuilderError
    from netbuilder.network.graph import Graph
    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run

_PAUSED, _STOPPING = TrainingState.PAUSED, TrainingState.STOPPING


class TrainingController(TrainingNews):
    """One training at a time, from the press of Train to its run.

    Train pressed while the engine still imports TensorFlow is kept, with the project of that
    moment, and begins by itself. `on_message` takes what the engine says.
    """

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._state = TrainingState.STARTING
        self._request: TrainRequest | None = None
        self._is_abandoned = False

    @property
    def state(self) -> TrainingState:
        """What the verbs of training depend on."""
        return self._state

    @property
    def running_project(self) -> Project | None:
        """What is being trained or waited for, unless it has been abandoned."""
        return None if not self._request or self._is_abandoned else self._request.project

    @property
    def is_steerable(self) -> bool:
        """Whether there is a training under way with knobs to turn."""
        return self._state.is_under_way and self.steering is not None

    @property
    def running_id(self) -> str:
        """The id of the run under way or waited for, or empty."""
        return "" if not self._request or self._is_abandoned else self._request.run_id

    @property
    def running_graph(self) -> Graph | None:
        """The network of the training under way or waited for, unless it has been abandoned."""
        return None if not self._request or self._is_abandoned else self._request.project.graph

    def train(self, project: Project, *, number: int, options: RunOptions | None = None) -> bool:
        """Train fresh weights; `number` makes the run's name.

        Returns whether the press counted: it does not while another training is under way.
        """
        return self._begin(_request(project, number, options))

    def train_on(
        self, project: Project, *, run: Run, number: int, options: RunOptions | None = None
    ) -> bool:
        """Train on from the weights of `run`, or refuse where they do not fit the network."""
        if not weights_fit(project.graph, run.weights):
            self.refused.emit(weights_do_not_fit(run))
            return False
        request = replace(
            _request(project, number, options),
            weights=run.weights,
            continued=run.id,
            continues_schedule=options is None or options.continues_schedule,
            first_epoch=epochs_behind(run),
        )
        return self._begin(request)

    def resume(self, checkpoint: Checkpoint) -> bool:
        """Go on with an interrupted training, with the numbers it would have had undisturbed."""
        return self._begin(resume_request(checkpoint))

    def pause(self) -> None:
        """Let the training wait after its present super-step."""
        if self._state.can_pause:
            self._enter(TrainingState.PAUSING)
            self._say(self._following.halting(_("Pausing")))
            self._engine.steer(Pause())

    def unpause(self) -> None:
        """Let the training that waits go on."""
        if self._state.can_unpause:
            self._enter(TrainingState.RUNNING)
            self._say(self._following.at(Stage.TRAINING))
            self._engine.steer(Resume())

    def stop(self, *, keep_best: bool = False) -> None:
        """End the training after its present super-step, or no longer wait for it to begin."""
        if self._state is TrainingState.WAITING:
            self._request = None
            self._enter(TrainingState.STARTING)
        elif self._state.can_stop:
            self._enter(_STOPPING)
            words = _("Stopping the previous training") if self._is_abandoned else _("Stopping")
            self._say(self._following.halting(words))
            self._engine.steer(Stop(keep_best=keep_best))

    def turn(self, knobs: Knobs) -> None:
        """Turn the knobs of the training under way; `steered` follows, whatever comes of it."""
        if self.is_steerable:
            self._engine.steer(TurnKnobs(knobs))

    def abandon(self) -> None:
        """End the training under way; nothing more is told of it, and its run is dropped."""
        was_awaited = self.running_project is not None
        self._is_abandoned = self._request is not None
        self.stop()
        self._is_abandoned = self._request is not None
        self._steer(None)
        if was_awaited:
            self.state_changed.emit(self._state)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what the engine says; what belongs to another run is ignored."""
        if isinstance(message, AboutRun):
            if self._is_current(message.run_id) and not self._is_abandoned:
                self._on_training(message)
            return
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

    def _on_training(self, message: AboutRun) -> None:
        if self._request is None:
            return
        if isinstance(message, RunStage):
            self._on_stage(message)
            return
        is_running = self._state is TrainingState.RUNNING
        self._tell(message, graph=self._request.project.graph, is_running=is_running)

    def _on_stage(self, message: RunStage) -> None:
        """Follow the engine, unless a later press has yet to reach it."""
        stage = message.stage
        if self._state.can_unpause:
            self._enter(_PAUSED if stage is Stage.PAUSED else TrainingState.PAUSING)
            if stage is Stage.TRAINING:
                self._say(self._following.halting(_("Pausing")))
                return
        elif stage is Stage.PAUSED or (self._state is _STOPPING and stage is not Stage.TESTING):
            return
        if self._request is not None:
            self._tell(message, graph=self._request.project.graph, is_running=True)

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
            self._follow(stage=_("TensorFlow is starting"), epochs=_epochs(request))
        else:
            self._start(request)
        return True

    def _start(self, request: TrainRequest) -> None:
        self._enter(TrainingState.RUNNING)
        self._follow(stage=_(Stage.BUILDING.value), epochs=_epochs(request))
        self._engine.train(request)

    def _finish(self) -> bool:
        """Be ready for another training; tell whether anybody waits for what came of this one."""
        is_awaited = not self._is_abandoned
        self._request, self._is_abandoned = None, False
        self._steer(None)
        self._enter(TrainingState.IDLE)
        return is_awaited

    def _is_current(self, run_id: str) -> bool:
        return self._request is not None and self._request.run_id == run_id

    def _enter(self, state: TrainingState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _epochs(request: TrainRequest) -> int:
    return request.first_epoch + request.project.plan.epochs


def _request(project: Project, number: int, options: RunOptions | None) -> TrainRequest:
    chosen = options or RunOptions()
    return TrainRequest(
        run_id=uuid4().hex,
        name=run_name(number),
        project=project,
        device=chosen.device,
        measure_plain=chosen.measure_plain,
        tensorboard=chosen.tensorboard,
        document_id=chosen.document_id,
        origin=chosen.origin,
    )
