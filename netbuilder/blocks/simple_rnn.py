"""A memory of the step before."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.recurrent import Recurrent
from netbuilder.words import N_


class SimpleRNN(Recurrent):
    """Each step adds what it reads to a memory of the steps before."""

    title: ClassVar[str] = N_("SimpleRNN")
    explanation: ClassVar[str] = N_(
        "The simplest recurrent layer: it reads a sequence one time step after "
        "another, for example the rows of a digit from top to bottom, and keeps a "
        "hidden state, its memory. The memory fades quickly; an LSTM keeps it "
        "longer."
    )
    formula: ClassVar[str] = "h_[t] = φ(x_[t]·W + h_[t−1]·U + b)"
    symbols: ClassVar[str] = N_(
        "h is the hidden state at time step t and φ the activation, tanh by default. W, U and "
        "b are learned."
    )
    search_words: ClassVar[tuple[str, ...]] = ("recurrent", "sequence", "memory", "rows")
