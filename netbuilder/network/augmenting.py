"""What makes a network robust to how people draw: pictures changed at random as it learns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.blocks.augmentation import Augmentation
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.random_rotation import RandomRotation
from netbuilder.blocks.random_zoom import RandomZoom
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.shape import format_shape, size_of
from netbuilder.network.edit import add_node, connect, disconnect, set_block
from netbuilder.network.graph import Edge, Graph, NodeId, Point
from netbuilder.network.grouping import group_nodes
from netbuilder.network.layout import COLUMN
from netbuilder.network.order import input_nodes
from netbuilder.network.part_placement import land_part
from netbuilder.network.placement import Landing
from netbuilder.network.rules import EditError
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape

ROBUST: Final[tuple[Block, ...]] = (
    RandomRotation(factor=0.04),
    RandomZoom(height_factor=0.15, width_factor=0.15),
)
"""Turned by up to 14 degrees, and stretched by up to 15 % either way.

Shifted as well, what is learned fits worse: the pad puts every drawing into the middle.
"""
_TITLE: Final = N_("Robust to pens")


def make_robust(graph: Graph) -> Graph:
    """Put the changes of `ROBUST` behind the Input, in a group, and give them pictures.

    Raises:
        EditError: There is not one Input that leads somewhere, its examples are no square
            pictures, or pictures are changed already.
    """
    source, picture = _source(graph)
    shape = graph.block(source).output_shape()
    edges = graph.outgoing(source)
    ways_back = _way_back(shape, [graph.block(edge.target) for edge in edges])
    part = _in_a_row((*ROBUST, *ways_back))
    graph = set_block(graph, source, graph.block(source).with_settings(shape=picture))
    grown, names = land_part(graph, part, Point(0.0, 0.0), landing=Landing(edge=edges[0]))
    for edge in edges[1:]:
        grown = connect(disconnect(grown, (edge,)), edge._replace(source=names[-1]))
    return group_nodes(grown, nodes=names, title=_(_TITLE))


def _source(graph: Graph) -> tuple[NodeId, Shape]:
    """Return the Input, and the shape of its examples as pictures."""
    title = _("Make robust to pens")
    found = [name for name in input_nodes(graph) if graph.outgoing(name)]
    if len(found) != 1:
        raise EditError(
            title,
            found=_("{count} Inputs that lead somewhere").format(count=len(found)),
            expected=_("one"),
            advice=_("Add an Input and join it to the first block."),
        )
    if any(isinstance(node.block, Augmentation) for node in graph.nodes.values()):
        raise EditError(
            title,
            found=_("blocks that change pictures already"),
            advice=_("Change their settings, or delete them first."),
        )
    shape = graph.block(found[0]).output_shape()
    side = round(size_of(shape) ** 0.5)
    match shape:
        case (_height, _width, _channels):
            return found[0], shape
        case (height, width):
            return found[0], (height, width, 1)
        case (count,) if side * side == count:
            return found[0], (side, side, 1)
    raise EditError(
        title,
        found=_("an Input of {shape}").format(shape=format_shape(shape)),
        expected=_("a picture, such as 28×28"),
    )


def _in_a_row(blocks: tuple[Block, ...]) -> Graph:
    """Return the blocks one behind the other, joined."""
    row = Graph()
    for place, block in enumerate(blocks):
        last = list(row.nodes)[-1:]
        row, node = add_node(row, block, Point(place * COLUMN, 0.0))
        row = connect(row, Edge(last[0], node)) if last else row
    return row


def _way_back(shape: Shape, targets: list[Block]) -> tuple[Block, ...]:
    """Return what gives the first blocks the shape they had; a Flatten takes any."""
    if len(shape) == 3 or all(isinstance(block, Flatten) for block in targets):
        return ()
    return (Flatten(),) if len(shape) == 1 else (Reshape(target_shape=shape),)
