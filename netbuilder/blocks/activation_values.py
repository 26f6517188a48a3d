"""Values of the activation functions, for their curves; training computes with Keras's own.

The constants are Keras's (https://keras.io/api/layers/activations/).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import ActivationFunction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SELU_ALPHA: Final = 1.6732632423543772
_SELU_SCALE: Final = 1.0507009873554805
_LEAKY_SLOPE: Final = 0.2
_SHRINK: Final = 0.5


def activation_value(function: ActivationFunction, x: float) -> float:
    """Return φ(x).

    Softmax, log softmax and sparsemax look at all values of an axis: of these it is the first of
    two outputs where the inputs are x and 0.
    """
    return _VALUES[function](x)


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x >= 0 else math.exp(x) / (1.0 + math.exp(x))


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _elu(x: float) -> float:
    return x if x >= 0 else math.expm1(x)


def _clipped(x: float, least: float, most: float) -> float:
    return min(max(x, least), most)


def _hard_sigmoid(x: float) -> float:
    return _clipped(x / 6.0 + 0.5, 0.0, 1.0)


def _half_and_half(x: float) -> float:
    return _clipped((x + 1.0) / 2.0, 0.0, 1.0)


def _sparse_plus(x: float) -> float:
    if abs(x) >= 1.0:
        return max(x, 0.0)
    return (x + 1.0) ** 2 / 4.0


_VALUES: Final[Mapping[ActivationFunction, Callable[[float], float]]] = {
    ActivationFunction.LINEAR: lambda x: x,
    ActivationFunction.RELU: lambda x: max(x, 0.0),
    ActivationFunction.LEAKY_RELU: lambda x: max(x, _LEAKY_SLOPE * x),
    ActivationFunction.ELU: _elu,
    ActivationFunction.SELU: lambda x: _SELU_SCALE * (x if x >= 0 else _SELU_ALPHA * _elu(x)),
    ActivationFunction.GELU: lambda x: x * (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0,
    ActivationFunction.SILU: lambda x: x * _sigmoid(x),
    ActivationFunction.SIGMOID: _sigmoid,
    ActivationFunction.TANH: math.tanh,
    ActivationFunction.SOFTMAX: _sigmoid,
    ActivationFunction.SOFTPLUS: _softplus,
    ActivationFunction.SOFTSIGN: lambda x: x / (1.0 + abs(x)),
    ActivationFunction.EXPONENTIAL: math.exp,
    ActivationFunction.RELU6: lambda x: _clipped(x, 0.0, 6.0),
    ActivationFunction.CELU: _elu,
    ActivationFunction.MISH: lambda x: x * math.tanh(_softplus(x)),
    ActivationFunction.HARD_SIGMOID: _hard_sigmoid,
    ActivationFunction.HARD_SILU: lambda x: x * _hard_sigmoid(x),
    ActivationFunction.HARD_TANH: lambda x: _clipped(x, -1.0, 1.0),
    ActivationFunction.HARD_SHRINK: lambda x: x if abs(x) > _SHRINK else 0.0,
    ActivationFunction.SOFT_SHRINK: lambda x: math.copysign(max(abs(x) - _SHRINK, 0.0), x),
    ActivationFunction.TANH_SHRINK: lambda x: x - math.tanh(x),
    ActivationFunction.LOG_SIGMOID: lambda x: -_softplus(-x),
    ActivationFunction.LOG_SOFTMAX: lambda x: -_softplus(-x),
    ActivationFunction.SQUAREPLUS: lambda x: (x + math.sqrt(x * x + 4.0)) / 2.0,
    ActivationFunction.SPARSE_PLUS: _sparse_plus,
    ActivationFunction.SPARSE_SIGMOID: _half_and_half,
    ActivationFunction.SPARSEMAX: _half_and_half,
}
