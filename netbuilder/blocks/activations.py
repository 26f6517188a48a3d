"""The activation functions of Keras that keep the shape of their input."""

from __future__ import annotations

from enum import StrEnum


class ActivationFunction(StrEnum):
    """Keras's activations by its own names (https://keras.io/api/layers/activations/).

    `glu` halves an axis and `threshold` needs an argument: they do not fit here.
    """

    LINEAR = "linear"
    RELU = "relu"
    LEAKY_RELU = "leaky_relu"
    ELU = "elu"
    SELU = "selu"
    GELU = "gelu"
    SILU = "silu"
    SIGMOID = "sigmoid"
    TANH = "tanh"
    SOFTMAX = "softmax"
    SOFTPLUS = "softplus"
    SOFTSIGN = "softsign"
    EXPONENTIAL = "exponential"
    RELU6 = "relu6"
    CELU = "celu"
    MISH = "mish"
    HARD_SIGMOID = "hard_sigmoid"
    HARD_SILU = "hard_silu"
    HARD_TANH = "hard_tanh"
    HARD_SHRINK = "hard_shrink"
    SOFT_SHRINK = "soft_shrink"
    TANH_SHRINK = "tanh_shrink"
    LOG_SIGMOID = "log_sigmoid"
    LOG_SOFTMAX = "log_softmax"
    SQUAREPLUS = "squareplus"
    SPARSE_PLUS = "sparse_plus"
    SPARSE_SIGMOID = "sparse_sigmoid"
    SPARSEMAX = "sparsemax"


LIKE_PROBABILITIES = frozenset({ActivationFunction.SOFTMAX, ActivationFunction.SPARSEMAX})
"""Activations whose outputs are positive and sum to one."""
