"""Knowledge of the smooth activation functions that are less usual."""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.activations import ActivationFunction as Function
from netbuilder.project.manual.activation_topic import AXIS, EXPONENT, activation_topic
from netbuilder.words import N_

SMOOTH: Final = {
    Function.ELU: activation_topic(
        Function.ELU,
        N_("Like ReLU for positive values; negative ones approach −1 smoothly."),
        formula="y = x,   x ≥ 0\ny = e^[x] − 1,   x < 0",
        symbols=EXPONENT,
        related=(Function.RELU, Function.SELU, Function.CELU),
    ),
    Function.SELU: activation_topic(
        Function.SELU,
        N_(
            "ELU scaled such that, with suitable initial weights, the values keep mean 0 and "
            "variance 1 from layer to layer."
        ),
        formula="y = s · x,   x ≥ 0\ny = s · α · (e^[x] − 1),   x < 0",
        symbols=N_("x is one value, e is Euler’s number; s is 1.0507 and α is 1.6733."),
        related=(Function.ELU,),
    ),
    Function.CELU: activation_topic(
        Function.CELU,
        N_("ELU in a form whose slope has no jump, whichever scale is chosen; here the same."),
        formula="y = max(x, 0) + min(e^[x] − 1, 0)",
        symbols=EXPONENT,
        related=(Function.ELU,),
    ),
    Function.GELU: activation_topic(
        Function.GELU,
        N_("A smooth ReLU, usual in transformers: each value times how likely it is to be large."),
        formula="y = x · (1 + erf(x / √2)) / 2",
        symbols=N_("x is one value, erf the error function of the normal distribution."),
        related=(Function.RELU, Function.SILU, Function.MISH),
    ),
    Function.SILU: activation_topic(
        Function.SILU,
        N_("Each value times its sigmoid, also called swish: smooth, with a small dip below 0."),
        formula="y = x / (1 + e^[−x])",
        symbols=EXPONENT,
        related=(Function.GELU, Function.HARD_SILU, Function.SIGMOID),
    ),
    Function.MISH: activation_topic(
        Function.MISH,
        N_("A smooth ReLU with a small dip below 0, very close to silu."),
        formula="y = x · tanh(log(1 + e^[x]))",
        symbols=EXPONENT,
        related=(Function.SILU, Function.SOFTPLUS),
    ),
    Function.SOFTPLUS: activation_topic(
        Function.SOFTPLUS,
        N_("A smooth ReLU that is never 0. For outputs that have to be positive."),
        formula="y = log(1 + e^[x])",
        symbols=EXPONENT,
        related=(Function.RELU, Function.SQUAREPLUS, Function.EXPONENTIAL),
    ),
    Function.SOFTSIGN: activation_topic(
        Function.SOFTSIGN,
        N_("Squashes each value to between −1 and 1, more slowly than tanh."),
        formula="y = x / (1 + |x|)",
        related=(Function.TANH,),
    ),
    Function.SQUAREPLUS: activation_topic(
        Function.SQUAREPLUS,
        N_("Close to softplus, with a square root instead of exponential and logarithm."),
        formula="y = (x + √(x^[2] + 4)) / 2",
        related=(Function.SOFTPLUS,),
    ),
    Function.EXPONENTIAL: activation_topic(
        Function.EXPONENTIAL,
        N_("Grows without bound. For outputs that have to be positive; large values overflow."),
        formula="y = e^[x]",
        symbols=EXPONENT,
        related=(Function.SOFTPLUS,),
    ),
    Function.LOG_SIGMOID: activation_topic(
        Function.LOG_SIGMOID,
        N_("The logarithm of the sigmoid, computed such that it does not overflow."),
        formula="y = −log(1 + e^[−x])",
        symbols=EXPONENT,
        related=(Function.SIGMOID, Function.LOG_SOFTMAX),
    ),
    Function.LOG_SOFTMAX: activation_topic(
        Function.LOG_SOFTMAX,
        N_(
            "The logarithm of softmax, computed such that it does not overflow. The curve shows "
            "the first of two outputs, where the other input is 0."
        ),
        formula="y_[k] = x_[k] − log(Σ_[j] exp(x_[j]))",
        symbols=AXIS,
        related=(Function.SOFTMAX,),
    ),
}
"""Topics of these functions."""
