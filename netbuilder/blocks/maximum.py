"""The largest of several branches."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.merge import Elementwise
from netbuilder.words import N_


class Maximum(Elementwise):
    """Element-wise maximum of the inputs.

    Source: Goodfellow et al., "Maxout Networks", ICML 2013.
    """

    title: ClassVar[str] = N_("Maximum")
    explanation: ClassVar[str] = N_(
        "Takes the maximum of its inputs element by element: maxout, of which ReLU "
        "is a special case."
    )
    formula: ClassVar[str] = "y = max(x_[1], x_[2], …, x_[n])"
    symbols: ClassVar[str] = N_(
        "x_[1] to x_[n] are the inputs, all of one shape; the maximum is taken element by element."
    )
    search_words: ClassVar[tuple[str, ...]] = ("max", "maxout", "merge")
