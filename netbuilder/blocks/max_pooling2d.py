"""Only the strongest answer of each small window is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import Padding, Pair, require_image, slide
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class MaxPooling2D(Block):
    """A smaller picture that keeps the largest value under each window."""

    title: ClassVar[str] = N_("MaxPooling2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "Shrinks the picture: of each small window only the largest value is kept, so it matters "
        "less where exactly a pattern was found."
    )
    main_setting: ClassVar[str | None] = "pool_size"
    search_words: ClassVar[tuple[str, ...]] = ("pool", "downsample", "cnn")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    pool_size: Pair = setting(
        (2, 2), title=N_("Window"), help=N_("Height and width of the window, in pixels.")
    )
    strides: Pair | None = setting(
        None,
        title=N_("Strides"),
        help=N_("How far the window moves on at a time; none: by its own size."),
        advanced=True,
    )
    padding: Padding = setting(
        Padding.VALID,
        title=N_("Padding"),
        help=N_("valid: the window stays inside the picture. same: the edge is padded."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the smaller height × width, with the same channels.

        Raises:
            ShapeError: The input is no picture, or smaller than the window.
        """
        require_image(_(self.title), inputs[0])
        height, width = slide(
            _(self.title),
            inputs[0],
            window=self.pool_size,
            strides=self.strides or self.pool_size,
            padding=self.padding,
        )
        return (height, width, inputs[0][2])
