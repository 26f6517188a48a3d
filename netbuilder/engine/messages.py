"""What the engine says: frozen values, handed to one callable. Free of Keras and of Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.errors import NetBuilderError
    from netbuilder.project.run import Epoch, Run


@dataclass(frozen=True, slots=True)
class Message:
    """The base of all messages."""


class Stage(StrEnum):
    """What a training is doing, in words to show."""

    BUILDING = N_("Building the network")
    READING = N_("Reading the data")
    COMPILING = N_("Compiling")
    TRAINING = N_("Training")
    TESTING = N_("Testing")


@dataclass(frozen=True, slots=True)
class EngineReady(Message):
    """Keras has been imported; `versions` by library name."""

    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EngineFailed(Message):
    """Keras could not be imported; nothing that needs it will work."""

    error: NetBuilderError


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Message):
    """A training has begun. `steps_per_epoch` counts optimizer steps."""

    run_id: str
    name: str
    epochs: int
    steps_per_epoch: int
    parameters: int
    way: str


@dataclass(frozen=True, slots=True)
class RunStage(Message):
    """A training has come to another stage."""

    run_id: str
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDone(Message):
    """A super-step is over: the figures of its optimizer steps, in order.

    `epoch` counts from 0, `step` is the number of steps done in this epoch.
    """

    run_id: str
    epoch: int
    step: int
    loss: Sequence[float]
    accuracy: Sequence[float]
    images_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class EpochDone(Message):
    """An epoch is over; `index` counts from 0."""

    run_id: str
    index: int
    epoch: Epoch


@dataclass(frozen=True, slots=True)
class RunEnded(Message):
    """A training is over, in whichever way `run.status` says."""

    run: Run


@dataclass(frozen=True, slots=True)
class RunRefused(Message):
    """A training could not begin, or broke down with nothing to keep."""

    run_id: str
    error: NetBuilderError


@dataclass(frozen=True, slots=True)
class PredictorLoaded(Message):
    """The pad's predictor answers with other weights now; `source` names their run."""

    source: str


@dataclass(frozen=True, slots=True)
class PredictorEmpty(Message):
    """The pad's predictor has no weights that could answer; `reason` says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Predicted(Message):
    """An answer for the pad: one probability per class, to the request `generation`."""

    generation: int
    probabilities: tuple[float, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Exported(Message):
    """A trained network has been written as a `.keras` file."""

    path: Path


@dataclass(frozen=True, slots=True)
class JobFailed(Message):
    """A job other than a training could not be done."""

    error: NetBuilderError


Listener: TypeAlias = Callable[[Message], None]
