"""Optimizers that a plan chooses from, under Keras's own names."""

from __future__ import annotations

from enum import StrEnum


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
