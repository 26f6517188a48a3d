"""Knowledge of the activation functions that consist of pieces."""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.activations import ActivationFunction as Function
from netbuilder.project.manual.activation_topic import activation_topic
from netbuilder.words import N_

PIECEWISE: Final = {
    Function.RELU6: activation_topic(
        Function.RELU6,
        N_("ReLU capped at 6, made for networks on small devices."),
        formula="y = min(max(x, 0), 6)",
        related=(Function.RELU,),
    ),
    Function.HARD_SIGMOID: activation_topic(
        Function.HARD_SIGMOID,
        N_("A sigmoid of three straight pieces: cheaper, and saturated beyond −3 and 3."),
        formula="y = min(max(x / 6 + 1 / 2, 0), 1)",
        related=(Function.SIGMOID, Function.SPARSE_SIGMOID),
    ),
    Function.HARD_SILU: activation_topic(
        Function.HARD_SILU,
        N_("Each value times its hard sigmoid: a cheaper silu."),
        formula="y = x · min(max(x / 6 + 1 / 2, 0), 1)",
        related=(Function.SILU, Function.HARD_SIGMOID),
    ),
    Function.HARD_TANH: activation_topic(
        Function.HARD_TANH,
        N_("Tanh of three straight pieces: saturated beyond −1 and 1."),
        formula="y = min(max(x, −1), 1)",
        related=(Function.TANH,),
    ),
    Function.HARD_SHRINK: activation_topic(
        Function.HARD_SHRINK,
        N_("Small values become 0; all others pass as they are."),
        formula="y = x,   |x| > 0.5\ny = 0,   |x| ≤ 0.5",
        related=(Function.SOFT_SHRINK, Function.TANH_SHRINK),
    ),
    Function.SOFT_SHRINK: activation_topic(
        Function.SOFT_SHRINK,
        N_("Small values become 0; all others move towards 0 by 0.5."),
        formula="y = sign(x) · max(|x| − 0.5, 0)",
        symbols=N_("x is one value, sign(x) is 1 where it is positive and −1 where negative."),
        related=(Function.HARD_SHRINK, Function.TANH_SHRINK),
    ),
    Function.TANH_SHRINK: activation_topic(
        Function.TANH_SHRINK,
        N_("Small values become very small; large ones move towards 0 by 1."),
        formula="y = x − tanh(x)",
        related=(Function.SOFT_SHRINK, Function.TANH),
    ),
    Function.SPARSE_PLUS: activation_topic(
        Function.SPARSE_PLUS,
        N_("A smooth ReLU that is exactly 0 below −1 and exactly x above 1."),
        formula="y = 0,   x ≤ −1\ny = (x + 1)^[2] / 4,   |x| < 1\ny = x,   x ≥ 1",
        related=(Function.SOFTPLUS, Function.SPARSE_SIGMOID),
    ),
    Function.SPARSE_SIGMOID: activation_topic(
        Function.SPARSE_SIGMOID,
        N_("A sigmoid of three straight pieces: exactly 0 below −1 and exactly 1 above 1."),
        formula="y = min(max((x + 1) / 2, 0), 1)",
        related=(Function.SIGMOID, Function.SPARSEMAX),
    ),
    Function.SPARSEMAX: activation_topic(
        Function.SPARSEMAX,
        N_(
            "Probabilities like those of softmax, many of which are exactly 0. The curve shows the "
            "first of two outputs, where the other input is 0. Keras 3.15 computes smaller values "
            "where several of them are not 0, so that their sum is below 1."
        ),
        formula="y_[k] = max(x_[k] − τ, 0)",
        symbols=N_("x_[k] is a value of the last axis; τ is chosen such that all y sum to 1."),
        related=(Function.SOFTMAX, Function.SPARSE_SIGMOID),
    ),
}
"""Topics of these functions."""
