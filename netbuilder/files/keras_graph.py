"""A Keras model's layers as a graph of our blocks, placed as NetBuilder's own export says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.input import Input
from netbuilder.errors import NetBuilderError
from netbuilder.files.keras_config import (
    INPUT,
    RESCALING,
    KerasFileError,
    divides_by_255,
    read_block,
    read_input,
)
from netbuilder.files.keras_layers import KerasLayer, read_layers
from netbuilder.files.keras_loss import NamedLoss, loss_of_export, loss_of_model
from netbuilder.network.graph import Edge, Graph, Node, NodeId, Point
from netbuilder.network.layout import tidy
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.network.wiring import wired
from netbuilder.project.datasets import dataset_info
from netbuilder.project.fields import Json, expect, field, point
from netbuilder.project.sets.mnist import MNIST
from netbuilder.words import N_, _, counted

if TYPE_CHECKING:
    from collections.abc import Mapping


_FORMAT: Final = "netbuilder-keras"
_SCHEMA: Final = 1
_GUESS: Final = N_(
    "The file does not say how the grey values are scaled; NetBuilder scales them to 0–1, as is "
    "usual. If the predictions make no sense, switch off the scaling in the Input."
)
"""Note on a model of others; like those of recipes it is translated where it is shown."""


@dataclass(frozen=True, slots=True)
class KerasModel:
    """Content of a `.keras` file except its weights.

    Attributes:
        graph: The network.
        dataset: The key of the data set it was made for.
        loss: The loss it was trained with, where the file says so.
        groups: Where the weights file keeps the arrays of each node.
        notes: What the person should know.
    """

    graph: Graph
    dataset: str
    loss: NamedLoss | None
    groups: Mapping[NodeId, str]
    notes: str


def read_model(config: object, *, ours: object) -> KerasModel:
    """Return the model that `config.json` describes.

    Args:
        config: What `config.json` holds.
        ours: What `netbuilder.json` holds, which NetBuilder's own export adds, or None.

    Raises:
        NetBuilderError: A layer or a wire cannot be here; the sentence names it.
    """
    layers = read_layers(config)
    extra = _check_extra(ours)
    names = _node_ids(layers, extra)
    folded, is_scaled_inside = _fold_scaling(layers)
    graph = _join(folded, names)
    _check(graph)
    takes_grey_values = extra is None and _rescales_first(folded)
    scale = is_scaled_inside or (_scales(extra) if extra is not None else not takes_grey_values)
    return KerasModel(
        graph=_placed(_with_scale(graph, scale=scale), layers, names, extra),
        dataset=MNIST.key if extra is None else dataset_info(field(extra, "dataset", str)).key,
        loss=loss_of_model(config) if extra is None else loss_of_export(extra),
        groups={names[layer.name]: layer.group for layer in folded},
        notes="" if extra is not None or is_scaled_inside or takes_grey_values else _GUESS,
    )


def _check_extra(ours: object) -> Json | None:
    """Return `netbuilder.json` if it is one that we know; else the model is opened without."""
    if not isinstance(ours, dict):
        return None
    return ours if ours.get("format") == _FORMAT and ours.get("schema") == _SCHEMA else None


def _scales(extra: Json) -> bool:
    return field(field(extra, "pixels", dict), "scale", bool)


def _node_ids(layers: tuple[KerasLayer, ...], extra: Json | None) -> dict[str, NodeId]:
    """Return each layer's node: as our export says where it says so for all, else its name."""
    names = {layer.name: layer.name for layer in layers}
    if extra is None:
        return names
    nodes = field(extra, "nodes", dict)
    told = {
        name: field(expect(nodes[name], dict, _("A node")), "id", str) or name
        for name in names
        if name in nodes
    }
    ids = {**names, **told}
    return ids if len(set(ids.values())) == len(ids) else names


def _fold_scaling(layers: tuple[KerasLayer, ...]) -> tuple[tuple[KerasLayer, ...], bool]:
    """Take out a division by 255 directly behind the input: it is a setting of Input."""
    inputs = {layer.name for layer in layers if layer.class_name == INPUT}
    scaling = {
        layer.name: layer.sources
        for layer in layers
        if layer.class_name == RESCALING
        and divides_by_255(layer.data)
        and set(layer.sources) <= inputs
        and sum(bool(inputs & set(other.sources)) for other in layers) == 1
    }
    left = tuple(
        replace(
            layer, sources=tuple(s for name in layer.sources for s in scaling.get(name, (name,)))
        )
        for layer in layers
        if layer.name not in scaling
    )
    return left, bool(scaling)


def _rescales_first(layers: tuple[KerasLayer, ...]) -> bool:
    """Tell whether the grey values themselves enter: the first layer brings them to its scale."""
    inputs = {layer.name for layer in layers if layer.class_name == INPUT}
    first = [layer for layer in layers if inputs & set(layer.sources)]
    return bool(first) and all(layer.class_name == RESCALING for layer in first)


def _join(layers: tuple[KerasLayer, ...], names: Mapping[str, NodeId]) -> Graph:
    nodes = {names[layer.name]: _node(layer, names[layer.name]) for layer in layers}
    edges: list[Edge] = []
    for layer in layers:
        block = nodes[names[layer.name]].block
        if len(layer.sources) != block.inputs:
            raise KerasFileError(
                _("The connections of the layer “{name}”").format(name=layer.name),
                found=counted("{count} input", "{count} inputs", len(layer.sources)),
                expected=str(block.inputs),
            )
        edges += [
            Edge(names[source], names[layer.name], 0, port)
            for port, source in enumerate(layer.sources)
        ]
    return wired(Graph(nodes), edges)


def _node(layer: KerasLayer, name: NodeId) -> Node:
    if layer.class_name == INPUT:
        return Node(name, read_input(layer.data), Point(0.0, 0.0))
    block = read_block(layer.data, wires=len(layer.sources))
    return Node(name, block, Point(0.0, 0.0))


def _check(graph: Graph) -> None:
    """Refuse a network whose layers do not fit, or that no data reach."""
    for name, shapes in infer_shapes(graph).items():
        if shapes.error is not None:
            raise KerasFileError(
                _("The layer “{name}”").format(name=name),
                found=shapes.error.found,
                expected=shapes.error.expected,
            )
    if len(active(graph)) != len(graph.nodes):
        raise NetBuilderError(
            _("The model cannot be opened"),
            found=_("layers that are not connected to the input"),
            expected=_("layers that are all connected"),
        )


def _with_scale(graph: Graph, *, scale: bool) -> Graph:
    nodes = {
        name: replace(node, block=node.block.with_settings(scale=scale))
        if isinstance(node.block, Input)
        else node
        for name, node in graph.nodes.items()
    }
    return replace(graph, nodes=nodes)


def _placed(
    graph: Graph, layers: tuple[KerasLayer, ...], names: Mapping[str, NodeId], extra: Json | None
) -> Graph:
    told = {} if extra is None else field(extra, "nodes", dict)
    kept = [layer.name for layer in layers if names[layer.name] in graph.nodes]
    if any(name not in told for name in kept):
        return tidy(graph)
    places = {}
    for name in kept:
        entry = expect(told[name], dict, _("A node"))
        places[names[name]] = point(field(entry, "position", list))
    nodes = {name: replace(node, position=places[name]) for name, node in graph.nodes.items()}
    return replace(graph, nodes=nodes)
