"""The weights of a network as arrays in a fixed order, each with what it must be."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.files.arrays import LARGEST_NUMBER, MOST_HEADER
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Weights


class Slot(NamedTuple):
    """The place of one array of the weights: whose it is, its name in a file, its shape."""

    node: NodeId
    label: str
    shape: Shape
    most_bytes: int


def slots(graph: Graph) -> Iterator[Slot]:
    """Yield the place of each array that the network owns, in the order of the data."""
    shapes = infer_shapes(graph)
    for index, name in enumerate(active(graph)):
        for spec in shapes[name].weights:
            label = f"{index:03}-{plain_name(name)}-{spec.name}"
            yield Slot(name, label, spec.shape, spec.size * LARGEST_NUMBER + 2 * MOST_HEADER)


def plain_name(name: str) -> str:
    """Return `name` as a part of a file's name that leads nowhere and is the same everywhere."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name)[:40]


def in_order(graph: Graph, weights: Weights) -> Iterator[Any]:
    """Yield the arrays of `weights`, which fit `graph`, in the order of its slots."""
    arrays = {name: iter(arrays) for name, arrays in weights.items()}
    return (next(arrays[slot.node]) for slot in slots(graph))


def by_node(graph: Graph, arrays: Iterable[Any]) -> Weights:
    """Return arrays that come in the order of the network's slots as its weights."""
    weights: dict[NodeId, tuple[Any, ...]] = {}
    for slot, array in zip(slots(graph), arrays, strict=True):
        weights[slot.node] = (*weights.get(slot.node, ()), array)
    return MappingProxyType(weights)
