"""The product of several branches."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.merge import Elementwise
from netbuilder.words import N_


class Multiply(Elementwise):
    """Element-wise product of the inputs."""

    title: ClassVar[str] = N_("Multiply")
    explanation: ClassVar[str] = N_(
        "Multiplies its inputs element by element. A branch that ends in a sigmoid "
        "can thus act as a gate for another."
    )
    formula: ClassVar[str] = "y = x_[1] · x_[2] · … · x_[n]"
    symbols: ClassVar[str] = N_(
        "x_[1] to x_[n] are the inputs, all of one shape; they are multiplied element by element."
    )
    search_words: ClassVar[tuple[str, ...]] = ("product", "gate", "attention", "merge")
