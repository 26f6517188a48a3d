"""A layer of neurons, each looking at every input."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks import weight_settings
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.words import N_, Amount


class Dense(Block):
    """Every output is a weighted sum of all inputs, plus a bias, through an activation."""

    title: ClassVar[str] = N_("Dense")
    category: ClassVar[Category] = Category.CORE
    explanation: ClassVar[str] = N_(
        "A fully connected layer: each neuron computes a weighted sum of all inputs, "
        "adds a bias and applies an activation function."
    )
    formula: ClassVar[str] = "y = φ(x·W + b)"
    symbols: ClassVar[str] = N_(
        "φ is the activation function. The weights W and the biases b are learned."
    )
    main_setting: ClassVar[str | None] = "units"
    search_words: ClassVar[tuple[str, ...]] = ("linear", "fully connected", "neurons", "layer")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("bias_regularizer", None),
        ("activity_regularizer", None),
        ("kernel_constraint", None),
        ("bias_constraint", None),
        ("lora_rank", None),
        ("quantization_config", None),
    )

    units: int = setting(
        128,
        title=N_("Units"),
        help=N_("The number of neurons in the layer; the output has as many values."),
        amount=Amount("{count} neuron", "{count} neurons"),
        ge=1,
        le=1_000_000,
    )
    activation: ActivationFunction = setting(
        ActivationFunction.LINEAR,
        title=N_("Activation"),
        help=N_(
            "The activation function applied to each neuron’s sum; linear leaves it unchanged."
        ),
    )
    use_bias: bool = setting(
        True,
        title=N_("Bias"),
        help=N_("Add a learned bias to each neuron’s sum."),
        advanced=True,
    )
    kernel_initializer: Initializer = weight_settings.initializer()
    kernel_l1: float = weight_settings.l1()
    kernel_l2: float = weight_settings.l2()
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the input's shape with the last axis replaced by the units, as Keras does."""
        return (*inputs[0][:-1], self.units)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the kernel (inputs × units) and, if used, the bias (units)."""
        kernel = WeightSpec("kernel", (inputs[0][-1], self.units))
        bias = (WeightSpec("bias", (self.units,)),) if self.use_bias else ()
        return (kernel, *bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication for every weight and position."""
        return size_of(inputs[0]) * self.units
