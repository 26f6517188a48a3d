"""Trainer: begins, steers and ends the one training that can be under way, and tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.engine.messages import (
    CheckpointFailed,
    EngineFailed,
    EngineReady,
    KnobsRefused,
    RunEnded,
    RunRefused,
    RunStage,
    RunStarted,
    Stage,
)
from netbuilder.engine.orders import Pause, Resume, Stop, TurnKnobs
from netbuilder.ui.trainer.ongoing_run import OngoingRun, RunMessage
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine, TrainRequest
    from netbuilder.project.knobs import Knobs
    from netbuilder.ui.trainer.live import LiveSeries
    from netbuilder.ui.trainer.steering import Steering


class Trainer(QObject):
    """One training at a time, from its request to its run.

    What is asked for while the engine still imports TensorFlow is kept, and begins by itself.
    `on_message` takes what the engine says.

    Signals:
        state_changed(state): a `TrainingState`.
        run_started(live): the `LiveSeries` that will fill.
        progressed(progress): a `Progress`.
        steered(steering): where the knobs stand now, a `Steering`; None once nothing is trained.
        run_ended(run): the `Run` that came of it.
        refused(error): a `NetBuilderError`: it could not begin, or left nothing to keep.
        knobs_refused(error): the knobs cannot be turned like that; the training goes on.
        troubled(error): something beside the training failed; it goes on. Once for each run.
    """

    state_changed = Signal(object)
    run_started = Signal(object)
    progressed = Signal(object)
    steered = Signal(object)
    run_ended = Signal(object)
    refused = Signal(object)
    knobs_refused = Signal(object)
    troubled = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._state = TrainingState.STARTING
        self._run: OngoingRun | None = None
        self._live: LiveSeries | None = None
        self._is_abandoned = False

    @property
    def state(self) -> TrainingState:
        """State that the verbs of training depend on."""
        return self._state

    @property
    def live(self) -> LiveSeries | None:
        """Figures of the training under way, or of the last one."""
        return self._live

    @property
    def steering(self) -> Steering | None:
        """Knobs of the training under way, if there are any yet."""
        return None if self._run is None else self._run.steering

    @property
    def is_steerable(self) -> bool:
        """True where there is a training under way with knobs to turn."""
        return self._state.is_under_way and self.steering is not None

    @property
    def running(self) -> TrainRequest | None:
        """Request that is being trained or waits, unless it has been abandoned."""
        return None if self._run is None or self._is_abandoned else self._run.request

    def begin(self, request: TrainRequest) -> bool:
        """Begin a training, as soon as the engine is ready.

        Returns whether it counts: it does not while another training is under way.
        """
        if not self._state.can_train:
            return False
        if self._state is TrainingState.STARTING:
            self._run = OngoingRun(request, stage=_("TensorFlow is starting"))
            self._enter(TrainingState.WAITING)
            self._tell_progress()
            return True
        self._run = OngoingRun(request, stage=Stage.BUILDING.caption)
        self._enter(TrainingState.RUNNING)
        self._tell_progress()
        self._engine.train(request)
        return True

    def pause(self) -> None:
        """Let the training wait after its present super-step."""
        if self._state.can_pause:
            self._enter(TrainingState.PAUSING)
            self._halt(_("Pausing"))
            self._engine.steer(Pause())

    def unpause(self) -> None:
        """Let the training that waits go on."""
        if self._state.can_unpause and self._run is not None:
            self._enter(TrainingState.RUNNING)
            self._run.enter(Stage.TRAINING)
            self._tell_progress()
            self._engine.steer(Resume())

    def stop(self, *, keep_best: bool = False) -> None:
        """End the training after its present super-step, or no longer wait for it to begin."""
        if self._state is TrainingState.WAITING:
            self._run = None
            self._enter(TrainingState.STARTING)
        elif self._state.can_stop:
            self._enter(TrainingState.STOPPING)
            self._halt(_("Stopping the previous training") if self._is_abandoned else _("Stopping"))
            self._engine.steer(Stop(keep_best=keep_best))

    def turn(self, knobs: Knobs) -> None:
        """Turn the knobs of the training under way; `steered` follows, whatever comes of it."""
        if self.is_steerable:
            self._engine.steer(TurnKnobs(knobs))

    def abandon(self) -> None:
        """End the training under way; nothing more is told of it, and its run is dropped."""
        was_awaited = self.running is not None
        self._is_abandoned = self._run is not None
        self.stop()
        self._is_abandoned = self._run is not None
        if self._run is not None and self._run.steering is not None:
            self._run.steering = None
            self.steered.emit(None)
        if was_awaited:
            self.state_changed.emit(self._state)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what the engine says; what belongs to another run is ignored."""
        if isinstance(message, RunMessage):
            if not self._is_under_way(message.run_id) or self._is_abandoned:
                return
            if isinstance(message, RunStage):
                self._on_stage(message)
            else:
                self._take(message, is_running=self._state is TrainingState.RUNNING)
            return
        match message:
            case EngineReady():
                self._on_engine_ready()
            case EngineFailed(error=error):
                self._run, self._is_abandoned = None, False
                self._enter(TrainingState.FAILED)
                self.refused.emit(error)
            case RunEnded(run=run) if self._is_under_way(run.id):
                if self._finish():
                    self.run_ended.emit(run)
            case RunRefused(run_id=run_id, error=error) if self._is_under_way(run_id):
                if self._finish():
                    self.refused.emit(error)

    def _on_engine_ready(self) -> None:
        if self._run is not None and self._state is TrainingState.WAITING:
            self._enter(TrainingState.RUNNING)
            self._run.enter(Stage.BUILDING)
            self._tell_progress()
            self._engine.train(self._run.request)
        elif self._state is TrainingState.STARTING:
            self._enter(TrainingState.IDLE)

    def _on_stage(self, message: RunStage) -> None:
        """Follow the engine, unless a later press has yet to reach it."""
        stage = message.stage
        is_ending = self._state is TrainingState.STOPPING and stage is not Stage.TESTING
        if self._state.can_unpause:
            is_paused = stage is Stage.PAUSED
            self._enter(TrainingState.PAUSED if is_paused else TrainingState.PAUSING)
            if stage is Stage.TRAINING:
                self._halt(_("Pausing"))
                return
        elif stage is Stage.PAUSED or is_ending:
            return
        self._take(message, is_running=True)

    def _take(self, message: RunMessage, *, is_running: bool) -> None:
        """Let the run take a message, and tell what it means."""
        run = self._run
        if run is None:
            return
        knobs_before = run.steering
        run.take(message, is_running=is_running)
        if isinstance(message, RunStarted):
            self._live = run.live
            self.run_started.emit(run.live)
        if not isinstance(message, KnobsRefused | CheckpointFailed):
            self._tell_progress()
        if run.steering is not knobs_before:
            self.steered.emit(run.steering)
        match message:
            case KnobsRefused(error=error) if run.steering is not None:
                self.knobs_refused.emit(error)
            case CheckpointFailed(error=error) if error.subject not in run.troubles:
                run.troubles.add(error.subject)
                self.troubled.emit(error)

    def _finish(self) -> bool:
        """Be ready for another training; tell whether anybody waits for what came of this one."""
        is_awaited = not self._is_abandoned
        was_steered = self.steering is not None
        self._run, self._is_abandoned = None, False
        if was_steered:
            self.steered.emit(None)
        self._enter(TrainingState.IDLE)
        return is_awaited

    def _is_under_way(self, run_id: str) -> bool:
        return self._run is not None and self._run.request.run_id == run_id

    def _enter(self, state: TrainingState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _halt(self, words: str) -> None:
        if self._run is not None:
            self._run.halt(words)
            self._tell_progress()

    def _tell_progress(self) -> None:
        if self._run is not None:
            self.progressed.emit(self._run.progress)
