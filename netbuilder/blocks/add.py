"""The sum of several branches."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.merge import Elementwise
from netbuilder.words import N_


class Add(Elementwise):
    """Element-wise sum of the inputs.

    Source: He et al., "Deep Residual Learning for Image Recognition", CVPR 2016.
    """

    title: ClassVar[str] = N_("Add")
    explanation: ClassVar[str] = N_(
        "Adds its inputs element by element. With a skip connection (a wire that "
        "bypasses some layers and is added back) even a very deep network can be "
        "trained: the bypassed layers need only learn the residual, the difference."
    )
    formula: ClassVar[str] = "y = x_[1] + x_[2] + … + x_[n]"
    symbols: ClassVar[str] = N_("x_[1] to x_[n] are the inputs, all of one shape.")
    search_words: ClassVar[tuple[str, ...]] = ("sum", "residual", "skip", "merge")
