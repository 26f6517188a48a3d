"""A memory with gates that decide what is kept."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.recurrent import Gated
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class LSTM(Gated):
    """A memory that gates write to, keep and read.

    Source: Hochreiter and Schmidhuber, "Long Short-Term Memory", Neural Computation 9 (1997).
    """

    title: ClassVar[str] = N_("LSTM")
    explanation: ClassVar[str] = N_(
        "A recurrent layer with long short-term memory: it reads a sequence one time "
        "step after another, for example the rows of a digit from top to bottom. "
        "Input, forget and output gates learn what to store, what to forget and what "
        "to output."
    )
    formula: ClassVar[str] = (
        "i_[t] = σ(x_[t]·W_[i] + h_[t−1]·U_[i] + b_[i])\n"
        "f_[t] = σ(x_[t]·W_[f] + h_[t−1]·U_[f] + b_[f])\n"
        "o_[t] = σ(x_[t]·W_[o] + h_[t−1]·U_[o] + b_[o])\n"
        "c_[t] = f_[t] ∘ c_[t−1] + i_[t] ∘ tanh(x_[t]·W_[c] + h_[t−1]·U_[c] + b_[c])\n"
        "h_[t] = o_[t] ∘ tanh(c_[t])"
    )
    symbols: ClassVar[str] = N_(
        "i, f and o are the input, forget and output gates, c the cell state, h the hidden "
        "state, σ the sigmoid; ∘ multiplies element by element. W, U and b are learned."
    )
    search_words: ClassVar[tuple[str, ...]] = ("recurrent", "sequence", "memory", "long short-term")
    gates: ClassVar[int] = 4

    unit_forget_bias: bool = setting(
        True,
        title=N_("Unit forget bias"),
        help=N_(
            "Initialize the bias of the forget gate to 1, so that the layer "
            "forgets little at first."
        ),
        advanced=True,
    )
