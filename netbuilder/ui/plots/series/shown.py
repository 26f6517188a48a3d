"""Runs that are shown, and the manner in which they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.project.datasets import dataset_info
from netbuilder.project.project import Project
from netbuilder.ui.plots.series.colours import colours_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.colours import Colours
    from netbuilder.ui.plots.series.figures import RunFigures
    from netbuilder.ui.style.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A run in the plots.

    `order` is its place in the document, `own` the colour the person gave it or empty. The one
    that is focused is drawn with all that is known of it; `is_alone` tells that there is no other.
    """

    figures: RunFigures
    order: int
    own: str = ""
    is_focused: bool = False
    is_alone: bool = False

    def colours(self, theme: Theme) -> Colours:
        """Return the colours of its curves."""
        return colours_of(self.own, order=self.order, is_alone=self.is_alone, theme=theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Manner in which all runs are drawn.

    Attributes:
        smoothing: Weight of the smoothing.
        is_log: True where losses are drawn on a log scale.
        metric: Name of the metric beside the loss; empty for the main one.
    """

    smoothing: float = 0.0
    is_log: bool = False
    metric: str = ""

    def heights(self, figures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where figures lie along the y axis; NaN for one that has no logarithm."""
        if not self.is_log:
            return figures
        return np.log10(np.where(figures > 0, figures, np.nan))


def focused(shown: tuple[Shown, ...]) -> Shown | None:
    """Return the run that is drawn strongest."""
    return next((one for one in shown if one.is_focused), None)


def metrics_of(shown: tuple[Shown, ...]) -> tuple[Metric, ...]:
    """Return the metrics of the focused run's task, the main one first.

    Without any run they are those of a new project's data.
    """
    run = focused(shown)
    return dataset_info(Project().dataset).task.metrics if run is None else run.figures.metrics


def metric_of(shown: tuple[Shown, ...], name: str = "") -> Metric:
    """Return the metric of this name, or the main one where the focused run has no such metric."""
    metrics = metrics_of(shown)
    return next((metric for metric in metrics if metric.name == name), metrics[0])
