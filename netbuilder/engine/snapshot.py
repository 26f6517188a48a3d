"""The state of a model and its optimizer at one moment, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.engine.keras_types import Model, Optimizer, Tensor, Variable


class Snapshot(NamedTuple):
    """Weights, states of the seed generators, and the optimizer's variables; on the device.

    Their memory is shared with the variables until these change.
    """

    weights: list[Tensor]
    chance: list[Tensor]
    optimizer: list[Tensor]


def take_snapshot(model: Model, optimizer: Optimizer) -> Snapshot:
    """Return the state of this moment."""
    return Snapshot(
        _values(model.weights), _values(seed_variables(model)), _values(optimizer.variables)
    )


def put_back(snapshot: Snapshot, model: Model, optimizer: Optimizer) -> None:
    """Give model and optimizer the state of `snapshot`."""
    assign(model.weights, snapshot.weights)
    assign(seed_variables(model), snapshot.chance)
    assign(optimizer.variables, snapshot.optimizer)


def seed_variables(model: Model) -> list[Variable]:
    """Return the states of the layers' seed generators, in the order of the layers."""
    weights = {id(weight) for weight in model.weights}
    return [variable for variable in model.variables if id(variable) not in weights]


def seed_variables_by_layer(model: Model) -> dict[str, list[Variable]]:
    """Return the variables of `seed_variables` under the names of the layers that have any."""
    chance = {id(variable) for variable in seed_variables(model)}
    found = {
        layer.name: [variable for variable in layer.variables if id(variable) in chance]
        for layer in model.layers
    }
    return {name: variables for name, variables in found.items() if variables}


def assign(variables: Iterable[Variable], values: Iterable[Tensor]) -> None:
    """Give each variable its value: a tensor, an array, or what another variable holds."""
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)


def as_arrays(values: Iterable[Tensor]) -> tuple[np.ndarray, ...]:
    """Return copies in memory of ours."""
    return tuple(np.asarray(value.numpy()) for value in values)


def on_device(arrays: Iterable[Any]) -> list[Tensor]:
    """Return arrays of ours as tensors."""
    import tensorflow as tf

    return [tf.constant(array) for array in arrays]


def _values(variables: Iterable[Variable]) -> list[Tensor]:
    import tensorflow as tf

    return [tf.identity(variable.value) for variable in variables]
