"""Small patterns found at every place of a sequence."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from netbuilder.blocks import common_settings, weight_settings
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.blocks.window import Padding, Sliding, require_sequence, slide_along
from netbuilder.words import N_, _


class SequencePadding(StrEnum):
    """Padding at the ends: `causal` adds zeros before the first step alone."""

    VALID = "valid"
    SAME = "same"
    CAUSAL = "causal"


class Conv1D(Block):
    """Each filter slides along the sequence and answers where its pattern is."""

    title: ClassVar[str] = N_("Conv1D")
    category: ClassVar[Category] = Category.SEQUENCE
    explanation: ClassVar[str] = N_(
        "A one-dimensional convolution: each filter slides its kernel along the "
        "sequence and responds strongly where its pattern occurs."
    )
    formula: ClassVar[str] = "y_[t,k] = φ(Σ_[u,c] W_[u,c,k] · x_[t·s+u, c] + b_[k])"
    symbols: ClassVar[str] = N_(
        "u runs over the kernel and c over the input channels; k is the filter, s the stride, "
        "φ the activation. W and b are learned."
    )
    main_setting: ClassVar[str | None] = "filters"
    search_words: ClassVar[tuple[str, ...]] = ("convolution", "filter", "sequence")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
        ("dilation_rate", (1,)),
        ("groups", 1),
        ("bias_regularizer", None),
        ("activity_regularizer", None),
        ("kernel_constraint", None),
        ("bias_constraint", None),
        ("lora_rank", None),
        ("quantization_config", None),
    )

    filters: int = setting(
        32,
        title=N_("Filters"),
        help=N_(
            "The number of filters, each looking for one pattern; the output has "
            "as many features at each time step."
        ),
        ge=1,
        le=100_000,
    )
    kernel_size: int = setting(
        3, title=N_("Kernel size"), help=N_("Length of the kernel, in time steps."), ge=1, le=1_000
    )
    strides: int = setting(
        1,
        title=N_("Strides"),
        help=N_("How many time steps the kernel moves at each step."),
        ge=1,
        le=1_000,
        advanced=True,
    )
    padding: SequencePadding = setting(
        SequencePadding.VALID,
        title=N_("Padding"),
        help=N_(
            "valid: no padding. same: zeros at both ends. causal: zeros before the "
            "beginning, so that no output depends on later time steps."
        ),
    )
    activation: ActivationFunction = common_settings.activation_of_sums()
    use_bias: bool = common_settings.bias_of_filters()
    kernel_initializer: Initializer = weight_settings.initializer()
    kernel_l1: float = weight_settings.l1()
    kernel_l2: float = weight_settings.l2()
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return steps × filters.

        Raises:
            ShapeError: The input is no sequence, or shorter than the kernel.
        """
        require_sequence(_(self.title), inputs[0])
        is_valid = self.padding is SequencePadding.VALID
        steps = slide_along(
            Sliding.KERNEL,
            _(self.title),
            inputs[0][0],
            window=self.kernel_size,
            stride=self.strides,
            padding=Padding.VALID if is_valid else Padding.SAME,
        )
        return (steps, self.filters)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the kernel (steps × numbers × filters) and, if used, the bias."""
        kernel = WeightSpec("kernel", (self.kernel_size, inputs[0][1], self.filters))
        bias = (WeightSpec("bias", (self.filters,)),) if self.use_bias else ()
        return (kernel, *bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication for every place, filter and number under the window."""
        return size_of(self.output_shape(*inputs)) * self.kernel_size * inputs[0][1]

    def summary(self) -> str:
        """Return filters and kernel, e.g. `32 · 3`."""
        return f"{self.filters} · {self.kernel_size}"
