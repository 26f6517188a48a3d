"""Base of all blocks that merge several inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import ShapeError, format_shape
from netbuilder.words import N_, _, all_of

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class Merge(Block):
    """Block that merges several inputs into one output."""

    category: ClassVar[Category] = Category.MERGE
    ports: ClassVar[str | None] = "wires"

    wires: int = setting(
        2,
        title=N_("Inputs"),
        help=N_("How many inputs the block has, one for each wire."),
        ge=2,
        le=16,
    )

    def require_equal_axes(self, inputs: tuple[Shape, ...]) -> None:
        """Refuse inputs of which one is, say, a picture and another a row.

        Raises:
            ShapeError: They have not as many axes.
        """
        if len({len(shape) for shape in inputs}) > 1:
            raise self.misfit(inputs, expected=_("inputs with the same number of axes"))

    def misfit(self, inputs: tuple[Shape, ...], *, expected: str) -> ShapeError:
        """Return the refusal of inputs that do not fit each other."""
        return ShapeError(
            _(self.title),
            found=all_of(format_shape(shape) for shape in inputs),
            expected=expected,
            advice=_("Give the branches the same shape, for example the same number of units.")
            if max(len(shape) for shape in inputs) == 1
            else _(
                "Give the branches the same shape, for example the same number "
                "of filters and padding “same”."
            ),
        )


class Elementwise(Merge):
    """Element-wise merge of the inputs; an axis of size 1 is broadcast."""

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the common shape.

        Raises:
            ShapeError: The inputs have not the same shape.
        """
        self.require_equal_axes(inputs)
        common = []
        for sizes in zip(*inputs, strict=True):
            others = {size for size in sizes if size != 1}
            if len(others) > 1:
                raise self.misfit(inputs, expected=_("inputs of the same shape"))
            common.append(max(sizes))
        return tuple(common)
