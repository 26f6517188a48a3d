"""A convolution in two cheap steps: first within each channel, then across them."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks import common_settings, weight_settings
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import Shape, size_of
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.blocks.window import (
    Padding,
    Pair,
    Sliding,
    refuse_unequal_strides,
    require_image,
    slide,
)
from netbuilder.words import N_, _


class SeparableConv2D(Block):
    """Filters within each channel, whose answers are then mixed by weights of 1 × 1.

    Source: Chollet, "Xception", CVPR 2017.
    """

    title: ClassVar[str] = N_("SeparableConv2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "A depthwise separable convolution, like Conv2D with far fewer weights: it "
        "convolves each channel separately, then combines the channels with a 1×1 "
        "convolution."
    )
    formula: ClassVar[str] = (
        "y_[i,j,k] = φ(Σ_[c,q] P_[c,q,k] · Σ_[u,v] D_[u,v,c,q] · x_[i·s+u, j·s+v, c] + b_[k])"
    )
    symbols: ClassVar[str] = N_(
        "D convolves each channel c with its own filters q, then P combines the results; k is "
        "the filter, s the stride, φ the activation. D, P and b are learned."
    )
    main_setting: ClassVar[str | None] = "filters"
    search_words: ClassVar[tuple[str, ...]] = ("convolution", "cnn", "xception")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
        ("dilation_rate", (1, 1)),
        ("bias_regularizer", None),
        ("activity_regularizer", None),
        ("depthwise_constraint", None),
        ("pointwise_constraint", None),
        ("bias_constraint", None),
    )

    filters: int = setting(
        32,
        title=N_("Filters"),
        help=N_("The number of output channels (feature maps)."),
        ge=1,
        le=100_000,
    )
    kernel_size: Pair = common_settings.kernel_size()
    depth_multiplier: int = setting(
        1,
        title=N_("Depth multiplier"),
        help=N_(
            "The number of depthwise filters for each input channel, before the "
            "channels are combined."
        ),
        ge=1,
        le=1_000,
        advanced=True,
    )
    strides: Pair = common_settings.strides()
    padding: Padding = common_settings.zero_padding()
    activation: ActivationFunction = common_settings.activation_of_sums()
    use_bias: bool = common_settings.bias_of_filters()
    depthwise_initializer: Initializer = weight_settings.initializer(
        title=N_("Depthwise initializer")
    )
    pointwise_initializer: Initializer = weight_settings.initializer(
        title=N_("Pointwise initializer")
    )
    depthwise_l1: float = weight_settings.l1(N_("Depthwise L1 regularization"))
    depthwise_l2: float = weight_settings.l2(N_("Depthwise L2 regularization"))
    pointwise_l1: float = weight_settings.l1(N_("Pointwise L1 regularization"))
    pointwise_l2: float = weight_settings.l2(N_("Pointwise L2 regularization"))
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return height × width × filters.

        Raises:
            ShapeError: The input is no picture, or smaller than the kernel; or the strides differ.
        """
        require_image(_(self.title), inputs[0])
        refuse_unequal_strides(_(self.title), strides=self.strides)
        height, width = slide(
            Sliding.KERNEL,
            _(self.title),
            inputs[0],
            window=self.kernel_size,
            strides=self.strides,
            padding=self.padding,
        )
        return (height, width, self.filters)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the kernels within and across channels and, if used, the bias."""
        channels = inputs[0][2]
        bias = (WeightSpec("bias", (self.filters,)),) if self.use_bias else ()
        return (
            WeightSpec("depthwise_kernel", (*self.kernel_size, channels, self.depth_multiplier)),
            WeightSpec("pointwise_kernel", (1, 1, channels * self.depth_multiplier, self.filters)),
            *bias,
        )

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return those of both steps."""
        height, width, _filters = self.output_shape(*inputs)
        between = inputs[0][2] * self.depth_multiplier
        return height * width * between * (size_of(self.kernel_size) + self.filters)

    def summary(self) -> str:
        """Return filters and kernel, e.g. `32 · 3×3`."""
        height, width = self.kernel_size
        return f"{self.filters} · {height}×{width}"
