"""Checkpoint of a training: all that it needs to resume at a step with the same results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.my_drawings import MyDrawing
    from netbuilder.project.run import Run, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Position in a run: `epoch` counts from 0; `examples` and `steps` are those done in it.

    `seconds` is how long the epoch has taken so far. Of a run that ended with the best epoch's
    state it is the moment behind that epoch, which may lie before the run.
    """

    epoch: int = 0
    examples: int = 0
    steps: int = 0
    seconds: float = 0.0

    @property
    def last_epoch(self) -> int:
        """The epoch of the step that was made last; the first one where there is none."""
        return max(0, self.epoch - (self.examples == 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The epoch with the lowest loss so far, and all that was at its end.

    Attributes:
        epoch: It, counted from 0; below 0 in a run before.
        loss: Its loss.
        weights: Its weights.
        optimizer: The optimizer's variables then; none in checkpoints of before they were kept.
        chance: The states of the layers' seed generators then.
        rate_factor: What a plateau had multiplied the learning rate by.
    """

    epoch: int
    loss: float
    weights: Weights
    optimizer: tuple[Any, ...] = ()
    chance: tuple[Any, ...] = ()
    rate_factor: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerState:
    """State that decides, beside the weights, how a training continues.

    Attributes:
        position: The next step.
        knobs: Where the knobs stand.
        optimizer: The optimizer's variables, in Keras's order; arrays.
        chance: The states of the seed generators, in the order of the layers; arrays.
        rate_factor: What a plateau has multiplied the learning rate by.
        rate_waited: Number of epochs that the learning-rate schedule has waited for progress.
        waited: Number of epochs that early stopping has waited for progress.
        best: The best epoch so far.
    """

    position: Position
    knobs: Knobs
    optimizer: tuple[Any, ...] = ()
    chance: tuple[Any, ...] = ()
    rate_factor: float = 1.0
    rate_waited: int = 0
    waited: int = 0
    best: Best | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A run as it would be if it had been stopped here, and the state to go on from.

    `document_id` is that of the document while it was open, or empty, as for a run of the command
    line; `origin` is the path of its file, or empty; `title` is the project's. `tensorboard` is the
    folder that event files are written to, or empty. `drawings` are the kept ones that the run
    learns from.
    """

    run: Run
    state: TrainerState
    document_id: str = ""
    origin: str = ""
    title: str = ""
    tensorboard: str = ""
    drawings: tuple[MyDrawing, ...] = ()
