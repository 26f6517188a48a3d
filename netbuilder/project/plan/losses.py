"""Losses that a plan chooses from, under Keras's own names, and what is known of each."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Loss(StrEnum):
    """Loss function that training minimizes; Keras's own names."""

    CATEGORICAL_CROSSENTROPY = "categorical_crossentropy"
    SPARSE_CATEGORICAL_CROSSENTROPY = "sparse_categorical_crossentropy"
    MSE = "mse"
    MAE = "mae"
    HUBER = "huber"
    LOG_COSH = "log_cosh"
    BINARY_CROSSENTROPY = "binary_crossentropy"
    CATEGORICAL_FOCAL_CROSSENTROPY = "categorical_focal_crossentropy"
    KL_DIVERGENCE = "kl_divergence"
    POISSON = "poisson"
    CATEGORICAL_HINGE = "categorical_hinge"


LOSS_CLASSES: dict[Loss, str] = {
    Loss.CATEGORICAL_CROSSENTROPY: "CategoricalCrossentropy",
    Loss.SPARSE_CATEGORICAL_CROSSENTROPY: "SparseCategoricalCrossentropy",
    Loss.MSE: "MeanSquaredError",
    Loss.MAE: "MeanAbsoluteError",
    Loss.HUBER: "Huber",
    Loss.LOG_COSH: "LogCosh",
    Loss.BINARY_CROSSENTROPY: "BinaryCrossentropy",
    Loss.CATEGORICAL_FOCAL_CROSSENTROPY: "CategoricalFocalCrossentropy",
    Loss.KL_DIVERGENCE: "KLDivergence",
    Loss.POISSON: "Poisson",
    Loss.CATEGORICAL_HINGE: "CategoricalHinge",
}
"""Keras's class for each loss."""

SPARSE_LOSSES: Final = frozenset({Loss.SPARSE_CATEGORICAL_CROSSENTROPY})
"""Losses that are given the number of the right class, and not a 1 among zeros."""

LOGITS_LOSSES: Final = (
    Loss.CATEGORICAL_CROSSENTROPY,
    Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
    Loss.BINARY_CROSSENTROPY,
    Loss.CATEGORICAL_FOCAL_CROSSENTROPY,
)
"""Losses that can take the output for logits."""
