"""Fixes of branches that come to a merge in shapes that do not go together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.max_pooling2d import MaxPooling2D
from netbuilder.blocks.merge import Elementwise
from netbuilder.blocks.shape import size_of
from netbuilder.blocks.window import Padding
from netbuilder.network.edit import set_block, set_blocks
from netbuilder.network.in_range import in_range
from netbuilder.network.order import upstream
from netbuilder.network.placement import insert
from netbuilder.network.problem import Fix
from netbuilder.network.shapes import fits, infer_shapes
from netbuilder.words import _, all_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape
    from netbuilder.network.graph import Edge, Graph, Node, NodeId

_IMAGE_AXES = 3


class _Branch(NamedTuple):
    """A wire into the merge, and the shape that comes through it."""

    edge: Edge
    shape: Shape


def merge_fixes(graph: Graph, node: Node, inputs: tuple[Shape, ...]) -> Iterator[Fix[Graph]]:
    """Yield what makes the inputs of a merge go together, the likeliest first."""
    branches = [_Branch(*pair) for pair in zip(graph.incoming(node.id), inputs, strict=True)]
    ranks = {len(shape) for shape in inputs}
    if len(ranks) == 1:
        yield from _with_same_padding(graph, node)
        yield from _projected(node.block, branches)
        yield from _along_another_axis(node, inputs)
    if ranks != {1}:
        yield from _flattened(node, branches)


def _with_same_padding(graph: Graph, node: Node) -> Iterator[Fix[Graph]]:
    """Let the convolutions of the branches keep height and width, if that is all they differ in."""
    above = [upstream(graph, (edge.source,)) for edge in graph.incoming(node.id)]
    shared = frozenset.intersection(*above)
    padded = {
        name: graph.block(name).with_settings(padding=same)
        for name in frozenset.union(*above) - shared
        if (same := same_padding(graph.block(name))) is not None
        and "kernel_size" in type(graph.block(name)).declared()
    }
    if padded and infer_shapes(set_blocks(graph, padded))[node.id].output is not None:
        yield Fix(_("Set padding of the branches to “same”"), partial(set_blocks, blocks=padded))


def same_padding(block: Block) -> object | None:
    """Return a block's own name for “same” padding; some know more kinds of it, others none."""
    padding = type(block).declared().get("padding")
    choices = () if padding is None else padding.choices or ()
    return next((choice for choice in choices if choice == Padding.SAME), None)


def _projected(merge: Block, branches: list[_Branch]) -> Iterator[Fix[Graph]]:
    """Bring all branches to the least height and width, and sums to the most channels."""
    is_sum = isinstance(merge, Elementwise)
    sizes = zip(*(branch.shape[:-1] for branch in branches), strict=True)
    target = tuple(_least(along) if is_sum else min(along) for along in sizes)
    channels = max(branch.shape[-1] for branch in branches)
    added: dict[Edge, Block] = {}
    for edge, shape in branches:
        wanted = (*target, channels if is_sum else shape[-1])
        if is_sum:
            wanted = tuple(1 if size == 1 else to for size, to in zip(shape, wanted, strict=True))
        if shape != wanted:
            block = _projection(shape, wanted)
            if block is None:
                return
            added[edge] = block
    widened = [shape[-1] for _edge, shape in branches if shape[-1] < channels]
    if added and fits(merge, *(_after(branch, added) for branch in branches)):
        title = _projection_title(added, is_widened=bool(widened) and len(widened) == len(added))
        yield Fix(title, partial(_insert_each, blocks=added))


def _least(sizes: tuple[int, ...]) -> int:
    """Return the least of the sizes along an axis, but for those that are broadcast."""
    return min((size for size in sizes if size != 1), default=1)


def _after(branch: _Branch, added: Mapping[Edge, Block]) -> Shape:
    block = added.get(branch.edge)
    return branch.shape if block is None else block.output_shape(branch.shape)


