"""Batch normalization: values brought to a common scale, batch by batch."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks import common_settings, weight_settings
from netbuilder.blocks.affine import scale_and_shift
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.words import N_


class BatchNormalization(Block):
    """Mean 0 and variance 1 over the batch, then a learned scale and shift.

    Source: Ioffe and Szegedy, "Batch Normalization", ICML 2015.
    """

    title: ClassVar[str] = N_("BatchNormalization")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "Normalizes the activations to mean 0 and variance 1 over each mini-batch, "
        "so that the network trains faster. At inference it uses moving averages "
        "collected during training."
    )
    formula: ClassVar[str] = "y = γ · (x − μ) / √(σ^[2] + ε) + β"
    symbols: ClassVar[str] = N_(
        "μ and σ^[2] are the mean and the variance of the channel over the mini-batch; at "
        "inference, their moving averages. γ and β are learned."
    )
    search_words: ClassVar[tuple[str, ...]] = ("normalization", "batchnorm", "scale")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("axis", -1),
        ("beta_regularizer", None),
        ("gamma_regularizer", None),
        ("beta_constraint", None),
        ("gamma_constraint", None),
        ("synchronized", False),
        ("renorm", False),
        ("renorm_clipping", None),
        ("renorm_momentum", 0.99),
    )

    momentum: float = setting(
        0.99,
        title=N_("Momentum"),
        help=N_("How slowly the moving averages change: the closer to 1, the slower."),
        ge=0.0,
        le=1.0,
    )
    epsilon: float = common_settings.epsilon()
    center: bool = common_settings.center()
    scale: bool = common_settings.scale()
    frozen: bool = weight_settings.frozen(
        N_(
            "Frozen: scale and shift are not trained, and the moving averages keep "
            "their values and are used instead of those of the mini-batch."
        )
    )

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return gamma and beta, if learned, and the moving mean and variance, per channel."""
        channels = (inputs[0][-1],)
        return (
            *scale_and_shift(inputs[0][-1], scale=self.scale, center=self.center),
            WeightSpec("moving_mean", channels, trainable=False),
            WeightSpec("moving_variance", channels, trainable=False),
        )

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication and addition for each number."""
        return size_of(inputs[0])
