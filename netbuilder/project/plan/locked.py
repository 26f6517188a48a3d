"""Reasons why settings of the plan cannot be changed while a run is under way."""

from __future__ import annotations

from typing import Final

from netbuilder.words import N_

COMPILED: Final = N_("it is compiled into the training step")
SCHEDULED: Final = N_("the schedule was set when the run began")
EXAMPLES: Final = N_("the training examples were prepared when the run began")
DRAWN: Final = N_("the run’s random numbers have been drawn from it since it began")
WATCHED: Final = N_("it was decided when the run began")
