"""What the engine says: frozen values, handed to one callable. Free of Keras and of Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.project.run import Series
from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.errors import NetBuilderError
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Change, Epoch, Run


NEIGHBOURS: Final = 5
"""So many images that are like a drawing are named."""


@dataclass(frozen=True, slots=True)
class Message:
    """The base of all messages."""


class Stage(StrEnum):
    """What a training is doing, in words to show."""

    BUILDING = N_("Building the network")
    READING = N_("Reading the data")
    COMPILING = N_("Compiling")
    TRAINING = N_("Training")
    PAUSED = N_("Paused")
    TESTING = N_("Testing")


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
    """A training has begun. `steps_per_epoch` counts optimizer steps.

    `knobs` are where the knobs stand, `first_epoch` how many epochs the runs before had that it
    continues. Where it goes on from a checkpoint, `so_far` and `changes` are what it had measured
    and which knobs had been turned.
    """

    run_id: str
    name: str
    epochs: int
    steps_per_epoch: int
    parameters: int
    way: str
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
    """A super-step is over: the figures of its optimizer steps, in order.

    `epoch` counts from 0, `step` is the number of steps done in this epoch, `steps_in_epoch` how
    many it will have: where the batch size was turned midway, those of both sizes.
    """

    run_id: str
    epoch: int
    step: int
    steps_in_epoch: int
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


@dataclass(frozen=True, slots=True, kw_only=True)
class KnobsTurned(Message):
    """Knobs of the training under way stand elsewhere now; epochs and steps are counted anew."""

    run_id: str
    knobs: Knobs
    changes: tuple[Change, ...]
    steps_per_epoch: int


@dataclass(frozen=True, slots=True)
class KnobsRefused(Message):
    """The knobs cannot be turned like that: the training goes on with `knobs`."""

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
class Compared(Message):
    """What another network says of the drawing of `generation`, beside the one that answers."""

    generation: int
    probabilities: tuple[float, ...]
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Activated(Message):
    """What each block of `graph` makes of the image of `generation`, without the batch."""

    generation: int
    graph: Graph
    values: Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """An image that was learned from, with its label, and how much it is like another (0 to 1)."""

    image: NDArray[np.uint8]
    label: int
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Explained(Message):
    """Why the image of `generation` was taken for `digit`.

    `support` (28 × 28) says for each pixel how much the digit's share falls without it;
    `neighbours` are the training images that are most like it, best first.
    """

    generation: int
    digit: int
    support: NDArray[np.float32]
    neighbours: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ReadMany(Message):
    """n × 10 probabilities of the images handed over with `tag`; no rows without weights."""

    tag: str
    probabilities: NDArray[np.float32]
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
