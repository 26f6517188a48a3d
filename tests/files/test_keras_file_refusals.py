"""Models of Keras that cannot be shown are refused, each with its reason."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from keras_models import keras, layers, saved, sequential

from netbuilder.errors import NetBuilderError
from netbuilder.files.keras_file import open_keras

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my model.keras"


def rewritten(path: Path, content: bytes, **members: object) -> Path:
    """Write a model with members replaced: JSON data, bytes, a function, or None to leave out."""
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    for key, change in members.items():
        name = {"config": "config.json", "metadata": "metadata.json"}.get(key, "model.weights.h5")
        if callable(change):
            data = json.loads(kept[name])
            change(data)
            kept[name] = json.dumps(data).encode()
        else:
            kept[name] = change
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def layer(config: dict, name: str) -> dict:
    return next(x for x in config["config"]["layers"] if x["config"]["name"] == name)


def refusal(path: Path) -> str:
    with pytest.raises(NetBuilderError) as raised:
        open_keras(path)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def custom_layer() -> object:
    @keras.saving.register_keras_serializable(package="Mine")
    class Magic(layers.Layer):
        def call(self, x):
            return x

    return Magic()


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda: layers.Lambda(lambda x: x + 1, name="odd"), "Lambda"),
        (custom_layer, "Mine>Magic"),
        (lambda: layers.UnitNormalization(name="odd"), "UnitNormalization"),
        (lambda: keras.Sequential([layers.Dense(3)], name="odd"), "Sequential"),
        (
            lambda: layers.Dense(3, kernel_regularizer="orthogonal_regularizer", name="odd"),
            "kernel_",
        ),
        (lambda: layers.Dense(3, bias_regularizer="l2", name="odd"), "bias_regularizer"),
        (lambda: layers.Dense(3, kernel_constraint="non_neg", name="odd"), "kernel_constraint"),
        (lambda: layers.Dense(3, activation="glu", name="odd"), "glu"),
        (lambda: layers.Dense(3, dtype="mixed_float16", name="odd"), "mixed_float16"),
        (lambda: layers.Dense(3, dtype="float64", name="odd"), "float64"),
        (lambda: layers.BatchNormalization(axis=1, name="odd"), "axis"),
        (lambda: layers.Dropout(0.5, noise_shape=(None, 784), name="odd"), "noise_shape"),
        (lambda: layers.Rescaling([2.0] * 784, name="odd"), "Scale of Rescaling"),
    ],
)
def test_layers_that_are_not_ours_are_refused_by_name(path: Path, make: Callable, found: str):
    odd = make()
    message = refusal(saved(sequential(layers.Flatten(), odd, layers.Dense(10)), path))

    assert found in message
    assert odd.name in message


def functional(kind: str):
    pixels = layers.Input((28, 28))
    flat = layers.Flatten()(pixels)
    dense = layers.Dense(784, name="shared")
    if kind == "two outputs":
        return keras.Model(pixels, [dense(flat), flat])
    if kind == "two inputs":
        other = layers.Input((784,))
        return keras.Model([pixels, other], dense(flat))
    if kind == "used twice":
        return keras.Model(pixels, dense(dense(flat)))
    return keras.Model(pixels, layers.Dropout(0.5, name="shared")(flat, training=True))


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("two outputs", "one input and one output"),
        ("two inputs", "one input and one output"),
        ("used twice", "used 2 times"),
        ("always dropping", "training=true"),
    ],
)
def test_wiring_that_we_cannot_show_is_refused(path: Path, kind: str, found: str):
    assert found in refusal(saved(functional(kind), path))


def test_a_subclassed_model_is_refused(path: Path):
    @keras.saving.register_keras_serializable(package="Mine")
    class Own(keras.Model):
        def __init__(self, **options):
            super().__init__(**options)
            self.dense = layers.Dense(10)

        def call(self, x):
            return self.dense(x)

    model = Own()
    model(np.zeros((1, 784), np.float32))

    assert "Mine>Own" in refusal(saved(model, path))


def test_a_model_of_keras_2_is_refused(small: bytes, path: Path):
    rewritten(path, small, metadata=lambda data: data.update(keras_version="2.15.0"))

    assert "found a model of Keras 2.15.0" in refusal(path)


@pytest.mark.parametrize("member", ["config", "metadata", "weights"])
def test_a_missing_member_is_named(small: bytes, path: Path, member: str):
    assert "in it" in refusal(rewritten(path, small, **{member: None}))


@pytest.mark.parametrize("content", [b"", b"no weights", b"\x89HDF\r\n\x1a\n"])
def test_weights_that_are_no_hdf5_are_refused(small: bytes, path: Path, content: bytes):
    assert "missing or damaged weights" in refusal(rewritten(path, small, weights=content))


def test_more_layers_than_blocks_can_be_are_refused(
    small: bytes, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("netbuilder.network.rules.MOST_BLOCKS", 3)

    message = refusal(rewritten(path, small))

    assert "The network is too large: found 4 blocks, expected at most 3." in message


@pytest.mark.parametrize("units", [0, -1, 10**9, 1.5, "many", 5])
def test_units_that_cannot_be_are_refused(small: bytes, path: Path, units: object):
    def change(config: dict) -> None:
        layer(config, "hidden")["config"]["units"] = units

    message = refusal(rewritten(path, small, config=change))

    assert "hidden" in message
    assert "expected" in message


@pytest.mark.parametrize(
    ("key", "value"),
    [("magic", 1), ("activation", {"class_name": "Mine", "config": {}}), ("units", None)],
)
def test_settings_that_are_not_ours_are_refused(small: bytes, path: Path, key: str, value: object):
    def change(config: dict) -> None:
        layer(config, "answer")["config"][key] = value

    message = refusal(rewritten(path, small, config=change))

    assert "answer" in message
    assert key in message.lower()


def test_a_setting_that_is_missing_is_refused(small: bytes, path: Path):
    def change(config: dict) -> None:
        del layer(config, "answer")["config"]["units"]

    assert "units" in refusal(rewritten(path, small, config=change))


@pytest.mark.parametrize("module", ["os", "builtins", "keras.src.utils", "my.layers", None, 3])
def test_a_module_is_never_looked_up(small: bytes, path: Path, module: object):
    def change(config: dict) -> None:
        layer(config, "answer")["module"] = module

    assert "answer" in refusal(rewritten(path, small, config=change))
