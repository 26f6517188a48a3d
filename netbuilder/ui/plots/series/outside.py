"""Runs that exploded: their figures would flatten the curves of all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from netbuilder.ui.plots.series.ranges import figures_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.figures import RunFigures

_GROWN: Final = 10.0
"""A run has exploded if its figures rose to this many times its first."""
_APART: Final = 10.0
_FAR_APART: Final = 1_000.0
"""Times the highest figure of the others from which an exploded run is left out, and any run."""


class Outside(NamedTuple):
    """A run that the axis leaves out, and the highest figure that it reached."""

    run_id: str
    name: str
    reached: float


def outside(runs: Sequence[RunFigures], metric: Metric) -> tuple[Outside, ...]:
    """Return the runs that the axis of a metric leaves out; none where all have exploded.

    Runs with losses of another kind lie far apart, too, and are all shown: a run is left out
    because its figures grew, or because it is out of all proportion.
    """
    if metric.is_better_higher:
        return ()
    tops = [(_top(run, metric), run) for run in runs]
    known = sorted((found for found in tops if np.isfinite(found[0])), key=lambda found: found[0])
    calm = [top for top, run in known if not _has_grown(run, metric)]
    if not calm:
        return ()
    highest, found = calm[0], []
    for top, run in known:
        has_grown = _has_grown(run, metric)
        if top > (_APART if has_grown else _FAR_APART) * highest:
            found.append(Outside(run.run_id, run.name, _peak(run, metric)))
        elif not has_grown:
            highest = max(highest, top)
    return tuple(found)


def _top(run: RunFigures, metric: Metric) -> float:
    """Return the end of the axis that this run alone would ask for."""
    return float(figures_in([run.metric(metric)], share=0.98).max(initial=-np.inf))


def _peak(run: RunFigures, metric: Metric) -> float:
    return float(figures_in([run.metric(metric)], share=1.0).max())


def _has_grown(run: RunFigures, metric: Metric) -> bool:
    figures = run.metric(metric)
    for curve in (figures.steps.values, figures.training, figures.validation):
        first = _first(curve)
        if first is not None:
            return _top(run, metric) > _GROWN * first
    return False


def _first(curve: NDArray[np.float64]) -> float | None:
    known = np.isfinite(curve)
    return float(curve[known.argmax()]) if known.any() else None
