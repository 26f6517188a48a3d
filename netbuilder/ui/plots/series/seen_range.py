"""The ends of an upright axis where a part of the time axis is seen: its figures fill the plot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.project.metric import MetricForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.figures import RunFigures

_EDGE: Final = 0.05
_SAMPLE: Final = 1_000
_FEW: Final = 200
"""Steps up to which each is seen; of more, the highest and the lowest fiftieth may be cut off."""
_CUT: Final = 0.02
_NEAR_ZERO: Final = 0.5
"""Share of their span up to which figures lie near enough to 0 for the axis to begin there."""


def seen_range(
    runs: Sequence[RunFigures], metric: Metric, seen: tuple[float, float], *, is_log: bool
) -> tuple[float, float] | None:
    """Return the ends of the axis for what `runs` did in the part of the time axis that is seen.

    None where there is nothing to see. With `is_log`, they are decimal logarithms.
    """
    found = np.array([figure for run in runs for figure in _ends(run, metric, seen)])
    found = found[np.isfinite(found) & ((found > 0) | (not is_log))]
    if not len(found):
        return None
    if is_log:
        found = np.log10(found)
    low, high = float(found.min()), float(found.max())
    edge = _EDGE * (high - low) or _EDGE * abs(high) or _EDGE
    if is_log:
        return low - edge, high + edge
    if not metric.is_better_higher:
        return (0.0 if 0 <= low <= _NEAR_ZERO * (high - low) else low - edge), high + edge
    floor = 0.0 if metric.form is MetricForm.PERCENT else -math.inf
    return max(floor, low - edge), high + edge


def _ends(run: RunFigures, metric: Metric, seen: tuple[float, float]) -> Iterator[float]:
    """Yield the lowest and the highest figure of each curve of a run."""
    figures, ends = run.metric(metric), run.ends
    for curve in (figures.training, figures.validation, figures.plain):
        yield from _of_line(ends, curve, seen)
    first, end = (round(run.axis.step_at(place)) for place in seen)
    steps = figures.steps.window(first - 1, end + 1, most=_SAMPLE).values
    steps = steps[np.isfinite(steps)]
    if len(steps):
        cut = 0.0 if end - first <= _FEW else _CUT
        yield from np.quantile(steps, (cut, 1.0 - cut)).tolist()


def _of_line(
    x: NDArray[np.float64], y: NDArray[np.float64], seen: tuple[float, float]
) -> Iterator[float]:
    """Yield the ends of a line of epochs, where it enters and leaves included."""
    known = np.isfinite(y)
    x, y = x[known], y[known]
    if not len(x) or seen[1] < x[0] or seen[0] > x[-1]:
        return
    crossed = np.interp(np.clip(seen, x[0], x[-1]), x, y)
    inside = y[(x >= seen[0]) & (x <= seen[1])]
    heights = np.concatenate((crossed, inside))
    yield float(heights.min())
    yield float(heights.max())
