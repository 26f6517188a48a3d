"""Learning-rate schedules that a plan chooses from."""

from __future__ import annotations

from enum import StrEnum

from netbuilder.words import N_


class Schedule(StrEnum):
    """Learning-rate schedule: how the learning rate changes from epoch to epoch."""

    CONSTANT = N_("constant")
    STEP = N_("step")
    EXPONENTIAL = N_("exponential")
    COSINE = N_("cosine")
    PLATEAU = N_("plateau")
