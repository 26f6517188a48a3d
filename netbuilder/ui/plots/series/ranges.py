"""The ends of the axes while nobody has zoomed, so that what matters fills the plot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.project.metric import MetricForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.figures import MetricFigures

_SAMPLE: Final = 1_000
_LEAST: Final = -1.0
"""R² has no lower end: what is worse than this tells no more."""


def loss_range(shown: Sequence[MetricFigures]) -> tuple[float, float]:
    """Return the ends of the loss axis: from 0, without the first steps' peak if need be."""
    top = figures_in(shown, share=0.98).max(initial=0.0)
    return (0.0, _rounded_up(top * 1.05)) if top > 0 else (0.0, 1.0)


def log_loss_range(shown: Sequence[MetricFigures]) -> tuple[float, float]:
    """Return the ends of the loss axis as decimal logarithms; losses of 0 have no place on it."""
    lows, highs = figures_in(shown, share=0.02), figures_in(shown, share=1.0)
    lows, highs = lows[lows > 0], highs[highs > 0]
    if not len(lows) or not len(highs):
        return -2.0, 0.0
    low, high = math.log10(lows.min()), math.log10(highs.max())
    edge = max(0.05, 0.05 * (high - low))
    return low - edge, high + edge


def metric_range(shown: Sequence[MetricFigures], metric: Metric) -> tuple[float, float]:
    """Return the ends of a metric's axis.

    Where 1 is the best it ends just above that, and begins a tenth below what matters, of shares
    not below 0; where 0 is the best it is laid out as that of a loss.
    """
    if not metric.is_better_higher:
        return loss_range(shown)
    lows = figures_in(shown, share=0.05)
    floor = math.floor(lows.min() * 10) / 10 if len(lows) else 0.0
    least = 0.0 if metric.form is MetricForm.PERCENT else _LEAST
    bottom = min(max(floor, least), 0.9)
    return bottom, metric.best + 0.02 * (metric.best - bottom)


def figures_in(shown: Sequence[MetricFigures], *, share: float) -> NDArray[np.float64]:
    """Return the figures of all epochs, and of the steps the one that `share` of them are below."""
    found = []
    for figures in shown:
        found += [_finite(y) for y in (figures.training, figures.validation, figures.plain)]
        steps = _finite(figures.steps.window(0, len(figures.steps), most=_SAMPLE).values)
        if len(steps):
            found.append(np.array([np.quantile(steps, share)]))
    return np.concatenate(found) if found else np.empty(0)


def _rounded_up(number: float) -> float:
    """Round up to two digits, so that an axis does not move with every step."""
    unit = 10.0 ** (math.floor(math.log10(number)) - 1)
    return math.ceil(number / unit) * unit


def _finite(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return numbers[np.isfinite(numbers)]
