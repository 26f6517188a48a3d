"""Runs that are shown, and the manner in which they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.project.datasets import dataset_info
from netbuilder.project.project import Project
from netbuilder.ui.plots.colours import colours_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.colours import Colours
    from netbuilder.ui.plots.figures import RunFigures
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
    """Manner in which all runs are drawn: weight of the smoothing, and whether on a log scale."""

    smoothing: float = 0.0
    is_log: bool = False

    def heights(self, figures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where figures lie along the y axis; NaN for one that has no logarithm."""
        if not self.is_log:
            return figures
        return np.log10(np.where(figures > 0, figures, np.nan))


def focused(shown: tuple[Shown, ...]) -> Shown | None:
    """Return the run that is drawn strongest."""
    return next((one for one in shown if one.is_focused), None)


def main_metric_of(shown: tuple[Shown, ...]) -> Metric:
    """Return the main metric of the focused run; without any, that of a new project's data."""
    run = focused(shown)
    if run is None:
        return dataset_info(Project().dataset).task.main_metric
    return run.figures.main_metric
