"""Fixes of an input with too many axes or too few: a vector where an image is wanted, or so."""

from __future__ import annotations

from functools import partial
from math import isqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.block import Block
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.permute import AxisOrder, Permute
from netbuilder.blocks.recurrent import Recurrent
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.shape import format_shape, size_of
from netbuilder.network.edit import remove_nodes, set_block
from netbuilder.network.in_range import in_range
from netbuilder.network.placement import insert
from netbuilder.network.problem import Fix
from netbuilder.network.rewiring import move_behind
from netbuilder.network.shapes import fits, infer_shapes
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Graph, Node, NodeId
    from netbuilder.network.shapes import NodeShapes

IMAGE_AXES: Final = 3
SEQUENCE_AXES: Final = 2
_AMPLE: Final = 2_000
"""Size of an axis on which any window fits: what is refused then is the number of axes."""
_USUAL_ORDERS: Final = (AxisOrder.SWAP, AxisOrder.SECOND_FIRST_THIRD)
"""Rows and columns swapped, of a sequence and of an image."""


def axes_fixes(
    graph: Graph,
    node: Node,
    shapes: Mapping[NodeId, NodeShapes],
    unshaped: Mapping[NodeId, NodeId],
) -> Iterator[Fix[Graph]]:
    """Yield what gives a block as many axes as it takes.

    `unshaped` holds the Input of each node that its data reach in the shape in which they entered.
    """
    given = shapes[node.id].inputs[0]
    if isinstance(node.block, Permute):
        yield from _other_order(node, given)
        return
    axes = _axes_taken(node.block)
    if axes in (0, len(given)):
        return
    yield from _all_steps(graph, node, axes=axes)
    yield from _before_flatten(graph, node, shapes, unshaped, axes=axes)
    if node.id in unshaped:
        at_input = tuple(_shape_of_input(graph, shapes, unshaped[node.id], axes=axes))
        yield from at_input
        if at_input:
            return
    reshape = in_range(Reshape(), target_shape=arranged(given, axes=axes))
    if reshape is not None and fits(node.block, reshape.target_shape):
        title = _("Insert Reshape to {shape}").format(shape=format_shape(reshape.target_shape))
        edge = graph.incoming(node.id)[0]
        yield Fix(title, partial(insert, edge=edge, block=reshape))


def _axes_taken(block: Block) -> int:
    """Return the number of axes that a block insists on; 0 where it does not."""
    taken = [axes for axes in (1, 2, 3) if fits(block, (_AMPLE,) * axes)]
    return taken[0] if len(taken) == 1 else 0


def arranged(shape: Shape, *, axes: int) -> Shape:
    """Return the values of `shape` as an image of three axes or a sequence of two."""
    if len(shape) == 1:
        return (*_nearly_square(shape[0]), 1)[:axes]
    if len(shape) < axes:
        return (*shape, 1)
    return (*shape[: axes - 1], size_of(shape[axes - 1 :]))


def _nearly_square(size: int) -> tuple[int, int]:
    height = next(n for n in range(isqrt(size), 0, -1) if size % n == 0)
    return height, size // height


def _other_order(node: Node, given: Shape) -> Iterator[Fix[Graph]]:
    for order in _USUAL_ORDERS:
        if len(order.axes) == len(given):
            block = node.block.with_settings(dims=order)
            title = _("Set order to “{order}”").format(order=order)
            yield Fix(title, partial(set_block, node=node.id, block=block))


def _all_steps(graph: Graph, node: Node, *, axes: int) -> Iterator[Fix[Graph]]:
    """Let a recurrent block answer at each step, where a sequence is wanted of it."""
    source = graph.incoming(node.id)[0].source
    block = graph.block(source)
    if axes == SEQUENCE_AXES and isinstance(block, Recurrent) and not block.return_sequences:
        every = block.with_settings(return_sequences=True)
        title = _("Let the {block} before it return sequences").format(block=_(block.title))
        yield Fix(title, partial(set_block, node=source, block=every))


class _Stretch(NamedTuple):
    """Part of a chain that belongs before a Flatten, and the Flatten that stands before it."""

    flatten: NodeId
    last: NodeId
    is_flattened: bool


