"""Chance level: what a network scores that does not look at its examples at all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netbuilder.project.metric import Measure
from netbuilder.project.plan import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from netbuilder.project.datasets import DatasetInfo

STANDARD_ERRORS: Final = 3.0
"""Distance from chance level at which an accuracy is no chance any more: one in 740 by the normal
approximation to the binomial distribution, the limits of Shewhart's control charts
(Economic Control of Quality of Manufactured Product, 1931)."""


def chance_figure(info: DatasetInfo) -> float:
    """Return the main metric of the best answer that is blind.

    In a classification that is always the most frequent class, in a regression always the mean: its
    error is a standard deviation, and it explains no variance.
    """
    metric = info.task.main_metric
    if metric.measure in _SHARES:
        return min(1.0, metric.k * info.most_frequent / info.training)
    of_mean = {Measure.MAE: info.deviation, Measure.MSE: info.deviation**2}
    return of_mean.get(metric.measure, 0.0)


def chance_bound(info: DatasetInfo, *, examples: int) -> float:
    """Return the number of the main metric that chance hardly betters on so many examples.

    A correlation by chance has a standard error of 1 / √n (Fisher, "On the probable error of a
    coefficient of correlation", 1921), and R² is its square.
    """
    metric, chance, count = info.task.main_metric, chance_figure(info), max(1, examples)
    if metric.measure in _SHARES:
        return chance + STANDARD_ERRORS * math.sqrt(chance * (1.0 - chance) / count)
    if metric.measure is Measure.R2:
        return STANDARD_ERRORS**2 / count
    return chance - STANDARD_ERRORS * chance / math.sqrt(count)


def chance_loss(loss: Loss, info: DatasetInfo) -> float:
    """Return the loss of a blind answer, defined as Keras defines it.

    In a classification that gives each class the same probability; in a regression it is off by
    about a standard deviation.
    """
    if not info.classes:
        return _OF_ONE_OUTPUT[loss](info.deviation) if loss in _OF_ONE_OUTPUT else math.inf
    share = 1.0 / info.classes
    logarithm = math.log(info.classes)
    if loss in _OF_THE_RIGHT_CLASS:
        return logarithm
    if loss is Loss.CATEGORICAL_FOCAL_CROSSENTROPY:
        return _FOCAL_ALPHA * math.pow(1.0 - share, _FOCAL_GAMMA) * logarithm
    if loss is Loss.POISSON:
        return share + share * logarithm
    if loss is Loss.CATEGORICAL_HINGE:
        return 1.0
    of_one = _OF_ONE_OUTPUT[loss]
    return share * of_one(1.0 - share) + (1.0 - share) * of_one(share)


_SHARES: Final = frozenset({Measure.ACCURACY, Measure.TOP_K})
_OF_THE_RIGHT_CLASS: Final = frozenset(
    {
        Loss.CATEGORICAL_CROSSENTROPY,
        Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
        Loss.KL_DIVERGENCE,
    }
)
_FOCAL_ALPHA: Final = 0.25
_FOCAL_GAMMA: Final = 2.0
_OF_ONE_OUTPUT: Final[Mapping[Loss, Callable[[float], float]]] = {
    Loss.MSE: lambda error: error**2,
    Loss.MAE: lambda error: error,
    Loss.HUBER: lambda error: error**2 / 2 if error <= 1.0 else error - 0.5,
    Loss.LOG_COSH: lambda error: error + math.log1p(math.exp(-2.0 * error)) - math.log(2.0),
    Loss.BINARY_CROSSENTROPY: lambda error: -math.log(1.0 - error),
}
"""The losses that are means over the outputs, by how far one output is off."""
