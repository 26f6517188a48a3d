"""ReLU whose slope below zero is learned."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks import weight_settings
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.words import N_


class PReLU(Block):
    """x where it is positive, a learned multiple of x where it is not.

    Source: He et al., "Delving Deep into Rectifiers", ICCV 2015.
    """

    title: ClassVar[str] = N_("PReLU")
    category: ClassVar[Category] = Category.CORE
    explanation: ClassVar[str] = N_(
        "An activation function like LeakyReLU, but with a learned negative slope for each neuron."
    )
    formula: ClassVar[str] = "y = max(x, 0) + α · min(x, 0)"
    symbols: ClassVar[str] = N_("α is the negative slope, which is learned.")
    search_words: ClassVar[tuple[str, ...]] = ("relu", "activation", "parametric")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("alpha_regularizer", None),
        ("alpha_constraint", None),
        ("shared_axes", None),
    )

    frozen: bool = weight_settings.frozen()

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return one slope for each number of the input."""
        return (WeightSpec("alpha", inputs[0]),)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication for each number."""
        return size_of(inputs[0])
