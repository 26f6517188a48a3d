"""State of training, and its progress."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from netbuilder.project.task import ExampleKind


class TrainingState(StrEnum):
    """State of training, on which its verbs depend.

    STARTING: the engine is importing TensorFlow. WAITING: the same, and Train was pressed: it
    begins by itself. PAUSING: Pause was pressed, and the present super-step still runs. FAILED:
    there is no engine.
    """

    STARTING = "starting"
    WAITING = "waiting"
    IDLE = "idle"
    RUNNING = "running"
    PAUSING = "pausing"
    PAUSED = "paused"
    STOPPING = "stopping"
    FAILED = "failed"

    @property
    def can_train(self) -> bool:
        """True where Train may be pressed."""
        return self in (TrainingState.STARTING, TrainingState.IDLE)

    @property
    def can_stop(self) -> bool:
        """True where Stop may be pressed."""
        return self is TrainingState.WAITING or self.is_under_way

    @property
    def can_pause(self) -> bool:
        """True where Pause may be pressed."""
        return self is TrainingState.RUNNING

    @property
    def can_unpause(self) -> bool:
        """True where Resume may be pressed."""
        return self in (TrainingState.PAUSING, TrainingState.PAUSED)

    @property
    def is_under_way(self) -> bool:
        """True while a training runs or waits that nobody has stopped."""
        return self.can_pause or self.can_unpause

    @property
    def is_computing(self) -> bool:
        """True while a training has use for the processors."""
        return self in (TrainingState.RUNNING, TrainingState.PAUSING, TrainingState.STOPPING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Progress of a training.

    Attributes:
        stage: What it does, in translated words.
        epoch: The epoch under way, counted from 1, after those of the runs that it continues; 0
            before the first.
        epochs: Number that is planned, with those; 0 while unknown.
        step: Number of optimizer steps of this epoch that are done.
        steps_per_epoch: Of how many.
        fraction: The share of this run that is done, 0 to 1; None where there is nothing to
            count, as while compiling.
        example: What an example of its data is.
        images_per_second: The present speed; 0 while unknown.
        seconds_left: Until the last step; None while unknown.
    """

    stage: str
    epoch: int = 0
    epochs: int = 0
    step: int = 0
    steps_per_epoch: int = 0
    fraction: float | None = None
    example: ExampleKind = ExampleKind.ROW
    images_per_second: float = 0.0
    seconds_left: float | None = None
