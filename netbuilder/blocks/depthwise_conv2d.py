"""Patterns that each look at one channel alone."""

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


class DepthwiseConv2D(Block):
    """Each channel is searched by filters of its own.

    Source: Howard et al., "MobileNets", arXiv 1704.04861 (2017).
    """

    title: ClassVar[str] = N_("DepthwiseConv2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "Like Conv2D, but each input channel is convolved separately with filters of "
        "its own. It needs few weights; combine the channels afterwards, for example "
        "with a Conv2D of kernel size 1×1."
    )
    formula: ClassVar[str] = "y_[i,j,c,q] = φ(Σ_[u,v] W_[u,v,c,q] · x_[i·s+u, j·s+v, c] + b_[c,q])"
    symbols: ClassVar[str] = N_(
        "u and v run over the kernel; q is one of the filters of channel c, s the stride, φ "
        "the activation. W and b are learned."
    )
    main_setting: ClassVar[str | None] = "kernel_size"
    search_words: ClassVar[tuple[str, ...]] = ("convolution", "cnn", "mobilenet")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
        ("dilation_rate", (1, 1)),
        ("bias_regularizer", None),
        ("activity_regularizer", None),
        ("depthwise_constraint", None),
        ("bias_constraint", None),
    )

    kernel_size: Pair = common_settings.kernel_size()
    depth_multiplier: int = setting(
        1,
        title=N_("Depth multiplier"),
        help=N_("The number of filters applied to each input channel."),
        ge=1,
        le=1_000,
    )
    strides: Pair = common_settings.strides()
    padding: Padding = common_settings.zero_padding()
    activation: ActivationFunction = common_settings.activation_of_sums()
    use_bias: bool = common_settings.bias_of_filters()
    depthwise_initializer: Initializer = weight_settings.initializer()
    depthwise_l1: float = weight_settings.l1()
    depthwise_l2: float = weight_settings.l2()
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return height × width × (channels · filters per channel).

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
        return (height, width, inputs[0][2] * self.depth_multiplier)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the kernel (height × width × channels × filters) and, if used, the bias."""
        channels = inputs[0][2]
        kernel = WeightSpec("kernel", (*self.kernel_size, channels, self.depth_multiplier))
        bias = (WeightSpec("bias", (channels * self.depth_multiplier,)),) if self.use_bias else ()
        return (kernel, *bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication for each number that comes out and each under the window."""
        return size_of(self.output_shape(*inputs)) * size_of(self.kernel_size)
