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
    formula: ClassVar[str] = (
        "z_[t] = σ(x_[t]·W_[z] + h_[t−1]·U_[z] + b_[z])\n"
        "r_[t] = σ(x_[t]·W_[r] + h_[t−1]·U_[r] + b_[r])\n"
        "n_[t] = tanh(x_[t]·W_[n] + b_[n] + r_[t] ∘ (h_[t−1]·U_[n] + b′_[n]))\n"
        "h_[t] = z_[t] ∘ h_[t−1] + (1 − z_[t]) ∘ n_[t]"
    )
    symbols: ClassVar[str] = N_(
        "z is the update gate and r the reset gate, h the hidden state, σ the sigmoid; ∘ "
        "multiplies element by element. W, U and b are learned."
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
