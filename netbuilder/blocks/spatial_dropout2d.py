"""Whole channels left out at random while the network learns."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import require_image
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class SpatialDropout2D(Block):
    """Dropout that leaves out whole channels.

    Source: Tompson et al., "Efficient Object Localization Using Convolutional Networks", CVPR
    2015.
    """

    title: ClassVar[str] = N_("SpatialDropout2D")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "Regularization: during training drops whole feature maps (channels). "
        "Neighbouring pixels are strongly correlated, so dropping single ones, as "
        "Dropout does, would change little."
    )
    formula: ClassVar[str] = (
        "y_[i,j,c] = m_[c] · x_[i,j,c] / (1 − p),   m_[c] ∈ {0, 1},   P(m_[c] = 0) = p"
    )
    symbols: ClassVar[str] = N_(
        "p is the rate; m is drawn once for each channel of each example. At inference y = x."
    )
    main_setting: ClassVar[str | None] = "rate"
    knob: ClassVar[str | None] = "rate"
    search_words: ClassVar[tuple[str, ...]] = ("dropout", "regularization", "cnn")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    rate: float = setting(
        0.3,
        title=N_("Rate"),
        help=N_(
            "The dropout rate, the fraction of channels set to 0: 0 drops none, 1 would drop all."
        ),
        ge=0.0,
        le=1.0,
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the input's shape.

        Raises:
            ShapeError: The input is no picture.
        """
        require_image(_(self.title), inputs[0])
        return inputs[0]
