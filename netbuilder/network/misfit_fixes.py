"""Fixes of an input that does not fit its block, in the order in which a teacher would try them."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.merge import Merge
from netbuilder.blocks.shape import format_shape, size_of
from netbuilder.network.axes_fixes import axes_fixes
from netbuilder.network.edit import remove_nodes, set_block
from netbuilder.network.in_range import in_range
from netbuilder.network.merge_fixes import merge_fixes, same_padding
from netbuilder.network.naming import short_name
from netbuilder.network.problem import Fix
from netbuilder.network.shapes import fits
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.entering import Entering
    from netbuilder.network.graph import Graph, Node, NodeId
    from netbuilder.network.shapes import NodeShapes


def misfit_fixes(
    graph: Graph,
    node: Node,
    shapes: Mapping[NodeId, NodeShapes],
    entering: Entering,
) -> Iterator[Fix[Graph]]:
    """Yield the fixes of a block that refuses its inputs.

    A block of one input can always go: that is offered last.
    """
    inputs = shapes[node.id].inputs
    for title, changed in _other_settings(node.block, inputs):
        if fits(changed, *inputs):
            yield Fix(title, partial(set_block, node=node.id, block=changed))
    if isinstance(node.block, Merge):
        yield from merge_fixes(graph, node, inputs)
        return
    yield from axes_fixes(graph, node, shapes, entering)
    delete = _("Delete {block}").format(block=short_name(graph, node.id))
    yield Fix(delete, partial(remove_nodes, nodes=(node.id,)))


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
    strides = getattr(block, "strides", None)
    if isinstance(strides, tuple) and len(set(strides)) > 1:
        equal = (max(strides),) * len(strides)
        yield usual["strides"].format(value=_value(equal)), block.with_settings(strides=equal)
    same = same_padding(block)
    if same is not None:
        yield _("Set padding to “same”"), block.with_settings(padding=same)
    groups, channels = getattr(block, "groups", 0), inputs[0][-1]
    if groups and groups != math.gcd(groups, channels):
        divisor = math.gcd(groups, channels)
        yield _("Set groups to {value}").format(value=divisor), block.with_settings(groups=divisor)
    yield from _other_target(block, inputs[0])


def _other_target(block: Block, given: Shape) -> Iterator[tuple[str, Block]]:
    """Yield shapes that a Reshape can give its input: a vector, or its own with more channels."""
    if "target_shape" not in type(block).declared():
        return
    targets, own = [(size_of(given),)], tuple(getattr(block, "target_shape", ()))
    channels, rest = divmod(size_of(given), size_of(own[:2]))
    if len(own) > 1 and not rest:
        targets.append((*own[:2], channels))
    for target in targets:
        changed = in_range(block, target_shape=target)
        if changed is not None:
            yield _("Set shape to {shape}").format(shape=format_shape(target)), changed


def _value(setting: object) -> str:
    if isinstance(setting, tuple):
        return format_shape(setting)
    return str(setting).replace("-", "−")
