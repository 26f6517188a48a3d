"""The figures of a training that is under way."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from netbuilder.project.metric import LOSS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.engine.messages import EpochDone, KnobsTurned, RunStarted, StepsDone
    from netbuilder.network.graph import NodeId
    from netbuilder.project.run import Change
    from netbuilder.project.series import Epoch


@dataclass(slots=True, kw_only=True)
class LiveSeries:
    """Series measured so far; read when a view draws, and but for the plan only appended to.

    `steps_per_epoch` counts optimizer steps, `step_loss` and, by name, `step_metrics` hold one
    figure for each step done. `epochs_planned` and `steps_per_epoch` are others once knobs are
    turned; `changes` are those turns, `names` what blocks with knobs are called. `first_epoch` is
    how many epochs the runs before had.
    """

    run_id: str
    name: str
    dataset: str
    epochs_planned: int
    steps_per_epoch: int
    first_epoch: int = 0
    step_loss: array[float] = field(default_factory=lambda: array("d"))
    step_metrics: dict[str, array[float]] = field(default_factory=dict)
    epochs: list[Epoch] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    names: Mapping[NodeId, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, message: RunStarted, *, names: Mapping[NodeId, str]) -> Self:
        """Return the figures of a training that begins, or goes on from a checkpoint."""
        return cls(
            run_id=message.run_id,
            name=message.name,
            dataset=message.dataset,
            epochs_planned=message.epochs,
            steps_per_epoch=message.steps_per_epoch,
            first_epoch=message.first_epoch,
            step_loss=array("d", message.so_far.step_loss),
            step_metrics={
                name: array("d", figures) for name, figures in message.so_far.step_metrics.items()
            },
            epochs=list(message.so_far.epochs),
            changes=list(message.changes),
            names=names,
        )

    def step_figures(self) -> Iterator[tuple[str, array[float]]]:
        """Yield the figures of the steps by name, the loss first."""
        yield LOSS.name, self.step_loss
        yield from self.step_metrics.items()

    def add_steps(self, message: StepsDone) -> None:
        """Take in the figures of a super-step."""
        self.step_loss.extend(message.loss)
        for name, figures in message.metrics.items():
            self.step_metrics.setdefault(name, array("d")).extend(figures)

    def add_epoch(self, message: EpochDone) -> None:
        """Take in the figures of a whole epoch."""
        self.epochs.append(message.epoch)

    def turn(self, message: KnobsTurned) -> None:
        """Take in that knobs were turned."""
        self.changes.extend(message.changes)
        self.epochs_planned = message.knobs.epochs
        self.steps_per_epoch = message.steps_per_epoch
