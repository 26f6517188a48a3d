"""Small patterns found at every place of a picture."""

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
    dilated,
    refuse_dilated_strides,
    require_image,
    slide,
)
from netbuilder.words import N_, _


class Conv2D(Block):
    """Each filter slides over the picture and answers where its pattern is."""

    title: ClassVar[str] = N_("Conv2D")
    category: ClassVar[Category] = Category.IMAGE
    explanation: ClassVar[str] = N_(
        "A convolution: each filter slides a small kernel over the image and "
        "responds strongly where its pattern occurs. The same few weights are shared "
        "by all positions, and the responses of one filter form a feature map."
    )
    formula: ClassVar[str] = (
        "y_[i,j,k] = φ(Σ_[u,v,c] W_[u,v,c,k] · x_[i·s+u·d, j·s+v·d, c] + b_[k])"
    )
    symbols: ClassVar[str] = N_(
        "u and v run over the kernel and c over the input channels; k is the filter, s the "
        "stride, d the dilation, φ the activation. W and b are learned."
    )
    main_setting: ClassVar[str | None] = "filters"
    search_words: ClassVar[tuple[str, ...]] = ("convolution", "cnn", "filter", "image")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
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
            "as many channels (feature maps)."
        ),
        ge=1,
        le=100_000,
    )
    kernel_size: Pair = common_settings.kernel_size()
    strides: Pair = common_settings.strides()
    dilation_rate: Pair = setting(
        (1, 1),
        title=N_("Dilation"),
        help=N_(
            "The spacing between the pixels that the kernel covers; 1 means "
            "adjacent. A larger dilation widens the receptive field without more "
            "weights."
        ),
        advanced=True,
    )
    padding: Padding = common_settings.zero_padding()
    activation: ActivationFunction = common_settings.activation_of_sums()
    use_bias: bool = common_settings.bias_of_filters()
    kernel_initializer: Initializer = weight_settings.initializer()
    kernel_l1: float = weight_settings.l1()
    kernel_l2: float = weight_settings.l2()
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return height × width × filters.

        Raises:
            ShapeError: The input is no picture, or smaller than the kernel; or both strides and
                dilation are above 1.
        """
        require_image(_(self.title), inputs[0])
        refuse_dilated_strides(_(self.title), strides=self.strides, dilation=self.dilation_rate)
        is_dilated = max(self.dilation_rate) > 1
        height, width = slide(
            Sliding.DILATED_KERNEL if is_dilated else Sliding.KERNEL,
            _(self.title),
            inputs[0],
            window=dilated(self.kernel_size, self.dilation_rate),
            strides=self.strides,
            padding=self.padding,
        )
        return (height, width, self.filters)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return the kernel (height × width × channels × filters) and, if used, the bias."""
        kernel = WeightSpec("kernel", (*self.kernel_size, inputs[0][-1], self.filters))
        bias = (WeightSpec("bias", (self.filters,)),) if self.use_bias else ()
        return (kernel, *bias)

    def multiply_adds(self, *inputs: Shape) -> int:
        """Return one multiplication for every place, filter and number under the window."""
        return size_of(self.output_shape(*inputs)) * size_of(self.kernel_size) * inputs[0][-1]

    def summary(self) -> str:
        """Return filters and kernel, e.g. `32 · 3×3`."""
        height, width = self.kernel_size
        return f"{self.filters} · {height}×{width}"
