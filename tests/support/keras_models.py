"""Models that Keras makes and saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from pathlib import Path

keras = pytest.importorskip("keras")
layers = keras.layers


def saved(model, path: Path) -> Path:
    """Give every weight a value of its own, and save the model."""
    rng = np.random.default_rng(1)
    model.set_weights([rng.normal(size=w.shape).astype(np.float32) for w in model.weights])
    model.save(path)
    return path


def sequential(*inner, shape=(28, 28)):
    return keras.Sequential([layers.Input(shape), *inner])


def small_model(path: Path) -> bytes:
    """Return a Sequential model of a Flatten and two Dense layers, saved in `path`."""
    model = sequential(
        layers.Flatten(),
        layers.Dense(4, activation="relu", name="hidden"),
        layers.Dense(10, activation="softmax", name="answer"),
    )
    return saved(model, path).read_bytes()
