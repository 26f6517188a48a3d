"""The training loop: super-steps, epochs, and what is looked at between them."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from netbuilder.engine.examples import epoch_order, rows_of
from netbuilder.engine.messages import EpochDone
from netbuilder.engine.progress import Progress
from netbuilder.engine.step import MOST_STEPS
from netbuilder.project.run import Epoch, RunStatus, Score

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.engine.compiled import Compiled
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.examples import Examples
    from netbuilder.engine.keras_types import Function, Tensor
    from netbuilder.engine.messages import Listener
    from netbuilder.project.plan import Plan

_AT_ONCE: Final = 500
"""How many examples are scored in one call: enough to be fast, few enough for any memory."""


class Failure(NamedTuple):
    """Where a loss was no number; epoch and step count from 0."""

    epoch: int
    step: int
    loss: float


class TrainingLoop:
    """One training under way.

    Whatever the size of the super-steps, the numbers are the same, also those of the last good
    weights: these are set aside every `MOST_STEPS` steps, counted from the epoch's beginning, and
    count as good once a finite loss has come of them.
    """

    def __init__(
        self,
        run_id: str,
        *,
        plan: Plan,
        examples: Examples,
        compiled: Compiled,
        emit: Listener,
        control: TrainingControl,
        after_super_step: Callable[[int], None],
    ) -> None:
        self.progress = Progress(run_id, steps_in_all=plan.epochs * examples.steps, emit=emit)
        self.epochs: list[Epoch] = []
        self.failure: Failure | None = None
        self._run_id = run_id
        self._plan = plan
        self._examples = examples
        self._compiled = compiled
        self._emit = emit
        self._control = control
        self._after_super_step = after_super_step
        self._set_aside = self._weights()
        self._good = self._set_aside

    @property
    def status(self) -> RunStatus:
        """How it ended."""
        if self.failure is not None:
            return RunStatus.FAILED
        done = len(self.epochs) == self._plan.epochs
        return RunStatus.FINISHED if done else RunStatus.STOPPED

    def run(self) -> None:
        """Train until the plan is fulfilled, Stop is asked for, or a loss is no number.

        Afterwards the model holds the trained, or the last good, weights.
        """
        for index in range(self._plan.epochs):
            if not self._epoch(index):
                break

    def test(self, images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> Score:
        """Return the score on the test examples; where it is no number, the training failed."""
        score = score_in_pieces(self._compiled.score, images, labels)
        if math.isfinite(score.loss) or self.failure is not None:
            return score
        epoch, step = divmod(max(0, len(self.progress.step_loss) - 1), self._examples.steps)
        self._fail(epoch, step, loss=score.loss)
        return score_in_pieces(self._compiled.score, images, labels)

    def _epoch(self, index: int) -> bool:
        """Go through the examples once; tell whether it came to the end."""
        began = time.monotonic()
        order = epoch_order(self._examples.count, plan=self._plan, epoch=index)
        first = len(self.progress.step_loss)
        step = 0
        while step < self._examples.steps:
            if self._control.stopping:
                self.progress.tell(epoch=index, step=step, at_once=True)
                return False
            if step % MOST_STEPS == 0:
                self._set_aside = self._weights()
            step += self._super_step(order, step)
            last = self.progress.step_loss[-1]
            at_once = step == self._examples.steps or not math.isfinite(last)
            self.progress.tell(epoch=index, step=step, at_once=at_once)
            if not math.isfinite(last):
                self._fail(index, step - 1, loss=last)
                return False
            self._after_super_step(index)
        self._close(index, first=first, began=began)
        return self.failure is None

    def _super_step(self, order: NDArray[np.int32], step: int) -> int:
        """Make some steps from `step` on and return how many."""
        examples, began = self._examples, time.monotonic()
        full = step < examples.full_batches
        batch = examples.batch if full else examples.tail
        wanted = 1
        if full:
            ahead = min(MOST_STEPS - step % MOST_STEPS, examples.full_batches - step)
            wanted = min(ahead, self.progress.pace.steps())
        rows = rows_of(order, first=step * examples.batch, steps=wanted, batch=batch)
        done, losses, hits = self._compiled.super_step(batch)(
            examples.images, examples.labels, rows, np.int32(wanted)
        )
        made = int(done)
        figures = losses.numpy()[:made].tolist()
        if math.isfinite(figures[0]):
            self._good = self._set_aside
        self.progress.add(
            figures,
            (hits.numpy()[:made] / batch).tolist(),
            images=made * batch,
            seconds=time.monotonic() - began,
        )
        return made

    def _close(self, index: int, *, first: int, began: float) -> None:
        """Sum up an epoch whose steps begin at `first`, as Keras does."""
        sizes = np.full(self._examples.steps, self._examples.batch, np.float64)
        if self._examples.tail:
            sizes[-1] = self._examples.tail
        images, labels = self._examples.validation
        aside = score_in_pieces(self._compiled.score, images, labels) if len(images) else None
        epoch = Epoch(
            loss=float(np.average(self.progress.step_loss[first:], weights=sizes)),
            accuracy=float(np.average(self.progress.step_accuracy[first:], weights=sizes)),
            val_loss=None if aside is None else aside.loss,
            val_accuracy=None if aside is None else aside.accuracy,
            seconds=time.monotonic() - began,
            steps=self._examples.steps,
        )
        self.epochs.append(epoch)
        self._emit(EpochDone(self._run_id, index, epoch))
        if aside is not None and not math.isfinite(aside.loss):
            self._fail(index, self._examples.steps - 1, loss=aside.loss)

    def _weights(self) -> list[Tensor]:
        """Return the weights of this moment; their memory is shared until they change."""
        import tensorflow as tf

        return [tf.identity(weight.value) for weight in self._compiled.recipe.model.weights]

    def _fail(self, epoch: int, step: int, *, loss: float) -> None:
        self.failure = Failure(epoch, step, loss)
        for weight, good in zip(self._compiled.recipe.model.weights, self._good, strict=True):
            weight.assign(good)


def score_in_pieces(
    score: Function,
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
) -> Score:
    """Return the mean loss and accuracy over all examples, of which there is at least one."""
    loss = hits = 0.0
    for start in range(0, len(images), _AT_ONCE):
        piece = slice(start, start + _AT_ONCE)
        summed, right = score(images[piece], labels[piece])
        loss += float(summed)
        hits += float(right)
    return Score(loss=loss / len(images), accuracy=hits / len(images))
