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
        "Reads a sequence step by step, e.g. the rows of a digit from top to bottom. Three gates "
        "learn what to write into its memory, what to forget and what to hand on."
    )
    search_words: ClassVar[tuple[str, ...]] = ("recurrent", "sequence", "memory", "long short-term")
    gates: ClassVar[int] = 4

    unit_forget_bias: bool = setting(
        True,
        title=N_("Remember at first"),
        help=N_("Begin with a gate that forgets little."),
        advanced=True,
    )
