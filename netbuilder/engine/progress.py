"""Progress of a training: what it has measured so far, and how often that is told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from netbuilder.engine.messages import StepsDone
from netbuilder.engine.step import MOST_STEPS
from netbuilder.project.series import Series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.engine.messages import Listener
    from netbuilder.engine.trainer import Steps
    from netbuilder.project.series import Epoch

_BETWEEN_MESSAGES: Final = 0.1
"""Seconds: views are drawn no oftener, and each message takes the window's thread a moment."""
_SUPER_STEP: Final = 0.15
"""Seconds that a super-step should take: Stop waits no longer, and the overhead stays small.

Before each, weights and optimizer are set aside, so that XLA must write to new memory, and its
thread may wait for the interpreter: with 0.06 an epoch of the lecture's network took 1.79 s, with
0.15 1.62 s.
"""
_MEMORY: Final = 0.8


class Throttle:
    """Throttle of super-steps: how many steps are made at once; the results do not depend on it."""

    def __init__(self) -> None:
        self.seconds_per_step = 0.0

    def steps(self) -> int:
        """Return how many steps take about as long as a super-step should."""
        if self.seconds_per_step == 0.0:
            return 1
        return max(1, min(MOST_STEPS, round(_SUPER_STEP / self.seconds_per_step)))

    def took(self, seconds: float, *, steps: int) -> None:
        """Learn from a super-step; older ones count less and less."""
        new = seconds / steps
        old = self.seconds_per_step or new
        self.seconds_per_step = _MEMORY * old + (1 - _MEMORY) * new


class Progress:
    """The figures of each optimizer step, told to the listener at most 10 times a second.

    `series` are those of the steps before, where a run is resumed: they are not told again.
    `metrics` are the names of what is measured beside the loss.
    """

    def __init__(
        self,
        run_id: str,
        *,
        emit: Listener,
        metrics: Sequence[str],
        series: Series | None = None,
    ) -> None:
        former = Series() if series is None else series
        self.step_loss = list(former.step_loss)
        self.step_metrics = {name: list(former.step_metrics.get(name, ())) for name in metrics}
        self.images = 0
        self.seconds = 0.0
        self.pace = Throttle()
        self._run_id = run_id
        self._emit = emit
        self._told = len(self.step_loss)
        self._told_at = 0.0

    @property
    def images_per_second(self) -> float:
        """Return the training speed so far."""
        return self.images / self.seconds if self.seconds else 0.0

    def count_in(self, images: int, *, images_per_second: float) -> None:
        """Count what was done before the run was interrupted, and how long that took."""
        if images_per_second > 0:
            self.images += images
            self.seconds += images / images_per_second

    def series(self, epochs: Sequence[Epoch]) -> Series:
        """Return all figures so far, with those of the epochs."""
        return Series(self.step_loss, self.step_metrics, tuple(epochs))

    def add(self, steps: Steps) -> None:
        """Keep the figures of a super-step."""
        self.step_loss += steps.losses
        for name, figures in self.step_metrics.items():
            figures += steps.metrics[name]
        self.images += steps.taken
        self.seconds += steps.seconds
        self.pace.took(steps.seconds, steps=len(steps.losses))

    def tell(
        self, *, epoch: int, step: int, steps_in_epoch: int, steps_later: int, at_once: bool
    ) -> None:
        """Tell what is new, unless the last message is not long ago."""
        now = time.monotonic()
        done = len(self.step_loss)
        if done == self._told or not (at_once or now - self._told_at >= _BETWEEN_MESSAGES):
            return
        message = StepsDone(
            run_id=self._run_id,
            epoch=epoch,
            step=step,
            steps_in_epoch=steps_in_epoch,
            loss=tuple(self.step_loss[self._told :]),
            metrics={
                name: tuple(figures[self._told :]) for name, figures in self.step_metrics.items()
            },
            images_per_second=self.images_per_second,
            seconds_left=(steps_in_epoch - step + steps_later) * self.pace.seconds_per_step,
        )
        self._told, self._told_at = done, now
        self._emit(message)
