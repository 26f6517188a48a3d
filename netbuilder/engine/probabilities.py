"""Probabilities: a network's outputs for a drawing, as bars can show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.network.nonlinearity import function_of
from netbuilder.network.order import output_nodes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.network.graph import Graph


def as_probabilities(outputs: NDArray[np.float32], graph: Graph) -> NDArray[np.float32]:
    """Return a network's outputs (n × classes) as shares from 0 to 1 that sum to one.

    After softmax the outputs are probabilities and stay as they are; log_softmax is undone. Any
    other output is a score for each class. A network trained with mse answers with estimates of
    the probabilities themselves (the mean of the 0 and 1 it was taught; Bishop, "Pattern
    Recognition and Machine Learning", 2006, 1.5.5), so softmax would flatten its opinion: scores
    below zero count as none, and each share is a score divided by their sum. Only where no score
    is above zero does softmax rank them. The largest output always has the largest share.
    """
    last = function_of(graph.block(output_nodes(graph)[0]))
    if last in LIKE_PROBABILITIES:
        return outputs
    values = outputs.astype(np.float64)
    if last is ActivationFunction.LOG_SOFTMAX:
        return np.exp(values).astype(np.float32)
    positive = np.maximum(values, 0.0)
    peak = positive.max(axis=1, keepdims=True)
    scores = np.divide(positive, peak, out=_softmax_numerator(values), where=peak > 0.0)
    shares: NDArray[np.float32] = (scores / scores.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def _softmax_numerator(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.exp(values - values.max(axis=1, keepdims=True)))
