"""Base of all blocks that change training images at random."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import require_image
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class FillMode(StrEnum):
    """Fill for the places where the changed image has no pixels, under Keras's names."""

    CONSTANT = "constant"
    NEAREST = "nearest"
    REFLECT = "reflect"
    WRAP = "wrap"


class Augmentation(Block):
    """A picture changed at random while the network learns, and left alone when it answers."""

    category: ClassVar[Category] = Category.AUGMENTATION
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
        ("interpolation", "bilinear"),
        ("fill_value", 0.0),
    )

    fill_mode: FillMode = setting(
        FillMode.CONSTANT,
        title=N_("Fill mode"),
        help=N_(
            "How pixels beyond the edge of the image are filled in; constant fills with black."
        ),
        advanced=True,
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the input's shape.

        Raises:
            ShapeError: The input is no picture.
        """
        require_image(_(self.title), inputs[0])
        return inputs[0]
