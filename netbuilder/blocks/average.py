"""The mean of several branches."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.merge import Elementwise
from netbuilder.words import N_


class Average(Elementwise):
    """Element-wise mean of the inputs."""

    title: ClassVar[str] = N_("Average")
    explanation: ClassVar[str] = N_(
        "Averages its inputs element by element, as an ensemble averages the "
        "predictions of several networks."
    )
    formula: ClassVar[str] = "y = (x_[1] + x_[2] + … + x_[n]) / n"
    symbols: ClassVar[str] = N_("x_[1] to x_[n] are the inputs, all of one shape.")
    search_words: ClassVar[tuple[str, ...]] = ("mean", "ensemble", "merge")
