"""A larger picture."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import require_image
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape

Factor = Annotated[int, Field(ge=1, le=100)]


class Interpolation(StrEnum):
    """Source of the new pixels: the nearest old one, or a mean of its neighbours."""

    NEAREST = "nearest"
    BILINEAR = "bilinear"


class UpSampling2D(Block):
    """Each pixel becomes several."""

    title: ClassVar[str] = N_("UpSampling2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "Upsamples the feature maps: each pixel becomes several, by repetition or by "
        "interpolation with its neighbours."
    )
    formula: ClassVar[str] = "y_[i,j,c] = x_[⌊i/a⌋, ⌊j/b⌋, c]"
    symbols: ClassVar[str] = N_(
        "a and b are the factors of height and width: nearest-neighbour repetition. Bilinear "
        "interpolation takes weighted means of neighbouring pixels instead."
    )
    main_setting: ClassVar[str | None] = "size"
    search_words: ClassVar[tuple[str, ...]] = ("enlarge", "upsample", "decoder")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    size: tuple[Factor, Factor] = setting(
        (2, 2),
        title=N_("Upsampling factors"),
        help=N_("How many times higher and wider the output is."),
    )
    interpolation: Interpolation = setting(
        Interpolation.NEAREST,
        title=N_("Interpolation"),
        help=N_("nearest repeats pixels; bilinear interpolates between neighbours."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the larger height × width, with the same channels.

        Raises:
            ShapeError: The input is no picture.
        """
        require_image(_(self.title), inputs[0])
        height, width, channels = inputs[0]
        return (height * self.size[0], width * self.size[1], channels)
