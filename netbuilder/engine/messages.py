"""Messages of the engine: frozen values, handed to one callable. Free of Keras and of Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.project.series import Series
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.errors import NetBuilderError
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Change, Run
    from netbuilder.project.series import Epoch


@dataclass(frozen=True, slots=True)
class Message:
    """The base of all messages."""


class Stage(StrEnum):
    """Stage of a training."""

    BUILDING = "building"
    READING = "reading"
    AUGMENTING = "augmenting"
    COMPILING = "compiling"
    TRAINING = "training"
    PAUSED = "paused"
    TESTING = "testing"

    @property
    def caption(self) -> str:
        """Words that a person sees while it lasts."""
        return _(_STAGE_TITLES[self])


_STAGE_TITLES: Final = {
    Stage.BUILDING: N_("Building the network"),
    Stage.READING: N_("Loading the data"),
    Stage.AUGMENTING: N_("Augmenting the training examples"),
    Stage.COMPILING: N_("Compiling"),
    Stage.TRAINING: N_("Training"),
    Stage.PAUSED: N_("Paused"),
    Stage.TESTING: N_("Testing"),
}


@dataclass(frozen=True, slots=True)
class EngineReady(Message):
    """Keras has been imported; `versions` by library name.

    `devices` are what a training can be computed on, e.g. `CPU`, `GPU:0`.
    """

    versions: Mapping[str, str]
    devices: tuple[str, ...] = ("CPU",)


@dataclass(frozen=True, slots=True)
class EngineFailed(Message):
    """Keras could not be imported; nothing that needs it will work."""

    error: NetBuilderError


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Message):
    """A training has begun, on the data set `dataset`. `steps_per_epoch` counts optimizer steps.

    `knobs` are where the knobs stand, `first_epoch` how many epochs the runs before had that it
    continues. Where it goes on from a checkpoint, `so_far` and `changes` are what it had measured
    and which knobs had been turned.
    """

    run_id: str
    name: str
    dataset: str
    epochs: int
    steps_per_epoch: int
    parameters: int
    execution_mode: str
    knobs: Knobs
    first_epoch: int = 0
    so_far: Series = field(default_factory=Series)
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class RunStage(Message):
    """A training has come to another stage."""

    run_id: str
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDone(Message):
    """A super-step is over: the figures of its optimizer steps, in order, metrics by name.

    `epoch` counts from 0, `step` is the number of steps done in this epoch, `steps_in_epoch` how
    many it will have: where the batch size was turned midway, those of both sizes.
    """

    run_id: str
    epoch: int
    step: int
    steps_in_epoch: int
    loss: Sequence[float]
    metrics: Mapping[str, Sequence[float]]
    images_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class EpochDone(Message):
    """An epoch is over; `index` counts from 0."""

    run_id: str
    index: int
    epoch: Epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class KnobsTurned(Message):
    """Knobs of the training under way stand elsewhere now; epochs and steps are counted anew."""

    run_id: str
    knobs: Knobs
    changes: tuple[Change, ...]
    steps_per_epoch: int


@dataclass(frozen=True, slots=True)
class KnobsRefused(Message):
    """Refusal of turned knobs: the training continues with `knobs`."""

    run_id: str
    error: NetBuilderError
    knobs: Knobs


@dataclass(frozen=True, slots=True)
class CheckpointFailed(Message):
    """The training's state, or its event files, cannot be written; the training goes on."""

    run_id: str
    error: NetBuilderError


@dataclass(frozen=True, slots=True)
class RunEnded(Message):
    """A training is over, in whichever way `run.status` says."""

    run: Run


@dataclass(frozen=True, slots=True)
class RunRefused(Message):
    """A training could not begin, or broke down with nothing to keep."""

    run_id: str
    error: NetBuilderError


class ExportStage(StrEnum):
    """Stage of an export."""

    WRITING = "writing"
    CHECKING = "checking"

    def sentence(self, name: str) -> str:
        """Return what a person sees while the file `name` is written or checked."""
        return _(_EXPORT_SENTENCES[self]).format(name=name)


_EXPORT_SENTENCES: Final = {
    ExportStage.WRITING: N_("Writing {name}…"),
    ExportStage.CHECKING: N_("Checking {name}…"),
}


@dataclass(frozen=True, slots=True)
class Exporting(Message):
    """An export has come to another stage."""

    path: Path
    stage: ExportStage


@dataclass(frozen=True, slots=True)
class Exported(Message):
    """A trained network has been written to a file, and checked."""

    path: Path


@dataclass(frozen=True, slots=True)
class JobFailed(Message):
    """A job other than a training could not be done."""

    error: NetBuilderError


Listener: TypeAlias = Callable[[Message], None]
