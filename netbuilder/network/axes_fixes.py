"""Fixes of an input with too many axes or too few: a vector where an image is wanted, or so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.permute import AxisOrder, Permute
from netbuilder.blocks.recurrent import Recurrent
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.shape import format_shape
from netbuilder.network.block_kinds import keeps_shape
from netbuilder.network.edit import remove_nodes, set_block
from netbuilder.network.entering import arranged
from netbuilder.network.in_range import in_range
from netbuilder.network.naming import short_name
from netbuilder.network.placement import insert
from netbuilder.network.problem import Fix
from netbuilder.network.rewiring import move_behind
from netbuilder.network.shapes import fits
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.entering import Entering, Layout
    from netbuilder.network.graph import Graph, Node, NodeId
    from netbuilder.network.shapes import NodeShapes

SEQUENCE_AXES: Final = 2
_AMPLE: Final = 2_000
"""Size of an axis on which any window fits: what is refused then is the number of axes."""
_USUAL_ORDERS: Final = (AxisOrder.SWAP, AxisOrder.SECOND_FIRST_THIRD)
"""Rows and columns swapped, of a sequence and of an image."""


def axes_fixes(
    graph: Graph,
    node: Node,
    shapes: Mapping[NodeId, NodeShapes],
    entering: Entering,
) -> Iterator[Fix[Graph]]:
    """Yield what gives a block as many axes as it takes."""
    given = shapes[node.id].inputs[0]
    if isinstance(node.block, Permute):
        yield from _other_order(node, given)
        return
    axes = _axes_taken(node.block)
    if axes in (0, len(given)):
        return
    yield from _all_steps(graph, node, axes=axes)
    yield from _before_flatten(graph, node, shapes, entering, axes=axes)
    changed = entering.other_layout(node.id, axes=axes)
    if changed is not None:
        yield _shape_of_input(changed, given=given)
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
        title = _("Let {block} return sequences").format(block=short_name(graph, source))
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
    entering: Entering,
    *,
    axes: int,
) -> Iterator[Fix[Graph]]:
    stretch = _stretch(graph, node.id)
    if stretch is None:
        return
    arrives = shapes[stretch.flatten].inputs[0]
    wanted = arranged(arrives, axes=axes)
    if not _leads_through(graph, node.id, stretch.last, wanted):
        return
    name = short_name(graph, node.id)
    if arrives == wanted:
        title = _("Place {block} before Flatten").format(block=name)
        yield Fix(title, partial(_with_flatten_later, stretch=stretch))
        return
    changed = entering.other_layout(stretch.flatten, axes=axes)
    if changed is not None:
        title = _("Place {block} before Flatten, set the Input’s shape to {shape}")
        edit = partial(_with_flatten_later, stretch=stretch, changed=changed)
        yield Fix(title.format(block=name, shape=format_shape(wanted)), edit)


def _with_flatten_later(graph: Graph, *, stretch: _Stretch, changed: Layout | None = None) -> Graph:
    if changed is not None:
        graph = set_block(graph, changed.source, changed.block)
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
        if not keeps_shape(graph.block(node)):
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


def _shape_of_input(changed: Layout, *, given: Shape) -> Fix[Graph]:
    title = _("Set the Input’s shape to {shape}").format(shape=format_shape(changed.shape))
    if changed.shape == (*given, 1):
        title = _("Add a channel axis to the Input")
    return Fix(title, partial(set_block, node=changed.source, block=changed.block))
