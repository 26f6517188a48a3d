"""The sum of several branches."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.merge import Elementwise
from netbuilder.words import N_


class Add(Elementwise):
    """The sum of numbers at the same place.

    Source: He et al., "Deep Residual Learning for Image Recognition", CVPR 2016.
    """

    title: ClassVar[str] = N_("Add")
    explanation: ClassVar[str] = N_(
        "Adds the numbers of its inputs, place by place. Led around some blocks and added again, a "
        "wire lets a deep network learn: what it bypasses need only learn the difference."
    )
    search_words: ClassVar[tuple[str, ...]] = ("sum", "residual", "skip", "merge")
