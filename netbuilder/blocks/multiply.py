"""The product of several branches."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.merge import Elementwise
from netbuilder.words import N_


class Multiply(Elementwise):
    """The product of numbers at the same place."""

    title: ClassVar[str] = N_("Multiply")
    explanation: ClassVar[str] = N_(
        "Multiplies the numbers of its inputs, place by place. A branch with a sigmoid at its end "
        "so opens and closes another, like a gate."
    )
    search_words: ClassVar[tuple[str, ...]] = ("product", "gate", "attention", "merge")
