"""Building of a Keras model from the graph: the one interpreter of `Block.keras_config`."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.blocks.keras_config import KerasConfig
from netbuilder.errors import NetBuilderError
from netbuilder.network.order import active, output_nodes
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.run import expected_weights, weights_fit
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.keras_config import KerasValue
    from netbuilder.engine.keras_types import Argument, Layer, Model, Tensor
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Weights

SCALING: Final = "pixel_scaling"
"""The name of the layer that divides pixels by 255, where it is inside the model."""
_FORBIDDEN_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_.\-]")


class WeightsError(NetBuilderError):
    """Weights that do not belong to this network."""


def build_model(
    graph: Graph,
    *,
    seed: int = 0,
    divide_by: float = 1.0,
    classes: Mapping[str, type] | None = None,
) -> Model:
    """Return the active part of `graph` as a functional `keras.Model`, not compiled.

    Layers are named after their nodes. The graph must have no errors.

    Args:
        graph: The network.
        seed: What new weights and the chance inside layers (Dropout) are drawn from.
        divide_by: The number by which the model divides its input first, by a layer named
            `SCALING`; without that layer where it is 1.
        classes: What stands in for some of Keras's layers, by Keras's name.
    """
    import keras

    names = layer_names(graph)
    outputs: dict[NodeId, Tensor] = {}
    first: Tensor = None
    for index, node in enumerate(active(graph)):
        block = graph.block(node)
        layer = build_layer(block, name=names[node], seed=(seed, index), classes=classes)
        taken = [outputs[edge.source] for edge in graph.incoming(node)]
        if taken:
            outputs[node] = layer(taken[0] if len(taken) == 1 else taken)
        else:
            outputs[node] = first = layer.output
            if divide_by != 1.0:
                outputs[node] = keras.layers.Rescaling(1.0 / divide_by, name=SCALING)(first)
    return keras.Model(first, outputs[output_nodes(graph)[0]], name="network")


def layer_names(graph: Graph) -> dict[NodeId, str]:
    """Return the name of each active node's layer: its id, where Keras takes it as a name.

    TensorFlow allows letters, digits and `_.-`, with a letter or digit first.
    """
    names: dict[NodeId, str] = {}
    for index, node in enumerate(active(graph)):
        name = _FORBIDDEN_IN_NAMES.sub("_", node)
        if not name[:1].isalnum() or name in (SCALING, *names.values()):
            name = f"node{index}_{name}"
        names[node] = name
    return names


def build_layer(
    block: Block,
    *,
    name: str,
    seed: tuple[int, ...] = (0,),
    classes: Mapping[str, type] | None = None,
) -> Layer:
    """Return the Keras layer of `block`, or its stand-in; its randomness follows from `seed`."""
    import keras

    config = block.keras_config()
    cls = (classes or {}).get(config.class_name) or getattr(keras.layers, config.class_name)
    arguments = {key: _value(value) for key, value in config.arguments.items()}
    return cls(name=name, **_with_seeds(cls, arguments, seed=seed))


def _value(value: KerasValue) -> Argument:
    """Return what Keras's constructor takes for one value of a `KerasConfig`."""
    import keras

    if isinstance(value, tuple):
        return tuple(_value(part) for part in value)
    if not isinstance(value, KerasConfig):
        return value
    arguments = {key: _value(part) for key, part in value.arguments.items()}
    for module in (keras.initializers, keras.regularizers, keras.constraints, keras.layers):
        if hasattr(module, value.class_name):
            return getattr(module, value.class_name)(**arguments)
    raise TypeError(f"Keras has no class {value.class_name}")


def _with_seeds(
    cls: type, arguments: Mapping[str, Argument], *, seed: tuple[int, ...]
) -> dict[str, Argument]:
    """Return the arguments with a seed of its own for each initializer and for the layer."""
    import keras

    seeded = dict(arguments)
    for position, (key, parameter) in enumerate(inspect.signature(cls).parameters.items()):
        own = int(np.random.SeedSequence((*seed, position)).generate_state(1)[0] >> 1)
        if key == "seed" and seeded.get(key) is None:
            seeded[key] = own
        elif key.endswith("_initializer"):
            found = keras.initializers.get(seeded.get(key, parameter.default))
            settings = found.get_config()
            if "seed" in settings and settings["seed"] is None:
                seeded[key] = type(found)(**{**settings, "seed": own})
    return seeded


def draw_fresh(model: Model, graph: Graph, *, seed: int) -> None:
    """Give `model` the weights that `build_model(graph, seed=seed)` would have given it.

    The states of the layers' seed generators begin anew, too.
    """
    names, shapes = layer_names(graph), infer_shapes(graph)
    for index, node in enumerate(active(graph)):
        twin = build_layer(graph.block(node), name=names[node], seed=(seed, index))
        if not twin.built:
            given = [(None, *shape) for shape in shapes[node].inputs]
            twin.build(given[0] if len(given) == 1 else given)
        layer = model.get_layer(names[node])
        for target, source in zip(layer.variables, twin.variables, strict=True):
            target.assign(source)


def read_weights(model: Model, graph: Graph) -> Weights:
    """Return copies of the model's weights, by node, in the order of `Block.weights`."""
    return weights_by_node(model, graph, [weight.value for weight in model.weights])


def weights_by_node(model: Model, graph: Graph, values: Sequence[Tensor]) -> Weights:
    """Return copies of `values`, one for each of `model.weights`, by node."""
    names = layer_names(graph)
    found = {id(weight): value for weight, value in zip(model.weights, values, strict=True)}
    return {
        node: tuple(found[id(w)].numpy() for w in model.get_layer(names[node]).weights)
        for node in expected_weights(graph)
    }


def values_in_order(model: Model, graph: Graph, weights: Weights) -> list[Tensor]:
    """Return the arrays of `weights` in the order of `model.weights`, on the device."""
    import tensorflow as tf

    names = layer_names(graph)
    found = {
        id(weight): array
        for node, arrays in weights.items()
        for weight, array in zip(model.get_layer(names[node]).weights, arrays, strict=True)
    }
    return [tf.constant(found[id(weight)]) for weight in model.weights]


def set_weights(model: Model, graph: Graph, *, weights: Weights) -> None:
    """Give the model these weights.

    Raises:
        WeightsError: A node or a shape does not fit the graph.
    """
    check_weights(graph, weights)
    names = layer_names(graph)
    for node, arrays in weights.items():
        for target, array in zip(model.get_layer(names[node]).weights, arrays, strict=True):
            target.assign(array)


def check_weights(graph: Graph, weights: Weights) -> None:
    """Refuse weights that do not fit.

    Raises:
        WeightsError: A node or a shape differs from what the graph has.
    """
    if weights_fit(graph, weights):
        return
    raise WeightsError(
        _("The weights do not fit the network"),
        found=_("weights of a different network"),
        expected=_("the same blocks and sizes as when they were trained"),
        advice=_("Train with newly initialized weights."),
    )


def network_key(graph: Graph) -> Hashable:
    """Return what the computation depends on: the active nodes and how they are joined."""
    names = active(graph)
    edges = frozenset(edge for edge in graph.edges if edge.target in names)
    return tuple((name, graph.block(name)) for name in names), edges
