"""Knowledge of each activation function, as its help page says it.

Formulas are those of Keras (https://keras.io/api/layers/activations/), for one value x, or where a
function looks at a whole axis for the value of number k.
"""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.activations import ActivationFunction as Function
from netbuilder.project.manual.activation_topic import AXIS, EXPONENT, activation_topic
from netbuilder.project.manual.piecewise_functions import PIECEWISE
from netbuilder.project.manual.smooth_functions import SMOOTH
from netbuilder.words import N_

_EVERYDAY: Final = {
    Function.LINEAR: activation_topic(
        Function.LINEAR,
        N_(
            "No activation: the values pass as they are. For the output of a regression, or where "
            "an Activation block follows."
        ),
        formula="y = x",
        related=(Function.RELU,),
    ),
    Function.RELU: activation_topic(
        Function.RELU,
        N_(
            "The usual choice for hidden layers: negative values become 0, positive ones pass. Its "
            "gradient does not vanish for positive values, however deep the network is."
        ),
        formula="y = max(x, 0)",
        related=(Function.LEAKY_RELU, Function.GELU, Function.SIGMOID),
    ),
    Function.LEAKY_RELU: activation_topic(
        Function.LEAKY_RELU,
        N_("ReLU that lets a fifth of each negative value pass, so that no neuron stops learning."),
        formula="y = max(x, 0.2 · x)",
        related=(Function.RELU, Function.ELU),
    ),
    Function.SIGMOID: activation_topic(
        Function.SIGMOID,
        N_(
            "Squashes each value to between 0 and 1. For a yes-or-no output; in hidden layers its "
            "gradient is at most 1/4, and vanishes in deep networks."
        ),
        formula="y = 1 / (1 + e^[−x])",
        symbols=EXPONENT,
        related=(Function.TANH, Function.HARD_SIGMOID, Function.SOFTMAX),
    ),
    Function.TANH: activation_topic(
        Function.TANH,
        N_(
            "Squashes each value to between −1 and 1: a sigmoid that is symmetric about 0. Usual "
            "in recurrent layers."
        ),
        formula="y = (e^[x] − e^[−x]) / (e^[x] + e^[−x])",
        symbols=EXPONENT,
        related=(Function.SIGMOID, Function.HARD_TANH, Function.SOFTSIGN),
    ),
    Function.SOFTMAX: activation_topic(
        Function.SOFTMAX,
        N_(
            "Turns the values of an axis into probabilities: positive, with a sum of 1. For the "
            "output of a classification. The curve shows the first of two outputs, where the other "
            "input is 0."
        ),
        formula="y_[k] = exp(x_[k]) / Σ_[j] exp(x_[j])",
        symbols=AXIS,
        related=(Function.LOG_SOFTMAX, Function.SPARSEMAX, Function.SIGMOID),
    ),
}
ACTIVATION_TOPICS: Final = {
    function: {**_EVERYDAY, **SMOOTH, **PIECEWISE}[function] for function in Function
}
"""Topic of each activation function."""
