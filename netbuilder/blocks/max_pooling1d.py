"""Max pooling along a sequence: the largest value of a few steps is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import Padding, Sliding, require_sequence, slide_along
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class MaxPooling1D(Block):
    """A shorter sequence that keeps the largest value under each window."""

    title: ClassVar[str] = N_("MaxPooling1D")
    category: ClassVar[Category] = Category.SEQUENCE
    explanation: ClassVar[str] = N_(
        "Downsamples the sequence: only the maximum of each pooling window is kept, "
        "so it matters less at exactly which time step a pattern was found."
    )
    formula: ClassVar[str] = "y_[t,c] = max_[u] x_[t·s+u, c]"
    symbols: ClassVar[str] = N_(
        "u runs over the pooling window, s is the stride and c the channel."
    )
    main_setting: ClassVar[str | None] = "pool_size"
    search_words: ClassVar[tuple[str, ...]] = ("pool", "downsample", "sequence")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("data_format", "channels_last"),
    )

    pool_size: int = setting(
        2,
        title=N_("Pool size"),
        help=N_("Length of the pooling window, in time steps."),
        ge=1,
        le=1_000,
    )
    strides: int | None = setting(
        None,
        title=N_("Strides"),
        help=N_("How far the pooling window moves at each step; none: by its own size."),
        ge=1,
        le=1_000,
        advanced=True,
    )
    padding: Padding = setting(
        Padding.VALID,
        title=N_("Padding"),
        help=N_("valid: no padding. same: the ends are padded."),
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the fewer steps, with the same numbers at each.

        Raises:
            ShapeError: The input is no sequence, or shorter than the window.
        """
        require_sequence(_(self.title), inputs[0])
        steps = slide_along(
            Sliding.POOL,
            _(self.title),
            inputs[0][0],
            window=self.pool_size,
            stride=self.strides or self.pool_size,
            padding=self.padding,
        )
        return (steps, inputs[0][1])
