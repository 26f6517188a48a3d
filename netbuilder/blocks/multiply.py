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
    search_words: ClassVar[tuple[str, ...]] = ("product", "gate", "attention", "merge")
