"""Fixes of an input that does not fit its block, in the order in which a teacher would try them."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.blocks.merge import Elementwise
from netbuilder.blocks.shape import Remedy, ShapeError, format_shape, size_of
from netbuilder.blocks.window import Padding
from netbuilder.network.edit import set_block
from netbuilder.network.placement import insert
from netbuilder.network.problem import Fix
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Edge, Graph, Node, NodeId


def misfit_fixes(
    graph: Graph, node: Node, inputs: tuple[Shape, ...], remedy: Remedy, *, source: NodeId | None
) -> tuple[Fix[Graph], ...]:
    """Return the fixes; `source` is the Input where the shape of the input comes from."""
    if remedy is Remedy.ADD_CHANNEL and source is not None:
        return tuple(_with_channel(graph, source))
    if isinstance(node.block, Elementwise):
        return tuple(_with_equal_sizes(graph, node, inputs))
    return tuple(
        Fix(title, partial(set_block, node=node.id, block=changed))
        for title, changed in _other_settings(node.block, inputs)
        if _fits(changed, inputs)
    )


def _fits(block: Block, inputs: tuple[Shape, ...]) -> bool:
    try:
        block.output_shape(*inputs)
    except ShapeError:
        return False
    return True


def _other_settings(block: Block, inputs: tuple[Shape, ...]) -> Iterator[tuple[str, Block]]:
    """Yield the settings that may fit, each with its title: usual sizes first, then the edge."""
    usual = {
        "kernel_size": _("Set kernel to {value}"),
        "pool_size": _("Set pool size to {value}"),
        "strides": _("Set strides to {value}"),
        "dilation_rate": _("Set dilation to {value}"),
        "axis": _("Set axis to {value}"),
    }
    declared = type(block).declared()
    for name, title in usual.items():
        default = declared[name].default if name in declared else None
        if default is not None and getattr(block, name) != default:
            yield title.format(value=_value(default)), block.with_settings(**{name: default})
    same = _same_padding(block)
    if same is not None:
        yield _("Set padding to “same”"), block.with_settings(padding=same)
    groups, channels = getattr(block, "groups", 0), inputs[0][-1]
    if groups and groups != math.gcd(groups, channels):
        divisor = math.gcd(groups, channels)
        yield _("Set groups to {value}").format(value=divisor), block.with_settings(groups=divisor)
    if "target_shape" in declared:
        flat = (size_of(inputs[0]),)
        title = _("Set shape to {shape}").format(shape=format_shape(flat))
        yield title, block.with_settings(target_shape=flat)


def _value(setting: object) -> str:
    if isinstance(setting, tuple):
        return format_shape(setting)
    return str(setting).replace("-", "−")


def _same_padding(block: Block) -> object | None:
    """Return the block's own way to say it: some know more kinds of padding, others none."""
    padding = type(block).declared().get("padding")
    choices = () if padding is None else padding.choices or ()
    return next((choice for choice in choices if choice == Padding.SAME), None)


def _with_equal_sizes(graph: Graph, node: Node, inputs: tuple[Shape, ...]) -> Iterator[Fix[Graph]]:
    """Yield a Dense on each smaller side, where all inputs are vectors."""
    if any(len(shape) != 1 for shape in inputs):
        return
    units = max(shape[0] for shape in inputs)
    wires = zip(graph.incoming(node.id), inputs, strict=True)
    smaller = tuple(edge for edge, shape in wires if shape != (units,))
    title = _("Add Dense of {units} on the smaller side").format(units=units)
    yield Fix(title, partial(_insert_each, edges=smaller, block=Dense(units=units)))


def _insert_each(graph: Graph, *, edges: tuple[Edge, ...], block: Block) -> Graph:
    for edge in edges:
        graph = insert(graph, edge, block)
    return graph


def _with_channel(graph: Graph, source: NodeId) -> Iterator[Fix[Graph]]:
    block = graph.block(source)
    if isinstance(block, Input) and len(block.shape) == 2:
        with_channel = block.with_settings(shape=(*block.shape, 1))
        title = _("Add a channel axis to the Input")
        yield Fix(title, partial(set_block, node=source, block=with_channel))
