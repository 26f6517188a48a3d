"""The training loop: super-steps, epochs, and what is looked at between them."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.engine.build import values_in_order
from netbuilder.engine.epoch_sum import measure, sum_up
from netbuilder.engine.examples import epoch_order
from netbuilder.engine.failure import Failure
from netbuilder.engine.messages import EpochDone
from netbuilder.engine.monitor import Monitor
from netbuilder.engine.progress import Progress
from netbuilder.engine.snapshot import Snapshot, assign, on_device
from netbuilder.engine.step import MOST_STEPS
from netbuilder.project.checkpoint import Position
from netbuilder.project.run import RunStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.continuing import Beginning
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.steering import Steering
    from netbuilder.engine.trainer import Steps, Trainer
    from netbuilder.project.checkpoint import TrainerState
    from netbuilder.project.run_end import EndReason


class TrainingLoop:
    """One training under way.

    Whatever the size of the super-steps, and wherever it was paused or resumed from a
    checkpoint, the results are the same, also those of the last good weights: these are set aside
    every `MOST_STEPS` steps, counted from the epoch's beginning, and count as good once a finite
    loss has come of them. `after` is called after each super-step and after each epoch.
    """

    def __init__(
        self,
        request: TrainRequest,
        *,
        trainer: Trainer,
        beginning: Beginning,
        steering: Steering,
        emit: Listener,
        after: Callable[[TrainingLoop], None],
    ) -> None:
        former, state = request.resume, beginning.state
        self.progress = Progress(
            request.run_id,
            emit=emit,
            metrics=[metric.name for metric in trainer.task.metrics],
            series=None if former is None else former.run.series,
        )
        self.position = Position() if state is None else state.position
        if former is not None:
            done = self.position.epoch * trainer.examples.count + self.position.examples
            self.progress.count_in(done, images_per_second=former.run.images_per_second)
        self.epochs = [] if former is None else list(former.run.series.epochs)
        self.monitor = Monitor(request.project.plan, state)
        self.best = _best_before(state, trainer)
        self.failure: Failure | None = None
        self.interrupted: EndReason | None = None
        self._request = request
        self.trainer = trainer
        self.is_stopped_early = self._ends_early
        self._steering = steering
        self._emit = emit
        self._after = after
        self._began = 0.0
        self._set_aside = self._good = trainer.compiled.snapshot().weights

    @property
    def status(self) -> RunStatus:
        """Outcome of the training."""
        if self.failure is not None or self.interrupted is not None:
            return RunStatus.FAILED
        done = self.is_stopped_early or len(self.epochs) >= self.trainer.knobs.epochs
        return RunStatus.FINISHED if done else RunStatus.STOPPED

    def run(self) -> None:
        """Train until the plan is fulfilled, Stop is asked for, or a loss is not finite.

        Afterwards the model holds the trained, or the last good, weights.
        """
        while not self.is_stopped_early and (self._has_epochs or self._is_prolonged()):
            if not self._epoch():
                break

    @property
    def _has_epochs(self) -> bool:
        return self.position.epoch < self.trainer.knobs.epochs

    def _is_prolonged(self) -> bool:
        """Do what has been asked for since the last step; tell whether there are epochs to make."""
        step = len(self.progress.step_loss)
        return self._steering.may_go_on(epoch=self.position.epoch, step=step) and self._has_epochs

    def _epoch(self) -> bool:
        """Make the steps of the present epoch, or those left of it; tell whether all were made."""
        trainer, plan = self.trainer, self._request.project.plan
        index = self.position.epoch
        rate = 0.0
        shuffled = self._request.first_epoch + index
        order = epoch_order(trainer.examples.count, plan=plan, epoch=shuffled)
        self._began = time.monotonic() - self.position.seconds - self._steering.held
        while self.position.examples < len(order):
            if not self._steering.may_go_on(epoch=index, step=len(self.progress.step_loss)):
                self._tell(at_once=True)
                return False
            rate = trainer.set_rate(index, factor=self.monitor.rate_factor)
            self._super_step(order)
            if self.failure is not None:
                return False
            if self.position.examples < len(order):
                self._after(self)
        self._close(rate)
        if self.failure is None:
            self._after(self)
        return self.failure is None

    def _super_step(self, order: NDArray[np.int32]) -> None:
        """Make some steps from the present position on."""
        done, trainer = self.position.steps, self.trainer
        before = trainer.compiled.snapshot()
        if done % MOST_STEPS == 0:
            self._set_aside = before.weights
        most = min(MOST_STEPS - done % MOST_STEPS, self.progress.pace.steps())
        steps = trainer.make(order, first=self.position.examples, most=most)
        if math.isfinite(steps.losses[0]):
            self._good = self._set_aside
        self._take_in(steps)
        loss = steps.losses[-1]
        is_over = self.position.examples == len(order)
        self._tell(at_once=is_over or not math.isfinite(loss))
        if not math.isfinite(loss):
            made = len(steps.losses)
            self._fail(
                Failure(
                    self.position.epoch, self.position.steps - 1, loss, before, steps.rows, made
                )
            )

    def _take_in(self, steps: Steps) -> None:
        self.progress.add(steps)
        self.position = replace(
            self.position,
            examples=self.position.examples + steps.taken,
            steps=self.position.steps + len(steps.losses),
            seconds=time.monotonic() - self._began - self._steering.held,
        )

    def _tell(self, *, at_once: bool) -> None:
        trainer, position = self.trainer, self.position
        left = trainer.examples.count - position.examples
        later = trainer.knobs.epochs - position.epoch - 1
        self.progress.tell(
            epoch=position.epoch,
            step=position.steps,
            steps_in_epoch=position.steps + math.ceil(left / trainer.batch),
            steps_later=later * trainer.steps_per_epoch,
            at_once=at_once,
        )

    def _close(self, rate: float) -> None:
        """Sum up the epoch, and learn from it."""
        index, trainer = self.position.epoch, self.trainer
        first = len(self.progress.step_loss) - self.position.steps
        measured = measure(trainer, with_plain=self._steering.measures_plain)
        epoch = sum_up(
            self.progress.step_loss[first:],
            {name: figures[first:] for name, figures in self.progress.step_metrics.items()},
            sizes=self._steering.sizes(
                first,
                steps=self.position.steps,
                count=trainer.examples.count,
                planned=self._request.project.plan.batch_size,
            ),
            measured=measured,
            rate=rate,
            batch_size=trainer.batch,
            seconds=time.monotonic() - self._began - self._steering.held,
        )
        self.epochs.append(epoch)
        self.position = Position(epoch=index + 1)
        if self.monitor.look_at(index, epoch):
            self.best = trainer.compiled.snapshot()
        self._emit(EpochDone(self._request.run_id, index, epoch))
        if epoch.val_loss is not None and not math.isfinite(epoch.val_loss):
            self._fail(Failure(index, epoch.steps - 1, epoch.val_loss))
            return
        self.is_stopped_early = self._ends_early

    @property
    def _ends_early(self) -> bool:
        return self.monitor.ends and self._has_epochs

    def fail_at_test(self, loss: float) -> None:
        """Take note that the score on the test examples is not finite."""
        steps = self.epochs[-1].steps if self.epochs else self.position.steps
        self._fail(Failure(max(0, len(self.epochs) - 1), max(0, steps - 1), loss))

    def _fail(self, failure: Failure) -> None:
        self.failure = failure
        self.give_back_good()

    def break_off(self, reason: EndReason) -> None:
        """End with the last good weights, since the next step cannot be made."""
        self.interrupted = reason
        self.give_back_good()

    def go_back_to_best(self) -> int | None:
        """Stand where the best epoch ended, and return it; None without one.

        Weights, optimizer, chance and monitor are then of one moment. Where only the weights of it
        are known, the optimizer begins anew.
        """
        best, epoch = self.best, self.monitor.best_epoch
        if best is None or epoch is None:
            return None
        compiled = self.trainer.compiled
        if not best.optimizer:
            compiled.begin(self._request.project.plan, weights=None)
        compiled.go_back(best)
        self.monitor.go_back()
        self.position = Position(epoch=epoch + 1)
        return epoch

    def give_back_good(self) -> None:
        """Give the model the last good weights."""
        assign(self.trainer.compiled.recipe.model.weights, self._good)


def _best_before(state: TrainerState | None, trainer: Trainer) -> Snapshot | None:
    """Return the state of the best epoch before a checkpoint, on the device."""
    if state is None or state.best is None:
        return None
    compiled, best = trainer.compiled, state.best
    weights = values_in_order(compiled.recipe.model, compiled.graph, best.weights)
    return Snapshot(weights, on_device(best.chance), on_device(best.optimizer))
