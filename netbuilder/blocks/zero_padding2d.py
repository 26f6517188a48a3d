"""A margin of zeros around a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasConfig, KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import require_image
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.shape import Shape

Margin = Annotated[int, Field(ge=0, le=1_000)]


class ZeroPadding2D(Block):
    """The same picture, larger by rows and columns of zeros on each side."""

    title: ClassVar[str] = N_("ZeroPadding2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "Zero padding: adds a margin of zeros around the image, so that convolutions "
        "see patterns at the edge as well as those in the middle."
    )
    formula: ClassVar[str] = "y_[i+a, j+b, c] = x_[i,j,c]"
    symbols: ClassVar[str] = N_(
        "a is the number of rows added above and b of columns added on the left; all values "
        "in the margin are 0."
    )
    main_setting: ClassVar[str | None] = "padding"
    search_words: ClassVar[tuple[str, ...]] = ("margin", "border", "cnn")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    padding: tuple[Margin, Margin] = setting(
        (1, 1),
        title=N_("Padding"),
        help=N_("Rows of zeros above and below, and columns of zeros left and right."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return height and width with the margin on both sides.

        Raises:
            ShapeError: The input is no picture.
        """
        require_image(_(self.title), inputs[0])
        height, width, channels = inputs[0]
        return (height + 2 * self.padding[0], width + 2 * self.padding[1], channels)

    def keras_config(self) -> KerasConfig:
        """Return the margins as Keras keeps them: above and below, left and right."""
        rows, columns = self.padding
        return KerasConfig("ZeroPadding2D", {"padding": ((rows, rows), (columns, columns))})

    @classmethod
    def settings_of_keras(cls, config: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return margins that are the same on both sides as one number each."""
        match config.get("padding"):
            case [[above, below], [left, right]] if above == below and left == right:
                return {**config, "padding": [above, left]}
        return config
