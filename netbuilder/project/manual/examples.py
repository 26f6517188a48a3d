"""Example of a block at work: shapes that it accepts, and what it makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import ShapeError, size_of

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape

_IMAGE: Final = Input().shape
_SHAPES: Final[tuple[Shape, ...]] = ((64,), (24, 16), (*_IMAGE, 16), (size_of(_IMAGE),))
"""Shapes of a layer's outputs, of a sequence, of feature maps, and of an image laid flat."""


@dataclass(frozen=True, slots=True)
class Example:
    """A block with its usual settings, between its inputs and its output."""

    block: Block
    inputs: tuple[Shape, ...]
    output: Shape


def example_of(kind: type[Block]) -> Example | None:
    """Return a block of a kind on the first shapes that it changes, or else that it accepts."""
    block = kind()
    examples = [made for shape in _SHAPES if (made := _on(block, shape)) is not None]
    changing = [made for made in examples if made.output not in made.inputs]
    return next(iter((*changing, *examples)), None)


def _on(block: Block, shape: Shape) -> Example | None:
    inputs = (shape,) * block.inputs
    try:
        return Example(block, inputs, block.output_shape(*inputs))
    except ShapeError:
        return None
