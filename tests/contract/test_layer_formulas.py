"""The formulas of layers on help pages, computed, give what Keras computes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from formula_value import formula, place_of, value_of


def chance(*shape: int) -> np.ndarray:
    return np.random.default_rng(len(shape)).normal(size=shape).astype(np.float32)


def called(layer, x: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Return what a layer with weights by chance makes of one example, and its weights."""
    layer.build((None, *x.shape))
    for number, weight in enumerate(layer.weights):
        drawn = np.random.default_rng(number).uniform(0.2, 1.0, weight.shape)
        weight.assign(drawn.astype(np.float32))
    output = np.asarray(layer(x[None]))[0]
    return output, {weight.name: np.asarray(weight) for weight in layer.weights}


def holds_everywhere(key, x, output, *, known, ranges, over) -> None:
    """Compare at all places, which the letters of `over` go through."""
    for indices in itertools.product(*(range(most) for most in over.values())):
        at = {"x": x, **known, **dict(zip(over, indices, strict=True))}
        place = place_of(formula(key), at)
        assert value_of(formula(key), at, ranges) == pytest.approx(
            output[place], rel=1e-4, abs=1e-5
        )


def test_dense():
    import keras

    x = chance(4)
    output, weights = called(keras.layers.Dense(3, activation="tanh"), x)
    known = {"x": x, "W": weights["kernel"], "b": weights["bias"], "φ": np.tanh}
    np.testing.assert_allclose(value_of(formula("block/Dense"), known), output, rtol=1e-4)


def test_conv2d_with_stride_and_with_dilation():
    import keras

    x = chance(8, 9, 2)
    for stride, dilation in ((2, 1), (1, 2)):
        layer = keras.layers.Conv2D(
            2, (3, 2), strides=stride, dilation_rate=dilation, activation="relu"
        )
        output, weights = called(layer, x)
        holds_everywhere(
            "block/Conv2D",
            x,
            output,
            known={
                "W": weights["kernel"],
                "b": weights["bias"],
                "φ": lambda y: np.maximum(y, 0),
                "s": stride,
                "d": dilation,
            },
            ranges={"u": 3, "v": 2, "c": 2},
            over=dict(zip("ijk", output.shape, strict=True)),
        )


def test_conv1d():
    import keras

    x = chance(9, 2)
    output, weights = called(keras.layers.Conv1D(3, 3, strides=2, activation="tanh"), x)
    holds_everywhere(
        "block/Conv1D",
        x,
        output,
        known={"W": weights["kernel"], "b": weights["bias"], "φ": np.tanh, "s": 2},
        ranges={"u": 3, "c": 2},
        over=dict(zip("tk", output.shape, strict=True)),
    )


def test_depthwise_and_separable_convolution():
    import keras

    x = chance(6, 6, 2)
    layer = keras.layers.DepthwiseConv2D(3, depth_multiplier=2, strides=2, activation="tanh")
    output, weights = called(layer, x)
    holds_everywhere(
        "block/DepthwiseConv2D",
        x,
        output.reshape(*output.shape[:2], 2, 2),
        known={
            "W": weights["kernel"],
            "b": weights["bias"].reshape(2, 2),
            "φ": np.tanh,
            "s": 2,
        },
        ranges={"u": 3, "v": 3},
        over={"i": 2, "j": 2, "c": 2, "q": 2},
    )
    layer = keras.layers.SeparableConv2D(3, 3, depth_multiplier=2, strides=2, activation="tanh")
    output, weights = called(layer, x)
    holds_everywhere(
        "block/SeparableConv2D",
        x,
        output,
        known={
            "D": weights["depthwise_kernel"],
            "P": weights["pointwise_kernel"].reshape(2, 2, 3),
            "b": weights["bias"],
            "φ": np.tanh,
            "s": 2,
        },
        ranges={"u": 3, "v": 3, "c": 2, "q": 2},
        over={"i": 2, "j": 2, "k": 3},
    )


@pytest.mark.parametrize("kind", ["MaxPooling2D", "AveragePooling2D"])
def test_pooling_of_images(kind):
    import keras

    x = chance(7, 6, 2)
    output, _none = called(getattr(keras.layers, kind)((3, 2), strides=2), x)
    holds_everywhere(
        f"block/{kind}",
        x,
        output,
        known={"s": 2},
        ranges={"u": 3, "v": 2},
        over=dict(zip("ijc", output.shape, strict=True)),
    )


def test_pooling_of_sequences():
    import keras

    x = chance(9, 2)
    output, _none = called(keras.layers.MaxPooling1D(3, strides=2), x)
    holds_everywhere(
        "block/MaxPooling1D", x, output, known={"s": 2}, ranges={"u": 3}, over={"t": 4, "c": 2}
    )


