"""Reshaping: the same values in other rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import ShapeError, format_shape, size_of
from netbuilder.words import N_, _, counted, grouped

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape

Extent = Annotated[int, Field(ge=1, le=1_000_000)]


class Reshape(Block):
    """All values of the input, read row by row, in another shape."""

    title: ClassVar[str] = N_("Reshape")
    category: ClassVar[Category] = Category.SHAPE
    explanation: ClassVar[str] = N_(
        "Gives the same values another shape, row by row: a vector of 784 becomes an "
        "image of 28×28×1, or an image a sequence of its rows. It has no weights."
    )
    formula: ClassVar[str] = "flat(y) = flat(x)"
    symbols: ClassVar[str] = N_(
        "Read row by row, output and input are the same sequence of values."
    )
    main_setting: ClassVar[str | None] = "target_shape"
    search_words: ClassVar[tuple[str, ...]] = ("arrange", "channel", "view")

    target_shape: tuple[Extent, ...] = setting(
        (28, 28, 1),
        title=N_("Shape"),
        help=N_("The new shape of one example, with the same number of values."),
        min_length=1,
        max_length=3,
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the target shape.

        Raises:
            ShapeError: It holds more or fewer values than the input.
        """
        size, wanted = size_of(inputs[0]), size_of(self.target_shape)
        if size != wanted:
            raise ShapeError(
                _(self.title),
                found=counted(
                    "{shape}: {count} value",
                    "{shape}: {count} values",
                    size,
                    shape=format_shape(inputs[0]),
                ),
                expected=counted(
                    "{count} value for {shape}",
                    "{count} values for {shape}",
                    wanted,
                    shape=format_shape(self.target_shape),
                ),
                advice=_("Choose a shape whose sizes multiply to {number}.").format(
                    number=grouped(size)
                ),
            )
        return self.target_shape
