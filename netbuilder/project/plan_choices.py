"""Choices of a training plan, under Keras's own names."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from netbuilder.words import N_


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


class OptimizerName(StrEnum):
    """Optimizer: the rule by which weights follow the gradient; Keras's own class names."""

    SGD = "SGD"
    ADAGRAD = "Adagrad"
    RMSPROP = "RMSprop"
    ADAM = "Adam"
    ADAMW = "AdamW"
    NADAM = "Nadam"
    ADAMAX = "Adamax"
    ADADELTA = "Adadelta"
    LION = "Lion"


DEFAULT_RATES: dict[OptimizerName, float] = {
    OptimizerName.SGD: 0.1,
    OptimizerName.ADAGRAD: 0.01,
    OptimizerName.RMSPROP: 0.001,
    OptimizerName.ADAM: 0.001,
    OptimizerName.ADAMW: 0.001,
    OptimizerName.NADAM: 0.001,
    OptimizerName.ADAMAX: 0.002,
    OptimizerName.ADADELTA: 1.0,
    OptimizerName.LION: 0.0003,
}
"""A learning rate to start from with each optimizer, offered when the optimizer is changed."""


class Schedule(StrEnum):
    """Learning-rate schedule: how the learning rate changes from epoch to epoch."""

    CONSTANT = N_("constant")
    STEP = N_("step")
    EXPONENTIAL = N_("exponential")
    COSINE = N_("cosine")
    PLATEAU = N_("plateau")
