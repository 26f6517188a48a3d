"""The figures of a run as curves over epochs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.project.datasets import dataset_info
from netbuilder.project.run import RunStatus
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.project.run import Epoch, Run
    from netbuilder.ui.training.live import LiveSeries

MOST_POINTS = 5_000


@dataclass(frozen=True, slots=True)
class Curve:
    """`x` in epochs and `y`, of one length; a `y` that is no finite number is a gap."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]

    @property
    def last(self) -> float | None:
        """The newest figure, or None where there is none."""
        return float(self.y[-1]) if len(self.y) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricFigures:
    """One measure: of each optimizer step, of each epoch, and of the examples kept aside."""

    steps: Curve
    training: Curve
    validation: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the plots show. `reason` says why figures are missing; `epochs` is how far x runs."""

    loss: MetricFigures
    accuracy: MetricFigures
    epochs: float
    reason: str = ""


def figures_of_run(run: Run) -> Figures:
    """Return the curves of a finished run."""
    series = run.series
    return _figures(
        step_loss=series.step_loss,
        step_accuracy=series.step_accuracy,
        epochs=series.epochs,
        steps_per_epoch=_steps_per_epoch(run),
        reason=run.reason if run.status is RunStatus.FAILED else "",
    )


def figures_of_live(live: LiveSeries) -> Figures:
    """Return the curves of a run that is under way, as far as they have come."""
    return _figures(
        step_loss=live.step_loss,
        step_accuracy=live.step_accuracy,
        epochs=live.epochs,
        steps_per_epoch=live.steps_per_epoch,
        reason=_reason_so_far(live),
    )


def decimated(curve: Curve, *, most: int = MOST_POINTS) -> Curve:
    """Keep the least and the greatest figure of each stretch, so that no peak is lost.

    At most `most` points are left; a stretch without a finite number stays a gap.
    """
    count = len(curve.y)
    if count <= most:
        return curve
    stretch = -(-count // (most // 2))
    starts = np.arange(0, count, stretch)
    finite = np.where(np.isfinite(curve.y), curve.y, np.nan)
    least, greatest = np.fmin.reduceat(finite, starts), np.fmax.reduceat(finite, starts)
    x = np.repeat(curve.x[starts], 2)
    return Curve(x, np.column_stack((least, greatest)).ravel())


def loss_range(figures: MetricFigures) -> tuple[float, float]:
    """Return the ends of the loss axis: from 0, without the first steps' peak if need be."""
    top = _highest(figures)
    return (0.0, _rounded_up(top * 1.05)) if top > 0 else (0.0, 1.0)


def accuracy_range(figures: MetricFigures) -> tuple[float, float]:
    """Return the ends of the accuracy axis: just above 100 %, and the ten below what matters."""
    lows = [_finite(figures.training.y), _finite(figures.validation.y)]
    steps = _finite(figures.steps.y)
    if len(steps):
        lows.append(np.array([np.quantile(steps, 0.05)]))
    every = np.concatenate(lows)
    floor = np.floor(every.min() * 10) / 10 if len(every) else 0.0
    bottom = min(max(float(floor), 0.0), 0.9)
    return bottom, 1.0 + 0.02 * (1.0 - bottom)


def _figures(
    *,
    step_loss: Sequence[float],
    step_accuracy: Sequence[float],
    epochs: Sequence[Epoch],
    steps_per_epoch: int,
    reason: str = "",
) -> Figures:
    count = min(len(step_loss), len(step_accuracy))
    done = count / max(1, steps_per_epoch)
    return Figures(
        loss=_metric(
            step_loss,
            [epoch.loss for epoch in epochs],
            [epoch.val_loss for epoch in epochs],
            steps_per_epoch=steps_per_epoch,
        ),
        accuracy=_metric(
            step_accuracy,
            [epoch.accuracy for epoch in epochs],
            [epoch.val_accuracy for epoch in epochs],
            steps_per_epoch=steps_per_epoch,
        ),
        epochs=max(1.0, float(np.ceil(done - 1e-9)), float(len(epochs))),
        reason=reason,
    )


def _metric(
    steps: Sequence[float],
    training: Sequence[float],
    validation: Sequence[float | None],
    *,
    steps_per_epoch: int,
) -> MetricFigures:
    along = np.arange(1, len(steps) + 1) / max(1, steps_per_epoch)
    ends = np.arange(1.0, len(training) + 1)
    held_out = np.array([np.nan if y is None else y for y in validation], np.float64)
    is_empty = not np.isfinite(held_out).any()
    return MetricFigures(
        steps=decimated(Curve(along, np.array(steps, np.float64))),
        training=decimated(Curve(ends, np.array(training, np.float64))),
        validation=decimated(Curve(ends[:0], held_out[:0]) if is_empty else Curve(ends, held_out)),
    )


def _reason_so_far(live: LiveSeries) -> str:
    if not live.step_loss or math.isfinite(live.step_loss[-1]):
        return ""
    return _("The loss is no longer a number.")


def _steps_per_epoch(run: Run) -> int:
    """Return what an epoch counted, or, where none was finished, what the plan asks for."""
    if run.series.epochs:
        counted = run.series.epochs[0].steps
        return counted or max(1, len(run.series.step_loss) // len(run.series.epochs))
    examples = dataset_info(run.dataset).training * (1.0 - run.plan.validation_share)
    return max(1, math.ceil(examples / run.plan.batch_size))


def _rounded_up(number: float) -> float:
    """Round up to two digits, so that an axis does not move with every step."""
    unit = 10.0 ** (math.floor(math.log10(number)) - 1)
    return math.ceil(number / unit) * unit


def _highest(figures: MetricFigures) -> float:
    tops = [_finite(figures.training.y), _finite(figures.validation.y)]
    steps = _finite(figures.steps.y)
    if len(steps):
        tops.append(np.array([np.quantile(steps, 0.98)]))
    every = np.concatenate(tops)
    return float(every.max()) if len(every) else 0.0


def _finite(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return numbers[np.isfinite(numbers)]
