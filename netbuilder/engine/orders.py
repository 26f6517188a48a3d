"""Orders to a training under way. Free of Keras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from netbuilder.project.knobs import Knobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """End after the present super-step and keep the weights; those of the best epoch if wanted."""

    keep_best: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """Keep the state for a later start to resume it, and end; nothing more is told."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait after the present super-step (`Stage.PAUSED`)."""


@dataclass(frozen=True, slots=True)
class Resume:
    """End the pause; the results are the same as without it."""


@dataclass(frozen=True, slots=True)
class TurnKnobs:
    """Turn the knobs; `KnobsTurned` or `KnobsRefused` follows."""

    knobs: Knobs


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePlain:
    """Measure training examples as validation is from the next epoch's end on, or no more."""

    wanted: bool


Order: TypeAlias = Stop | Leave | Pause | Resume | TurnKnobs | MeasurePlain
