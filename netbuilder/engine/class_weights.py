"""Class weights: how much a mistake on each class counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.datasets import Numbers
    from netbuilder.project.plan import Plan


def class_weights(plan: Plan, labels: Numbers, *, classes: int) -> NDArray[np.float32]:
    """Return the weight of each class: the plan's own, or n / (classes × examples of the class).

    Then all classes count alike and the mean weight of an example is 1 (scikit-learn's
    `class_weight="balanced"`; King and Zeng, "Logistic Regression in Rare Events Data", 2001). A
    class without examples has weight 0.
    """
    if plan.class_weights:
        return np.array(plan.class_weights, np.float32)
    counts = np.bincount(labels, minlength=classes)
    weights = np.zeros(classes, np.float32)
    present = counts > 0
    weights[present] = len(labels) / (classes * counts[present])
    return weights