def _projection(shape: Shape, wanted: Shape) -> Block | None:
    """Return a block that makes `wanted` of `shape`, as the shortcut of a residual block does.

    Source: He et al., "Deep Residual Learning", CVPR 2016 (projection shortcuts).
    """
    if shape[:-1] == wanted[:-1] and len(shape) != _IMAGE_AXES:
        return in_range(Dense(), units=wanted[-1])
    if len(shape) != _IMAGE_AXES:
        return None
    candidates = (*_pooled(shape, wanted), *_convolved(shape, wanted))
    return next((block for block in candidates if block.output_shape(shape) == wanted), None)


def _pooled(shape: Shape, wanted: Shape) -> Iterator[Block]:
    steps = _steps(shape, wanted)
    is_whole = all(size % by == 0 for size, by in zip(shape, steps, strict=False))
    block = in_range(MaxPooling2D(), pool_size=steps)
    if is_whole and block is not None:
        yield block


def _convolved(shape: Shape, wanted: Shape) -> Iterator[Block]:
    """Yield a convolution of single pixels with strides, and one with a larger kernel."""
    window = (shape[0] - wanted[0] + 1, shape[1] - wanted[1] + 1)
    single = Conv2D(kernel_size=(1, 1), padding=Padding.SAME)
    tried = (
        in_range(single, filters=wanted[-1], strides=_steps(shape, wanted)),
        in_range(Conv2D(), filters=wanted[-1], kernel_size=window),
    )
    yield from (block for block in tried if block is not None)


def _steps(shape: Shape, wanted: Shape) -> tuple[int, int]:
    return -(-shape[0] // wanted[0]), -(-shape[1] // wanted[1])


def _projection_title(added: Mapping[Edge, Block], *, is_widened: bool) -> str:
    """Return the verb: smaller branches get more units or filters, larger ones are reduced."""
    first = next(iter(added.values()))
    block = all_of(dict.fromkeys(_(block.title) for block in added.values()))
    if isinstance(first, Dense) and is_widened:
        return _("Insert Dense of {units} into the smaller branch").format(units=first.units)
    if isinstance(first, Conv2D) and is_widened and first.strides == (1, 1):
        title = _("Insert Conv2D of {filters} into the smaller branch")
        return title.format(filters=first.filters)
    return _("Insert {block} into the larger branch").format(block=block)


def _insert_each(graph: Graph, *, blocks: Mapping[Edge, Block]) -> Graph:
    for edge, block in blocks.items():
        graph = insert(graph, edge, block)
    return graph


def _along_another_axis(node: Node, inputs: tuple[Shape, ...]) -> Iterator[Fix[Graph]]:
    """Lay the branches behind one another along the axis in which they differ."""
    if "axis" not in type(node.block).declared():
        return
    for axis in range(1, len(inputs[0]) + 1):
        changed = node.block.with_settings(axis=axis)
        if fits(changed, *inputs):
            title = _("Set axis to {value}").format(value=axis)
            yield Fix(title, partial(set_block, node=node.id, block=changed))


def _flattened(node: Node, branches: list[_Branch]) -> Iterator[Fix[Graph]]:
    """Make vectors of all branches; for sums, as long as the shortest."""
    sizes = [size_of(shape) for _edge, shape in branches]
    units = min(sizes)
    dense = in_range(Dense(), units=units)
    is_sum = isinstance(node.block, Elementwise)
    edges = {
        branch.edge: (len(branch.shape) > 1, is_sum and size != units)
        for branch, size in zip(branches, sizes, strict=True)
    }
    title = _("Insert Flatten into the branches")
    if is_sum and len(set(sizes)) > 1:
        title = _("Insert Flatten and Dense of {units} into the branches").format(units=units)
    if dense is not None:
        yield Fix(title, partial(_flatten_each, node=node.id, edges=edges, dense=dense))


def _flatten_each(
    graph: Graph, *, node: NodeId, edges: Mapping[Edge, tuple[bool, bool]], dense: Dense
) -> Graph:
    for edge, (is_flattened, is_shortened) in edges.items():
        if is_shortened:
            graph = insert(graph, edge, dense)
        if is_flattened:
            at_port = graph.incoming(node)[edge.target_port]
            first = graph.incoming(at_port.source)[0] if is_shortened else at_port
            graph = insert(graph, first, Flatten())
    block = graph.block(node)
    if "axis" in type(block).declared():
        return set_block(graph, node, block.with_settings(axis=-1))
    return graph
