"""Flattening: an image laid out as one vector."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.words import N_


class Flatten(Block):
    """All axes of the input joined into one."""

    title: ClassVar[str] = N_("Flatten")
    category: ClassVar[Category] = Category.SHAPE
    explanation: ClassVar[str] = N_(
        "Flattens each example into one long vector, as Dense expects it. It has no weights."
    )
    formula: ClassVar[str] = "y_[(i·w + j)·C + c] = x_[i,j,c]"
    symbols: ClassVar[str] = N_(
        "w is the width of the image and C its number of channels: the rows stand one after "
        "another."
    )
    search_words: ClassVar[tuple[str, ...]] = ("reshape", "vector")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return one axis that holds all values of the input."""
        return (size_of(inputs[0]),)
