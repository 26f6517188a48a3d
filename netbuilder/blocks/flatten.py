"""A picture laid out as one row of numbers."""

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
        "Lays a picture out as one long row of numbers, as Dense wants it. Nothing is learned here."
    )
    search_words: ClassVar[tuple[str, ...]] = ("reshape", "vector")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return one axis that holds all numbers of the input."""
        return (size_of(inputs[0]),)
