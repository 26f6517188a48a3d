"""A memory with two gates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.recurrent import Gated, Recurrent
from netbuilder.words import N_

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class GRU(Gated):
    """A memory with an update gate and a reset gate.

    Source: Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", EMNLP 2014.
    """

    title: ClassVar[str] = N_("GRU")
    explanation: ClassVar[str] = N_(
        "A recurrent layer like LSTM, with two gates (reset and update) instead of "
        "three, and fewer weights."
    )
    search_words: ClassVar[tuple[str, ...]] = ("recurrent", "sequence", "memory", "gated")
    gates: ClassVar[int] = 3
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        *Recurrent.keras_defaults,
        ("reset_after", True),
    )

    def bias_shape(self) -> Shape:
        """Return two numbers for each sum: one of the input's, one of the memory's."""
        return (2, self.gates * self.units)
