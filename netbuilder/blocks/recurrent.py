"""Bases of all recurrent blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks import weight_settings
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.blocks.window import require_sequence
from netbuilder.words import N_, Amount, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class Recurrent(Block):
    """A layer with a memory that reads a sequence step by step.

    `gates` is how many sums of inputs and memory each neuron makes at a step.
    """

    category: ClassVar[Category] = Category.SEQUENCE
    main_setting: ClassVar[str | None] = "units"
    weights_path: ClassVar[str] = "cell/vars"
    gates: ClassVar[int] = 1
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("return_state", False),
        ("stateful", False),
        ("unroll", False),
        ("zero_output_for_mask", False),
        ("bias_regularizer", None),
        ("activity_regularizer", None),
        ("kernel_constraint", None),
        ("recurrent_constraint", None),
        ("bias_constraint", None),
        ("dropout", 0.0),
        ("recurrent_dropout", 0.0),
    )

    units: int = setting(
        64,
        title=N_("Units"),
        help=N_("The size of the hidden state; the output has as many values."),
        amount=Amount("{count} neuron", "{count} neurons"),
        ge=1,
        le=100_000,
    )
    return_sequences: bool = setting(
        False,
        title=N_("Return sequences"),
        help=N_(
            "Output the hidden state after every time step, as a following "
            "recurrent layer needs it, instead of only the last one."
        ),
    )
    go_backwards: bool = setting(
        False,
        title=N_("Go backwards"),
        help=N_("Read the sequence in reverse, beginning with the last time step."),
        advanced=True,
    )
    activation: ActivationFunction = setting(
        ActivationFunction.TANH,
        title=N_("Activation"),
        help=N_("The activation function applied to what enters the hidden state."),
        advanced=True,
    )
    use_bias: bool = setting(
        True,
        title=N_("Bias"),
        help=N_("Add a learned bias to each neuron’s sum."),
        advanced=True,
    )
    kernel_initializer: Initializer = weight_settings.initializer()
    recurrent_initializer: Initializer = weight_settings.initializer(
        Initializer.ORTHOGONAL, title=N_("Recurrent initializer")
    )
    kernel_l1: float = weight_settings.l1()
    kernel_l2: float = weight_settings.l2()
    recurrent_l1: float = weight_settings.l1(N_("Recurrent L1 regularization"))
    recurrent_l2: float = weight_settings.l2(N_("Recurrent L2 regularization"))
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the units, or steps × units where every step is answered.

        Raises:
            ShapeError: The input is no sequence.
        """
        require_sequence(_(self.title), inputs[0])
        return (inputs[0][0], self.units) if self.return_sequences else (self.units,)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the kernels of inputs and of memory and, if used, the bias."""
        width = self.gates * self.units
        bias = (WeightSpec("bias", self.bias_shape()),) if self.use_bias else ()
        return (
            WeightSpec("kernel", (inputs[0][1], width)),
            WeightSpec("recurrent_kernel", (self.units, width)),
            *bias,
        )

    def bias_shape(self) -> Shape:
        """Return one number for each sum."""
        return (self.gates * self.units,)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return those of all steps."""
        steps, numbers = inputs[0]
        return steps * self.gates * self.units * (numbers + self.units)


class Gated(Recurrent):
    """A recurrent block whose gates have an activation of their own."""

    recurrent_activation: ActivationFunction = setting(
        ActivationFunction.SIGMOID,
        title=N_("Recurrent activation"),
        help=N_(
            "The activation function of the gates, which opens and closes them between 0 and 1."
        ),
        advanced=True,
    )