def _before_flatten(
    graph: Graph,
    node: Node,
    shapes: Mapping[NodeId, NodeShapes],
    unshaped: Mapping[NodeId, NodeId],
    *,
    axes: int,
) -> Iterator[Fix[Graph]]:
    stretch = _stretch(graph, node.id)
    if stretch is None:
        return
    source = unshaped.get(stretch.flatten)
    arrives = shapes[stretch.flatten].inputs[0]
    if len(arrives) != axes and source is None:
        return
    if not _leads_through(graph, node.id, stretch.last, arranged(arrives, axes=axes)):
        return
    title = _("Place {block} before Flatten").format(block=_(node.block.title))
    if len(arrives) == axes:
        yield Fix(title, partial(_with_flatten_later, stretch=stretch))
        return
    block = in_range(graph.block(source or ""), shape=arranged(arrives, axes=axes))
    if block is None or not _keeps_others(graph, shapes, source or "", block):
        return
    title = _("Place {block} before Flatten, set the Input’s shape to {shape}").format(
        block=_(node.block.title), shape=format_shape(arranged(arrives, axes=axes))
    )
    yield Fix(title, partial(_with_flatten_later, stretch=stretch, blocks={source or "": block}))


def _with_flatten_later(
    graph: Graph, *, stretch: _Stretch, blocks: Mapping[NodeId, Block] | None = None
) -> Graph:
    for name, block in (blocks or {}).items():
        graph = set_block(graph, name, block)
    if stretch.is_flattened:
        return remove_nodes(graph, (stretch.flatten,))
    return move_behind(graph, stretch.flatten, stretch.last)


def _stretch(graph: Graph, node: NodeId) -> _Stretch | None:
    """Return the blocks from `node` on that take no vector, behind a Flatten of their own."""
    flatten = _flatten_above(graph, node)
    if flatten is None:
        return None
    last, onward = node, graph.outgoing(node)
    while len(onward) == 1 and graph.block(onward[0].target).inputs == 1:
        following = onward[0].target
        if isinstance(graph.block(following), Flatten):
            break
        onward = graph.outgoing(following)
        if not fits(graph.block(following), (_AMPLE,)):
            last = following
    behind = graph.outgoing(last)
    if len(behind) > 1:
        return None
    is_flattened = bool(behind) and isinstance(graph.block(behind[0].target), Flatten)
    return _Stretch(flatten, last, is_flattened)


def _flatten_above(graph: Graph, node: NodeId) -> NodeId | None:
    """Return the Flatten that a chain leads from to `node`, by blocks that keep the shape."""
    while len(graph.incoming(node)) == 1:
        node = graph.incoming(node)[0].source
        if len(graph.outgoing(node)) > 1:
            return None
        if isinstance(graph.block(node), Flatten):
            return node
        if type(graph.block(node)).output_shape is not Block.output_shape:
            return None
    return None


def _leads_through(graph: Graph, first: NodeId, last: NodeId, shape: Shape) -> bool:
    """Tell whether all blocks of a chain take what comes when `shape` enters at its beginning."""
    node = first
    while fits(graph.block(node), shape):
        if node == last:
            return True
        shape = graph.block(node).output_shape(shape)
        node = graph.outgoing(node)[0].target
    return False


def _shape_of_input(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], source: NodeId, *, axes: int
) -> Iterator[Fix[Graph]]:
    """Yield the other layout of the data, unless another branch needs the present one."""
    block = graph.block(source)
    given = block.shape if isinstance(block, Input) else ()
    title = _("Set the Input’s shape to {shape}")
    if len(given) == SEQUENCE_AXES and axes == IMAGE_AXES:
        title = _("Add a channel axis to the Input")
    shape = arranged(given, axes=axes)
    changed = in_range(block, shape=shape)
    if changed is not None and _keeps_others(graph, shapes, source, changed):
        edit = partial(set_block, node=source, block=changed)
        yield Fix(title.format(shape=format_shape(shape)), edit)


def _keeps_others(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], source: NodeId, block: Block
) -> bool:
    """Tell whether every block that has an output keeps one with another block as the Input."""
    after = infer_shapes(set_block(graph, source, block))
    return all(
        after[name].output is not None for name, found in shapes.items() if found.output is not None
    )
