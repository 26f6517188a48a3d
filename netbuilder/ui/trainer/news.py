"""Tells the window what the engine says of the training under way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from netbuilder.engine.messages import (
    CheckpointFailed,
    EpochDone,
    KnobsRefused,
    KnobsTurned,
    RunStage,
    RunStarted,
    StepsDone,
)
from netbuilder.ui.trainer.following import Following
from netbuilder.ui.trainer.live import LiveSeries
from netbuilder.ui.trainer.steering import steering_of
from netbuilder.ui.trainer.words import knob_names

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.ui.trainer.state import Progress
    from netbuilder.ui.trainer.steering import Steering

AboutRun: TypeAlias = (
    RunStarted | RunStage | StepsDone | EpochDone | KnobsTurned | KnobsRefused | CheckpointFailed
)
"""What the engine says while a training is under way."""


class TrainingNews(QObject):
    """Series, progress and knobs of one training after the other, told by signals.

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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._troubles: set[str] = set()
        self._live: LiveSeries | None = None
        self._steering: Steering | None = None
        self._following = Following(stage="", epochs=0)

    @property
    def live(self) -> LiveSeries | None:
        """The figures of the training under way, or of the last one."""
        return self._live

    @property
    def steering(self) -> Steering | None:
        """Where the knobs of the training under way stand, if there are any yet."""
        return self._steering

    def _follow(self, *, stage: str, epochs: int) -> None:
        """Begin with another training."""
        self._troubles.clear()
        self._following = Following(stage=stage, epochs=epochs)
        self._say(self._following.progress)

    def _tell(self, message: AboutRun, *, graph: Graph, is_running: bool) -> None:
        """Tell what a message about the training of `graph` means."""
        live = self._live
        match message:
            case RunStarted():
                self._begin_series(message, graph)
            case RunStage(stage=stage):
                self._say(self._following.at(stage))
            case StepsDone() if live is not None:
                live.add_steps(message)
                self._say(self._following.stepped(message, is_running=is_running))
            case EpochDone() if live is not None:
                live.add_epoch(message)
                self._say(self._following.progress)
            case KnobsTurned() if live is not None and self._steering is not None:
                live.turn(message)
                self._say(self._following.turned(message))
                self._steer(self._steering.turned(message))
            case KnobsRefused(error=error, knobs=knobs) if self._steering is not None:
                self._steer(replace(self._steering, knobs=knobs))
                self.knobs_refused.emit(error)
            case CheckpointFailed(error=error) if error.subject not in self._troubles:
                self._troubles.add(error.subject)
                self.troubled.emit(error)

    def _begin_series(self, message: RunStarted, graph: Graph) -> None:
        self._live = LiveSeries.begin(message, names=knob_names(graph))
        self.run_started.emit(self._live)
        self._say(self._following.begun(message))
        self._steer(steering_of(message, graph))

    def _steer(self, steering: Steering | None) -> None:
        if steering is not None or self._steering is not None:
            self._steering = steering
            self.steered.emit(steering)

    def _say(self, progress: Progress) -> None:
        self.progressed.emit(progress)
