"""One training from its request to its end, as the engine's messages tell it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from netbuilder.engine.messages import (
    CheckpointFailed,
    EpochDone,
    KnobsRefused,
    KnobsTurned,
    RunStage,
    RunStarted,
    Stage,
    StepsDone,
)
from netbuilder.project.datasets import dataset_info
from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.ui.trainer.live import LiveSeries
from netbuilder.ui.trainer.state import Progress
from netbuilder.ui.trainer.steering import steering_of
from netbuilder.ui.trainer.words import knob_names

if TYPE_CHECKING:
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.ui.trainer.steering import Steering

RunMessage: TypeAlias = (
    RunStarted | RunStage | StepsDone | EpochDone | KnobsTurned | KnobsRefused | CheckpointFailed
)
"""Messages of the engine while a training is under way."""
_WITH_SHARE = (Stage.TRAINING, Stage.PAUSED)


class OngoingRun:
    """Training under way: its progress, its figures and its knobs.

    Attributes:
        request: What was asked for.
        progress: Stage, epoch and step that it has come to.
        live: Its figures; None until it has begun.
        steering: Its knobs; None until it has begun.
        troubles: The subjects of what failed beside it.
    """

    def __init__(self, request: TrainRequest, *, stage: str) -> None:
        self.request = request
        self.live: LiveSeries | None = None
        self.steering: Steering | None = None
        self.troubles: set[str] = set()
        self._first_epoch = request.first_epoch
        self._planned = request.project.plan.epochs
        self._share = 0.0
        self.progress = Progress(stage=stage, epochs=self._first_epoch + self._planned)

    def take(self, message: RunMessage, *, is_running: bool) -> None:
        """Take what the engine says; nobody waits for the end of what is not `is_running`."""
        live = self.live
        match message:
            case RunStarted():
                self._begin(message)
            case RunStage(stage=stage):
                self.enter(stage)
            case StepsDone() if live is not None:
                live.add_steps(message)
                self._step(message, is_running=is_running)
            case EpochDone() if live is not None:
                live.add_epoch(message)
            case KnobsTurned() if live is not None and self.steering is not None:
                live.turn(message)
                self.steering = self.steering.turned(message)
                self._plan(message.knobs.epochs, message.steps_per_epoch)
            case KnobsRefused(knobs=knobs) if self.steering is not None:
                self.steering = replace(self.steering, knobs=knobs)

    def enter(self, stage: Stage) -> None:
        """Come to another stage; while it compiles or tests nothing is counted."""
        fraction = self._share if stage in _WITH_SHARE and self.progress.epoch else None
        self.progress = replace(
            self.progress, stage=stage.caption, fraction=fraction, seconds_left=None
        )

    def halt(self, words: str) -> None:
        """Say in these words that it is to halt, while the present super-step still runs."""
        self.progress = replace(self.progress, stage=words, seconds_left=None)

    def _begin(self, message: RunStarted) -> None:
        graph = self.request.project.graph
        self.live = LiveSeries.begin(message, names=knob_names(graph))
        example = dataset_info(message.dataset).task.input.kind
        self.progress = replace(self.progress, example=example)
        self.steering = steering_of(message, graph)
        self._first_epoch = message.first_epoch
        self._plan(message.epochs, message.steps_per_epoch)

    def _plan(self, epochs: int, steps_per_epoch: int) -> None:
        """Count epochs and steps anew."""
        self._planned = epochs
        self.progress = replace(
            self.progress, epochs=self._first_epoch + epochs, steps_per_epoch=steps_per_epoch
        )

    def _step(self, message: StepsDone, *, is_running: bool) -> None:
        known, left = self.progress, message.seconds_left
        of_epoch = min(1.0, message.step / max(1, message.steps_in_epoch))
        self._share = min(1.0, (message.epoch + of_epoch) / max(1, self._planned))
        self.progress = replace(
            known,
            stage=Stage.TRAINING.caption if is_running else known.stage,
            epoch=epoch_number(message.epoch, first_epoch=self._first_epoch),
            step=message.step,
            steps_per_epoch=message.steps_in_epoch,
            fraction=self._share,
            images_per_second=message.images_per_second,
            seconds_left=left if is_running and math.isfinite(left) else None,
        )
