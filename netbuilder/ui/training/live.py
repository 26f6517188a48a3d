"""The figures of a training that is under way."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbuilder.engine.messages import EpochDone, StepsDone
    from netbuilder.project.run import Epoch


@dataclass(slots=True, kw_only=True)
class LiveSeries:
    """What was measured so far; only ever appended to, and read when a view draws.

    `steps_per_epoch` counts optimizer steps, `step_loss` and `step_accuracy` hold one figure
    for each step done.
    """

    run_id: str
    name: str
    epochs_planned: int
    steps_per_epoch: int
    step_loss: array[float] = field(default_factory=lambda: array("d"))
    step_accuracy: array[float] = field(default_factory=lambda: array("d"))
    epochs: list[Epoch] = field(default_factory=list)

    def add_steps(self, message: StepsDone) -> None:
        """Take in the figures of a super-step."""
        self.step_loss.extend(message.loss)
        self.step_accuracy.extend(message.accuracy)

    def add_epoch(self, message: EpochDone) -> None:
        """Take in the figures of a whole epoch."""
        self.epochs.append(message.epoch)
