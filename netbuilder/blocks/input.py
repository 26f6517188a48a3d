"""The data, as the first block of every network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasConfig
from netbuilder.blocks.settings import setting
from netbuilder.words import N_

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape

Extent = Annotated[int, Field(ge=1, le=1_000_000)]


class Input(Block):
    """The examples of the chosen data set, one at a time."""

    title: ClassVar[str] = N_("Input")
    category: ClassVar[Category] = Category.DATA
    explanation: ClassVar[str] = N_(
        "Where the data enter the network. Each example is an image, a grid of grey "
        "values; the network receives the images in mini-batches."
    )
    formula: ClassVar[str] = "y = x / 255"
    symbols: ClassVar[str] = N_(
        "x is a grey value from 0 to 255, with the scaling of pixels on; without it, and for "
        "other data, y = x."
    )
    main_setting: ClassVar[str | None] = "shape"
    search_words: ClassVar[tuple[str, ...]] = ("data", "mnist", "image")

    shape: tuple[Extent, ...] = setting(
        (28, 28),
        title=N_("Shape"),
        help=N_(
            "The shape of one example. 28×28 is the image as it is; 28×28×1 adds the "
            "channel axis that convolutions need; 784 is one flat vector."
        ),
        min_length=1,
        max_length=3,
    )
    scale: bool = setting(
        True,
        title=N_("Scale pixels to 0–1"),
        help=N_(
            "Divide the grey values 0–255 by 255. Networks learn poorly from large input values."
        ),
    )

    @property
    def inputs(self) -> int:
        """None: the data come from outside."""
        return 0

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the shape of one example."""
        return self.shape

    def keras_config(self) -> KerasConfig:
        """Return Keras's `InputLayer`; scaling happens where the data are read."""
        return KerasConfig("InputLayer", {"shape": self.shape})
