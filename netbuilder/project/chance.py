"""Chance level: what a network scores that does not look at its images at all."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netbuilder.project.plan import Loss

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from netbuilder.project.datasets import DatasetInfo

STANDARD_ERRORS: Final = 3.0
"""So far above chance level an accuracy is no chance any more: one in 740 by the normal
approximation to the binomial distribution, the limits of Shewhart's control charts
(Economic Control of Quality of Manufactured Product, 1931)."""


def chance_accuracy(info: DatasetInfo) -> float:
    """Return the accuracy of always answering the most frequent class, the best that is blind."""
    return info.most_frequent / info.training


def chance_bound(info: DatasetInfo, *, examples: int) -> float:
    """Return the accuracy that chance hardly exceeds on so many examples."""
    share = chance_accuracy(info)
    return share + STANDARD_ERRORS * math.sqrt(share * (1.0 - share) / max(1, examples))


def chance_loss(loss: Loss, *, classes: int) -> float:
    """Return the loss of giving each class the same probability, defined as Keras defines it."""
    share = 1.0 / classes
    logarithm = math.log(classes)
    if loss in (Loss.CATEGORICAL_CROSSENTROPY, Loss.KL_DIVERGENCE):
        return logarithm
    if loss is Loss.CATEGORICAL_FOCAL_CROSSENTROPY:
        return _FOCAL_ALPHA * math.pow(1.0 - share, _FOCAL_GAMMA) * logarithm
    if loss is Loss.POISSON:
        return share + share * logarithm
    if loss is Loss.CATEGORICAL_HINGE:
        return 1.0
    of_one = _OF_ONE_OUTPUT[loss]
    return share * of_one(1.0 - share) + (1.0 - share) * of_one(share)


_FOCAL_ALPHA: Final = 0.25
_FOCAL_GAMMA: Final = 2.0
_OF_ONE_OUTPUT: Final[Mapping[Loss, Callable[[float], float]]] = {
    Loss.MSE: lambda error: error**2,
    Loss.MAE: lambda error: error,
    Loss.HUBER: lambda error: error**2 / 2,
    Loss.LOG_COSH: lambda error: math.log(math.cosh(error)),
    Loss.BINARY_CROSSENTROPY: lambda error: -math.log(1.0 - error),
}
"""The losses that are means over the outputs, by how far one output is off."""