@pytest.mark.parametrize("kind", ["GlobalMaxPooling2D", "GlobalAveragePooling2D"])
def test_global_pooling(kind):
    import keras

    x = chance(4, 5, 3)
    output, _none = called(getattr(keras.layers, kind)(), x)
    holds_everywhere(f"block/{kind}", x, output, known={}, ranges={"i": 4, "j": 5}, over={"c": 3})


def test_batch_normalization_at_inference():
    import keras

    x = chance(5)
    output, weights = called(keras.layers.BatchNormalization(), x)
    known = {
        "x": x,
        "γ": weights["gamma"],
        "β": weights["beta"],
        "μ": weights["moving_mean"],
        "σ": np.sqrt(weights["moving_variance"]),
        "ε": 1e-3,
    }
    found = value_of(formula("block/BatchNormalization"), known)
    np.testing.assert_allclose(found, output, rtol=1e-4)


@pytest.mark.parametrize("kind", ["LayerNormalization", "GroupNormalization"])
def test_normalization_of_one_example(kind):
    import keras

    x = chance(6)
    layer = keras.layers.LayerNormalization()
    if kind == "GroupNormalization":
        layer = keras.layers.GroupNormalization(groups=2)
    output, weights = called(layer, x)
    groups = x.reshape(-1, 3 if kind == "GroupNormalization" else 6)
    known = {
        "x": x,
        "γ": weights["gamma"],
        "β": weights["beta"],
        "μ": np.repeat(groups.mean(axis=1), groups.shape[1]),
        "σ": np.repeat(groups.std(axis=1), groups.shape[1]),
        "ε": layer.epsilon,
    }
    np.testing.assert_allclose(value_of(formula(f"block/{kind}"), known), output, rtol=1e-4)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


_GATES = {"SimpleRNN": ("",), "GRU": ("z", "r", "n"), "LSTM": ("i", "f", "c", "o")}


@pytest.mark.parametrize("kind", _GATES)
def test_recurrent_layers(kind):
    """The state after three time steps; Keras has the weights of the gates side by side."""
    import keras

    x, gates = chance(3, 2), _GATES[kind]
    output, weights = called(getattr(keras.layers, kind)(4), x)
    known = {"σ": sigmoid, "φ": np.tanh, "h_[t−1]": np.zeros(4), "c_[t−1]": np.zeros(4)}
    bias = weights["bias"]
    sides = {"W": weights["kernel"], "U": weights["recurrent_kernel"]}
    sides |= {"b": bias[0], "b′": bias[1]} if bias.ndim == 2 else {"b": bias}
    for letter, values in sides.items():
        for gate, part in zip(gates, np.split(values, len(gates), axis=-1), strict=True):
            known[f"{letter}_[{gate}]" if gate else letter] = part
    if kind == "GRU":
        # The gates z and r add both biases; the page writes their sum.
        for gate in "zr":
            known[f"b_[{gate}]"] = known[f"b_[{gate}]"] + known[f"b′_[{gate}]"]
    for step in x:
        known["x_[t]"] = step
        for line in formula(f"block/{kind}").split("\n"):
            known[line.partition(" = ")[0]] = value_of(line, known)
        known["h_[t−1]"] = known["h_[t]"]
        known["c_[t−1]"] = known.get("c_[t]")
    np.testing.assert_allclose(known["h_[t]"], output, rtol=1e-4)


def test_slopes_and_scaling():
    import keras

    for kind, layer, known in (
        ("LeakyReLU", keras.layers.LeakyReLU(negative_slope=0.3), {"α": 0.3}),
        ("Rescaling", keras.layers.Rescaling(0.5, offset=2.0), {"a": 0.5, "b": 2.0}),
    ):
        x = chance(6)
        output, _none = called(layer, x)
        found = value_of(formula(f"block/{kind}"), {"x": x, **known})
        np.testing.assert_allclose(found, output, rtol=1e-5)
    x = chance(6)
    output, weights = called(keras.layers.PReLU(), x)
    found = value_of(formula("block/PReLU"), {"x": x, "α": weights["alpha"]})
    np.testing.assert_allclose(found, output, rtol=1e-5)


def test_what_moves_values_to_other_places():
    import keras

    x = chance(3, 4, 2)
    over = {"i": 3, "j": 4, "c": 2}
    for kind, layer, known, places in (
        ("Flatten", keras.layers.Flatten(), {"w": 4, "C": 2}, over),
        ("ZeroPadding2D", keras.layers.ZeroPadding2D((1, 2)), {"a": 1, "b": 2}, over),
        (
            "UpSampling2D",
            keras.layers.UpSampling2D((2, 3)),
            {"a": 2, "b": 3},
            {"i": 6, "j": 12, "c": 2},
        ),
    ):
        output, _none = called(layer, x)
        holds_everywhere(f"block/{kind}", x, output, known=known, ranges={}, over=places)
    image = chance(3, 4)
    output, _none = called(keras.layers.Permute((2, 1)), image)
    holds_everywhere("block/Permute", image, output, known={}, ranges={}, over={"i": 3, "j": 4})
