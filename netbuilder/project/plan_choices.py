"""Choices of a training plan, under Keras's own names."""

from __future__ import annotations

from enum import StrEnum


class Loss(StrEnum):
    """Loss function that training minimizes; Keras's own names."""

    CATEGORICAL_CROSSENTROPY = "categorical_crossentropy"
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

    CONSTANT = "constant"
    STEP = "step"
    EXPONENTIAL = "exponential"
    COSINE = "cosine"
    PLATEAU = "plateau"
