"""Reasons why settings of the plan cannot be changed while a run is under way."""

from __future__ import annotations

from typing import Final

from netbuilder.words import N_

COMPILED: Final = N_("it is compiled into the optimizer steps")
SCHEDULED: Final = N_("the schedule was set when the run began")
EXAMPLES: Final = N_("the examples were put together when the run began")
DRAWN: Final = N_("the random numbers have been drawn from it since the run began")
WATCHED: Final = N_("it was decided when the run began")
