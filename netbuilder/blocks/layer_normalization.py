"""Layer normalization: values brought to a common scale, example by example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from netbuilder.blocks import common_settings, weight_settings
from netbuilder.blocks.affine import scale_and_shift
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class LayerNormalization(Block):
    """Mean 0 and variance 1 over the last axis of each example, then a learned scale and shift.

    Source: Ba, Kiros and Hinton, "Layer Normalization", arXiv 1607.06450 (2016).
    """

    title: ClassVar[str] = N_("LayerNormalization")
    category: ClassVar[Category] = Category.REGULARIZATION
    explanation: ClassVar[str] = N_(
        "Normalizes the activations of each example on its own: unlike "
        "BatchNormalization it does the same during training and at inference."
    )
    formula: ClassVar[str] = "y = γ · (x − μ) / √(σ^[2] + ε) + β"
    symbols: ClassVar[str] = N_(
        "μ and σ^[2] are the mean and the variance over the last axis of this example. γ and "
        "β are learned."
    )
    search_words: ClassVar[tuple[str, ...]] = ("normalization", "layernorm", "scale")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("axis", -1),
        ("beta_regularizer", None),
        ("gamma_regularizer", None),
        ("beta_constraint", None),
        ("gamma_constraint", None),
        ("rms_scaling", False),
    )

    epsilon: float = common_settings.epsilon()
    center: bool = common_settings.center()
    scale: bool = common_settings.scale()
    frozen: bool = weight_settings.frozen()

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return gamma and beta, if learned, per channel."""
        return scale_and_shift(inputs[0][-1], scale=self.scale, center=self.center)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication and addition for each number."""
        return size_of(inputs[0])

    @classmethod
    def settings_of_keras(cls, config: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a single axis as a number: Keras keeps a list of one, once the layer is built."""
        read = super().settings_of_keras(config)
        match read.get("axis"):
            case [int(axis)]:
                return {**read, "axis": axis}
        return read
