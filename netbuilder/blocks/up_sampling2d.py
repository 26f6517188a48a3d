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
    """Where the new pixels come from."""

    NEAREST = "nearest"
    BILINEAR = "bilinear"


class UpSampling2D(Block):
    """Each pixel becomes several."""

    title: ClassVar[str] = N_("UpSampling2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "Makes the picture larger: each pixel becomes several, by repeating it or by blending "
        "with its neighbours."
    )
    main_setting: ClassVar[str | None] = "size"
    search_words: ClassVar[tuple[str, ...]] = ("enlarge", "upsample", "decoder")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    size: tuple[Factor, Factor] = setting(
        (2, 2), title=N_("Factors"), help=N_("How many times as high and as wide.")
    )
    interpolation: Interpolation = setting(
        Interpolation.NEAREST,
        title=N_("Interpolation"),
        help=N_("nearest repeats pixels; bilinear blends neighbours."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the larger height × width, with the same channels.

        Raises:
            ShapeError: The input is no picture.
        """
        require_image(_(self.title), inputs[0])
        height, width, channels = inputs[0]
        return (height * self.size[0], width * self.size[1], channels)
