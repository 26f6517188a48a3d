"""Makes optimizer steps on a compiled network, and lets its knobs be turned between them."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netbuilder.engine.examples import rows_of
from netbuilder.engine.memory import require_more_memory
from netbuilder.engine.metrics import sums_of
from netbuilder.project.knobs import with_knobs, with_rates
from netbuilder.project.schedule import rate_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.engine.compiled import Compiled
    from netbuilder.engine.examples import Examples
    from netbuilder.engine.keras_types import Function
    from netbuilder.engine.snapshot import Snapshot
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.project import Project
    from netbuilder.project.task import Task


class Steps(NamedTuple):
    """The figures of some optimizer steps: one loss each, and one of each metric by its name.

    `taken` is how many examples they looked at; `rows` (`MOST_STEPS` × batch) which.
    """

    losses: list[float]
    metrics: dict[str, list[float]]
    taken: int
    rows: NDArray[np.int32]
    seconds: float


class Trainer:
    """A compiled network with its examples and the knobs that steer it.

    Args:
        project: What is trained, as it was started.
        task: What is asked of the network.
        knobs: Where the knobs stand.
        examples: What is learned from.
        compiled: The network, ready to make steps.
        compile_for: Gives the compiled form of another graph, for when a rate inside changes.
        schedule_epoch: The epoch of the learning-rate schedule that the run begins in.

    Attributes:
        rate: The learning rate of the present step.
    """

    def __init__(
        self,
        project: Project,
        *,
        task: Task,
        knobs: Knobs,
        examples: Examples,
        compiled: Compiled,
        compile_for: Callable[[Graph], Compiled],
        schedule_epoch: int = 0,
    ) -> None:
        self._project = project
        self.task = task
        self._sums = sums_of(task)
        self._compile_for = compile_for
        self._schedule_epoch = schedule_epoch
        self.knobs = knobs
        self.examples = examples
        self.compiled = compiled
        self.rate = 0.0
        self._rate_of: tuple[Knobs, Compiled, int, float] | None = None

    @property
    def batch(self) -> int:
        """Number of examples in a full batch."""
        return self.examples.batch(self.knobs.batch_size)

    @property
    def steps_per_epoch(self) -> int:
        """Number of optimizer steps in a whole epoch."""
        return self.examples.steps(self.knobs.batch_size)

    def compile(self) -> None:
        """Compile for the batches that come, unless that has been done."""
        examples = self.examples
        batches = examples.batches(self.knobs.batch_size)
        self.compiled.compile(examples.inputs, examples.targets, batches=batches)

    def set_rate(self, epoch: int, *, factor: float) -> float:
        """Set the learning rate of an epoch, counted from 0, and return it."""
        decisive = self.knobs, self.compiled, epoch, factor
        if self._rate_of != decisive:
            begun, knobs = self._schedule_epoch, self.knobs
            rate = rate_at(
                self._project.plan,
                begun + epoch,
                base=knobs.learning_rate,
                epochs=begun + knobs.epochs,
            )
            self.rate = rate * factor
            self.compiled.optimizer.learning_rate = self.rate
            self._rate_of = decisive
        return self.rate

    def make(self, order: NDArray[np.int32], *, first: int, most: int) -> Steps:
        """Make at most `most` steps from place `first` of the epoch's `order` on.

        It ends with the step whose loss is not finite. The last, smaller batch is a call of its
        own.
        """
        began = time.monotonic()
        left = len(order) - first
        batch = min(self.batch, left)
        wanted = min(most, left // batch)
        rows = rows_of(order, first=first, steps=wanted, batch=batch)
        done, losses, *columns = self._super_step(batch)(rows, np.int32(wanted))
        made = int(done)
        return Steps(
            losses=losses.numpy()[:made].tolist(),
            metrics={
                sums.name: np.asarray(
                    sums.figures(column.numpy()[:made], batch, variance=self.examples.variance)
                ).tolist()
                for sums, column in zip(self._sums, columns, strict=True)
            },
            taken=made * batch,
            rows=rows,
            seconds=time.monotonic() - began,
        )

    def again(self, before: Snapshot, rows: NDArray[np.int32], *, steps: int) -> None:
        """Go back to a state and make the same steps as then."""
        self.compiled.restore(before)
        if steps:
            self._super_step(rows.shape[1])(rows, np.int32(steps))

    def _super_step(self, batch: int) -> Function:
        """Return the compiled steps of this batch size, on these examples."""
        compiled = self.compiled.super_step(batch)
        return partial(compiled, self.examples.inputs, self.examples.targets)

    def turn(self, knobs: Knobs) -> None:
        """Continue with other settings, the weights and the optimizer's state as they are.

        Raises:
            NetBuilderError: A setting cannot take its value, or memory would not suffice; nothing
                has changed then.
        """
        old = with_knobs(self._project, self.knobs)
        require_more_memory(old, with_knobs(self._project, knobs))
        former = self.knobs, self.compiled
        changed = dict(knobs.rates) != dict(self.knobs.rates)
        graph = with_rates(self._project.graph, knobs.rates)
        try:
            if changed:
                self.compiled = self._compile_for(graph)
                self.compiled.take_over(former[1], self._project.plan)
            self.knobs = knobs
            self.compile()
        except Exception:
            self.knobs, self.compiled = former
            raise
