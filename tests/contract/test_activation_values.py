from __future__ import annotations

import numpy as np
import pytest

from netbuilder.blocks.activation_values import activation_value
from netbuilder.blocks.activations import ActivationFunction

SPARSEMAX = ActivationFunction.SPARSEMAX


@pytest.mark.parametrize("function", [one for one in ActivationFunction if one is not SPARSEMAX])
def test_the_value_that_is_drawn_is_keras_s_own(function):
    import keras

    places = np.linspace(-8.0, 8.0, 65)
    inputs = np.stack([places, np.zeros_like(places)], axis=1).astype(np.float32)
    answers = np.asarray(keras.activations.get(function.value)(inputs))[:, 0]
    drawn = [activation_value(function, float(x)) for x in inputs[:, 0]]
    np.testing.assert_allclose(drawn, answers, rtol=1e-5, atol=1e-6)


def test_sparsemax_is_drawn_by_its_definition_from_which_keras_departs():
    """The nearest point whose values sum to 1 (Martins & Astudillo, 2016); Keras 3.15 misses it."""
    import keras

    answer = np.asarray(keras.activations.sparsemax(np.array([[0.5, 0.0]], np.float32)))[0]
    np.testing.assert_allclose(answer, [0.5, 0.0])
    drawn = activation_value(SPARSEMAX, 0.5)
    assert drawn == 0.75
    assert activation_value(SPARSEMAX, -0.5) == 1.0 - drawn
    assert (activation_value(SPARSEMAX, -1.5), activation_value(SPARSEMAX, 1.5)) == (0.0, 1.0)
