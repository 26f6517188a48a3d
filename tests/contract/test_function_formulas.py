"""The formulas of activation functions on help pages, computed, give what Keras computes."""

from __future__ import annotations

import numpy as np
import pytest
from formula_value import formula, value_of

from netbuilder.blocks.activations import ActivationFunction

_AXIS = (ActivationFunction.SOFTMAX, ActivationFunction.LOG_SOFTMAX)
_BY_DEFINITION = ActivationFunction.SPARSEMAX
_EACH = [one for one in ActivationFunction if one not in (*_AXIS, _BY_DEFINITION)]
_CONSTANTS = {"s": 1.0507009873554805, "α": 1.6732632423543772}


@pytest.mark.parametrize("function", _EACH)
def test_the_formula_of_a_function_is_what_keras_computes(function):
    import keras

    places = np.linspace(-4.0, 8.0, 49)
    answers = np.asarray(keras.activations.get(function.value)(places.astype(np.float32)))
    found = [value_of(formula(f"activation/{function}"), {"x": x, **_CONSTANTS}) for x in places]
    np.testing.assert_allclose(found, answers, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("function", _AXIS)
def test_the_formula_of_a_function_of_an_axis_is_what_keras_computes(function):
    import keras

    x = np.array([0.3, -1.2, 2.0, 0.0], np.float32)
    answers = np.asarray(keras.activations.get(function.value)(x[None]))[0]
    for k in range(4):
        found = value_of(formula(f"activation/{function}"), {"x": x, "k": k}, {"j": 4})
        assert found == pytest.approx(answers[k], rel=1e-4)


def test_a_wrong_formula_is_found():
    known = {"x": 2.0}
    assert value_of("y = max(x, 0)", known) == 2.0
    assert value_of("y = min(x, 0)", known) == 0.0
    with pytest.raises(AssertionError, match="left over"):
        value_of("y = x) + 1", known)
