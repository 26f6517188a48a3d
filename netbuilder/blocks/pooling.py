"""Bases of all blocks that pool images."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import Padding, Pair, Sliding, require_image, slide
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class Pooling2D(Block):
    """A smaller picture, with one number for each window of each channel."""

    category: ClassVar[Category] = Category.IMAGE
    main_setting: ClassVar[str | None] = "pool_size"
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    pool_size: Pair = setting(
        (2, 2), title=N_("Pool size"), help=N_("Height and width of the pooling window, in pixels.")
    )
    strides: Pair | None = setting(
        None,
        title=N_("Strides"),
        help=N_("How far the pooling window moves at each step; none: by its own size."),
        advanced=True,
    )
    padding: Padding = setting(
        Padding.VALID,
        title=N_("Padding"),
        help=N_("valid: no padding, the window stays inside the image. same: the edge is padded."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the smaller height × width, with the same channels.

        Raises:
            ShapeError: The input is no picture, or smaller than the window.
        """
        require_image(_(self.title), inputs[0])
        height, width = slide(
            Sliding.POOL,
            _(self.title),
            inputs[0],
            window=self.pool_size,
            strides=self.strides or self.pool_size,
            padding=self.padding,
        )
        return (height, width, inputs[0][2])


class GlobalPooling2D(Block):
    """One number for each channel of a picture."""

    category: ClassVar[Category] = Category.IMAGE
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    keepdims: bool = setting(
        False,
        title=N_("Keep dimensions"),
        help=N_("Output a 1×1 feature map for each channel instead of a flat vector."),
        advanced=True,
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the channels, or 1 × 1 × channels.

        Raises:
            ShapeError: The input is no picture.
        """
        require_image(_(self.title), inputs[0])
        channels = inputs[0][2]
        return (1, 1, channels) if self.keepdims else (channels,)
