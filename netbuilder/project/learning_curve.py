"""Rules for what the curves of a run tell; the thresholds of a verdict stand here, and why.

The one for overfitting is in `overfitting`, those of chance level in `chance`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.project.metric import Metric
    from netbuilder.project.run import Run
    from netbuilder.project.series import Epoch
    from netbuilder.project.task import Task

STRIP: Final = 5
"""Epochs at the end of a run in which progress is looked for: the training strip of Prechelt's
measure of progress (Early Stopping – But When?, 1998). A shorter run is looked at by its last half.
"""
LEAST_GAIN: Final = 0.02
"""A loss counts as lower from 2 % on. In recorded runs the lowest loss of five epochs fell by 2.5 %
and more while they learned, and by 1.8 % at most once they had settled."""
LEAST_RISE: Final = 0.02
"""Rise of a share, of right answers or of explained variance, that counts as one: two points, three
standard errors of an accuracy on MNIST's 6,000 validation images, where half of them are right."""
LEAST_EPOCHS: Final = 3
"""Epochs that a trend needs at least: with two there is one difference, which may be chance."""
SETTLED: Final = 3
"""Epochs without progress before a run is said to have stopped improving. Recorded runs that went
on to improve had at most two such epochs in a row."""
GROWN: Final = 10.0
"""A loss so many times that of chance level has diverged. Recorded runs that learn are below
chance level from the first epoch on; Adam at a rate of 10 comes to a thousand times it and more."""
GOOD_SHARE: Final = 0.9
"""Share of the way from chance level to no mistakes that a run called fine has to have gone. A
linear classifier on MNIST comes as far (LeCun et al., Gradient-Based Learning Applied to Document
Recognition, 1998)."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Figures that a verdict goes by: a run's validation figures, or, without any, the training's.

    The losses are finite, from the first epoch to the last or to where one is not. `figures` are
    those of the main metric of the task.
    """

    losses: tuple[float, ...]
    figures: tuple[float, ...]
    is_validation: bool
    task: Task

    @property
    def metric(self) -> Metric:
        """The main metric."""
        return self.task.main_metric

    @property
    def best(self) -> float:
        """The best figure of all epochs."""
        return max(self.figures, key=self.metric.rank)

    def __len__(self) -> int:
        return len(self.losses)


def curve_of(epochs: Sequence[Epoch], task: Task) -> Curve:
    """Return the curve of a run's epochs by the main metric of its task."""
    name = task.main_metric.name
    held = [epoch.validation for epoch in epochs if epoch.validation is not None]
    is_validation = bool(epochs) and sum(score.figure(name) is not None for score in held) == len(
        epochs
    )
    scores = held if is_validation else [epoch.training for epoch in epochs]
    pairs = ((score.loss, score.metrics.get(name, math.nan)) for score in scores)
    finite = list(takewhile(lambda pair: all(map(math.isfinite, pair)), pairs))
    losses = tuple(loss for loss, _figure in finite)
    return Curve(losses, tuple(figure for _loss, figure in finite), is_validation, task)


def recent_gain(losses: Sequence[float]) -> tuple[float, int]:
    """Return which share the lowest loss fell by in the last epochs, and how many these are.

    It is not above 0 where no epoch of the strip is better than all before it.
    """
    strip = min(STRIP, len(losses) // 2)
    if not strip:
        return 0.0, 0
    before, after = min(losses[:-strip]), min(losses[-strip:])
    return (1.0 - after / before if before > 0.0 else 0.0), strip


def is_improving(curve: Curve) -> bool:
    """Tell whether a run still gets better at its end.

    Its loss falls, or its main metric gets better, by enough to count, and fewer than `SETTLED`
    epochs came after the best. The accuracy of a network that only begins to learn rises long
    before its mean squared error moves.
    """
    return _falls(curve.losses) or (
        _rises(curve.figures) if curve.metric.is_better_higher else _falls(curve.figures)
    )


def _falls(figures: Sequence[float]) -> bool:
    gain, _strip = recent_gain(figures)
    return gain >= LEAST_GAIN and figures.index(min(figures)) >= len(figures) - SETTLED


def _rises(figures: Sequence[float]) -> bool:
    strip = min(STRIP, len(figures) // 2)
    return (
        bool(strip)
        and max(figures[-strip:]) - max(figures[:-strip]) >= LEAST_RISE
        and figures.index(max(figures)) >= len(figures) - SETTLED
    )


def settled_at(losses: Sequence[float]) -> int | None:
    """Return the first epoch, from 0, that no later one is better than by enough to count.

    None where fewer than `SETTLED` epochs came after it.
    """
    lowest = min(losses, default=math.inf)
    found = next((i for i, loss in enumerate(losses) if lowest >= loss * (1.0 - LEAST_GAIN)), None)
    return found if found is not None and len(losses) - 1 - found >= SETTLED else None


def is_finite(run: Run) -> bool:
    """Tell whether the losses of all epochs and of the last step are finite."""
    if run.diverged_in is not None:
        return False
    losses = list(run.series.step_loss[-1:])
    for epoch in run.series.epochs:
        losses += [epoch.loss] if epoch.val_loss is None else [epoch.loss, epoch.val_loss]
    return all(map(math.isfinite, losses))


def share_of_the_way(figure: float, *, chance: float, best: float = 1.0) -> float:
    """Return a metric as a share of the way from chance level to no mistakes."""
    return (figure - chance) / (best - chance) if best != chance else 1.0
