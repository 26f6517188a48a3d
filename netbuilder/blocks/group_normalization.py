"""Group normalization: values brought to a common scale, by groups of channels."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks import common_settings, weight_settings
from netbuilder.blocks.affine import scale_and_shift
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import Shape, ShapeError, format_shape, size_of
from netbuilder.words import N_, _, counted


class GroupNormalization(Block):
    """Mean 0 and variance 1 over each group of channels, then a learned scale and shift.

    Source: Wu and He, "Group Normalization", ECCV 2018.
    """

    title: ClassVar[str] = N_("GroupNormalization")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "Normalizes each group of channels to mean 0 and variance 1, separately for "
        "every example. It works as well with small batches as with large ones."
    )
    formula: ClassVar[str] = "y = γ · (x − μ) / √(σ^[2] + ε) + β"
    symbols: ClassVar[str] = N_(
        "μ and σ^[2] are the mean and the variance of the group of channels in this example. "
        "γ and β are learned."
    )
    main_setting: ClassVar[str | None] = "groups"
    search_words: ClassVar[tuple[str, ...]] = ("normalization", "groupnorm", "scale")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("axis", -1),
        ("beta_regularizer", None),
        ("gamma_regularizer", None),
        ("beta_constraint", None),
        ("gamma_constraint", None),
    )

    groups: int = setting(
        4,
        title=N_("Groups"),
        help=N_(
            "The number of groups that the channels are divided into; it must "
            "divide the number of channels."
        ),
        ge=1,
        le=100_000,
    )
    epsilon: float = common_settings.epsilon()
    center: bool = common_settings.center()
    scale: bool = common_settings.scale()
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the input's shape.

        Raises:
            ShapeError: The channels cannot be parted into so many groups.
        """
        channels = inputs[0][-1]
        if channels % self.groups:
            raise ShapeError(
                _(self.title),
                found=counted(
                    "{count} channel in {shape}",
                    "{count} channels in {shape}",
                    channels,
                    shape=format_shape(inputs[0]),
                ),
                expected=_("a multiple of {groups}, the number of groups").format(
                    groups=self.groups
                ),
                advice=_("Choose a number of groups that divides the number of channels."),
            )
        return inputs[0]

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return gamma and beta, if learned, per channel."""
        return scale_and_shift(inputs[0][-1], scale=self.scale, center=self.center)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication and addition for each number."""
        return size_of(inputs[0])
