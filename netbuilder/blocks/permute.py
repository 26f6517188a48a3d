"""Axes in another order."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasConfig
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import ShapeError, format_shape
from netbuilder.words import N_, _, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.shape import Shape


class AxisOrder(StrEnum):
    """Order of the input's axes in the output; they are counted from 1."""

    SWAP = "2 1"
    FIRST_THIRD_SECOND = "1 3 2"
    SECOND_FIRST_THIRD = "2 1 3"
    SECOND_THIRD_FIRST = "2 3 1"
    THIRD_FIRST_SECOND = "3 1 2"
    THIRD_SECOND_FIRST = "3 2 1"

    @property
    def axes(self) -> tuple[int, ...]:
        """The axes as numbers."""
        return tuple(int(part) for part in self.split())


class Permute(Block):
    """Permutation of the axes: rows as columns, or channels first."""

    title: ClassVar[str] = N_("Permute")
    category: ClassVar[Category] = Category.SHAPE
    explanation: ClassVar[str] = N_(
        "Permutes (reorders) the axes: with “2 1” rows become columns, so that a "
        "recurrent layer reads the image column by column."
    )
    formula: ClassVar[str] = "y_[j,i] = x_[i,j]"
    symbols: ClassVar[str] = N_("The axes in the order “2 1”; other orders likewise.")
    main_setting: ClassVar[str | None] = "dims"
    search_words: ClassVar[tuple[str, ...]] = ("transpose", "swap", "axes")

    dims: AxisOrder = setting(
        AxisOrder.SWAP,
        title=N_("Order"),
        help=N_("The new order of the axes. “2 1” swaps rows and columns."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the sizes in their new order.

        Raises:
            ShapeError: The input has more or fewer axes.
        """
        axes = self.dims.axes
        if len(inputs[0]) != len(axes):
            raise ShapeError(
                _(self.title),
                found=counted(
                    "{shape}: {count} axis",
                    "{shape}: {count} axes",
                    len(inputs[0]),
                    shape=format_shape(inputs[0]),
                ),
                expected=counted(
                    "{count} axis for the order “{order}”",
                    "{count} axes for the order “{order}”",
                    len(axes),
                    order=self.dims,
                ),
                advice=_("Choose an order that names each axis once."),
            )
        return tuple(inputs[0][axis - 1] for axis in axes)

    def keras_config(self) -> KerasConfig:
        """Return the order as numbers."""
        return KerasConfig("Permute", {"dims": self.dims.axes})

    @classmethod
    def settings_of_keras(cls, config: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the order as we name it."""
        dims = config.get("dims")
        if not isinstance(dims, list):
            return config
        return {**config, "dims": " ".join(str(axis) for axis in dims)}
