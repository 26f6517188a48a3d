"""Reasons why a training ended as it did, as values; their words are in `run_end_words`.

Files hold these values, so that whoever opens one reads the reason in a language of their own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from netbuilder.project.figures import MOST_COUNT
from netbuilder.project.reading import TAG

_Count: TypeAlias = Annotated[int, Field(ge=1, le=MOST_COUNT)]
_Rate: TypeAlias = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class NotFinite(StrEnum):
    """Figure that JSON has no number for."""

    NAN = "nan"
    INFINITE = "inf"
    MINUS_INFINITE = "-inf"


def not_finite(figure: float) -> NotFinite:
    """Return which figure it is that is not finite."""
    if math.isnan(figure):
        return NotFinite.NAN
    return NotFinite.INFINITE if figure > 0 else NotFinite.MINUS_INFINITE


class Where(StrEnum):
    """Part of a network that was not finite: of one block, or the loss alone."""

    WEIGHTS = "weights"
    OUTPUT = "output"
    LOSS = "loss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diverged:
    """The loss became NaN or infinite.

    Attributes:
        epoch: The epoch, counted from 1, those of the runs before it included.
        step: The optimizer step of that epoch, counted from 1.
        loss: What the loss became.
        rate: The learning rate of that step.
        began_in: What first was not finite, of the block `Run.diverged_in`; None where that is
            unknown.
    """

    epoch: _Count
    step: _Count
    loss: NotFinite
    rate: _Rate
    began_in: Where | None = None
    kind: Literal["diverged"] = "diverged"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedEarly:
    """Early stopping ended it, for the plan's patience was over."""

    kind: Literal["stopped_early"] = "stopped_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfMemory:
    """Memory ran out: in a step of an epoch, both counted from 1, or after that epoch."""

    epoch: _Count
    step: _Count | None = None
    kind: Literal["out_of_memory"] = "out_of_memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedUnexpectedly:
    """An error that nobody foresaw; `error` is its Python class. Epoch and step as above."""

    epoch: _Count
    error: str
    step: _Count | None = None
    kind: Literal["broken_off"] = "broken_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramEnded:
    """The program ended while the training was under way."""

    kind: Literal["program_ended"] = "program_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, in the language of its time: what files of before these values hold."""

    text: str
    kind: Literal["told"] = "told"


EndReason: TypeAlias = Annotated[
    Diverged | StoppedEarly | OutOfMemory | EndedUnexpectedly | ProgramEnded | Told,
    Field(discriminator=TAG),
]
