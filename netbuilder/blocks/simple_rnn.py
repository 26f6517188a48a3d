"""A memory of the step before."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.recurrent import Recurrent
from netbuilder.words import N_


class SimpleRNN(Recurrent):
    """Each step adds what it reads to a memory of the steps before."""

    title: ClassVar[str] = N_("SimpleRNN")
    explanation: ClassVar[str] = N_(
        "Reads a sequence step by step, e.g. the rows of a digit from top to bottom, and keeps a "
        "memory of what it has read. The memory fades quickly; LSTM holds it longer."
    )
    search_words: ClassVar[tuple[str, ...]] = ("recurrent", "sequence", "memory", "rows")
