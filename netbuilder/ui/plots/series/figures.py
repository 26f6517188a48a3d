"""The figures of a run, ready to be drawn: what came is taken in once, not each time."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.project.datasets import dataset_info
from netbuilder.project.example_counts import learned_examples
from netbuilder.project.metric import LOSS
from netbuilder.project.overfitting import overfitting_from
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end_words import end_sentence
from netbuilder.project.series import best_epoch
from netbuilder.ui.plots.series.pyramid import Pyramid
from netbuilder.ui.plots.series.smoothing import Smoothing
from netbuilder.ui.plots.series.step_axis import StepAxis
from netbuilder.ui.trainer.words import knob_names
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from netbuilder.network.graph import NodeId
    from netbuilder.project.metric import Metric
    from netbuilder.project.run import Change, Run
    from netbuilder.project.series import Epoch, Score
    from netbuilder.ui.trainer.live import LiveSeries


@dataclass(slots=True)
class MetricFigures:
    """One measure of a run: of each step, and, an entry for each epoch, of what was measured then.

    What was not measured is NaN.
    """

    steps: Pyramid = field(default_factory=Pyramid)
    training: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    validation: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    plain: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    _smooth: Pyramid = field(default_factory=Pyramid)
    _smoothing: Smoothing = field(default_factory=lambda: Smoothing(0.0))

    def take_epochs(self, epochs: Sequence[Epoch], name: str) -> None:
        """Hold what was measured under this name in these epochs."""
        self.training = _column([epoch.training for epoch in epochs], name)
        self.validation = _column([epoch.validation for epoch in epochs], name)
        self.plain = _column([epoch.plain for epoch in epochs], name)

    def smooth(self, weight: float) -> Pyramid:
        """Return the steps smoothed; only what came since the last time is computed."""
        if weight != self._smoothing.weight:
            self._smooth, self._smoothing = Pyramid(), Smoothing(weight)
        fresh = self.steps.values[len(self._smooth) :]
        if len(fresh):
            self._smooth.extend(self._smoothing.extend(fresh))
        return self._smooth

    @property
    def judged(self) -> NDArray[np.float64]:
        """Figures that a run is judged by: its validation, or those of training without any."""
        return self.validation if np.isfinite(self.validation).any() else self.training


class RunFigures:
    """Figures that the plots show of one run, finished or under way.

    Attributes:
        run_id: The run's.
        name: What the person calls it.
        metrics: Those of its task; the first is the main one.
        first_epoch: The epoch at which it begins on the axis.
        epochs: The figures of its epochs.
        changes: The knobs that were turned.
        names: What blocks with knobs are called.
        axis: Where its steps lie.
        reason: Reason why figures are missing, or empty.
        version: Another number whenever there is more to draw.
        best: The epoch with the lowest loss, counted from 0, or None.
        overfits_from: The epoch, counted from 0, after which the network only
            memorizes its training examples, or None.
    """

    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        self.name = ""
        self.metrics: tuple[Metric, ...] = (LOSS,)
        self.first_epoch = 0
        self.epochs: tuple[Epoch, ...] = ()
        self.changes: tuple[Change, ...] = ()
        self.names: Mapping[NodeId, str] = {}
        self.axis = StepAxis()
        self.reason = ""
        self.version = 0
        self.best: int | None = None
        self.overfits_from: int | None = None
        self._metrics: dict[str, MetricFigures] = {}
        self._laid_out: object = None

    def metric(self, metric: Metric) -> MetricFigures:
        """Return the figures of one metric; NaN for each epoch where it was not measured."""
        if metric.name not in self._metrics:
            self._metrics[metric.name] = MetricFigures()
            self._metrics[metric.name].take_epochs(self.epochs, metric.name)
        return self._metrics[metric.name]

    @property
    def steps(self) -> int:
        """Number of optimizer steps that are known."""
        return len(self.metric(LOSS).steps)

    @property
    def ends(self) -> NDArray[np.float64]:
        """Ends of the finished epochs on the axis."""
        return self.first_epoch + np.arange(1.0, len(self.epochs) + 1)

    @property
    def reach(self) -> float:
        """End of the axis that this run needs: the end of its present epoch."""
        done = math.ceil(self.axis.place(self.steps) - 1e-9) if self.steps else 0
        return max(self.first_epoch + 1.0, float(done), self.first_epoch + len(self.epochs))

    def take_run(self, run: Run) -> None:
        """Show a run that is over; of what it was while under way, the steps are kept."""
        self.name, self.first_epoch = run.name, run.first_epoch
        self.metrics = dataset_info(run.dataset).task.metrics
        self.reason = end_sentence(run) if run.status is RunStatus.FAILED else ""
        self.names = knob_names(run.graph)
        series, self._laid_out = run.series, None
        self._take_steps(dict(series.step_figures()))
        self._take_epochs(series.epochs, run.changes, _steps_per_epoch(run))

    def take_live(self, live: LiveSeries) -> None:
        """Take in what came to a run under way since the last time."""
        self.name, self.first_epoch, self.names = live.name, live.first_epoch, live.names
        self.metrics = dataset_info(live.dataset).task.metrics
        self._take_steps(dict(live.step_figures()))
        is_lost = live.step_loss and not math.isfinite(live.step_loss[-1])
        self.reason = _("The loss became NaN.") if is_lost else ""
        self._take_epochs(live.epochs, live.changes, live.steps_per_epoch)

    def _take_steps(self, figures: Mapping[str, Sequence[float]]) -> None:
        known, count = self.steps, min(map(len, figures.values()))
        if count < known:
            self._metrics.clear()
            known, self._laid_out = 0, None
        if count > known:
            for name, numbers in figures.items():
                column = self._metrics.setdefault(name, MetricFigures())
                column.steps.extend(numbers[known:count])
            self.version += 1

    def _take_epochs(
        self, epochs: Sequence[Epoch], changes: Sequence[Change], steps_per_epoch: int
    ) -> None:
        laid_out = (len(epochs), len(changes), steps_per_epoch, self.first_epoch)
        if laid_out == self._laid_out:
            return
        self._laid_out = laid_out
        self.epochs, self.changes = tuple(epochs), tuple(changes)
        self.best, self.overfits_from = best_epoch(self.epochs), overfitting_from(self.epochs)
        for name in dict.fromkeys((*self._metrics, *_measured(self.epochs))):
            self._metrics.setdefault(name, MetricFigures()).take_epochs(self.epochs, name)
        self.axis = StepAxis(
            self.epochs,
            first_epoch=self.first_epoch,
            steps_per_epoch=steps_per_epoch,
            changes=self.changes,
        )
        self.version += 1


def _measured(epochs: Sequence[Epoch]) -> set[str]:
    """Return the names of all that was measured."""
    scores = (score for epoch in epochs for _before, score in epoch.scores())
    return {name for score in scores for name, _figure in score.figures()}


def _column(scores: Sequence[Score | None], name: str) -> NDArray[np.float64]:
    found = (None if score is None else score.figure(name) for score in scores)
    figures = np.array([math.nan if y is None else y for y in found], np.float64)
    figures[~np.isfinite(figures)] = np.nan
    return figures


def _steps_per_epoch(run: Run) -> int:
    """Return what the last epoch counted, or what plan and knobs ask for in the present one.

    A run of before its examples were recorded tells nothing of drawings that it learned from.
    """
    series, plan = run.series, run.plan
    sizes = [change for change in run.changes if change.setting == "batch_size"]
    counted = [epoch.steps for epoch in series.epochs if epoch.steps]
    if series.epochs and not counted:
        return max(1, len(series.step_loss) // len(series.epochs))
    if counted and not sizes:
        return counted[-1]
    project = Project(graph=run.graph, dataset=run.dataset, plan=plan)
    examples = run.examples or learned_examples(project)
    return max(1, math.ceil(examples / (sizes[-1].after if sizes else plan.batch_size)))
