"""The training plan: one file for each section of its form, and the plan that they make up."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.project.plan.losses import Loss as Loss
from netbuilder.project.plan.objective import ObjectiveSettings
from netbuilder.project.plan.optimization import OptimizationSettings
from netbuilder.project.plan.optimizers import DEFAULT_RATES as DEFAULT_RATES
from netbuilder.project.plan.optimizers import OptimizerName as OptimizerName
from netbuilder.project.plan.safeguards import SafeguardSettings
from netbuilder.project.plan.schedules import Schedule as Schedule
from netbuilder.project.plan.training_data import TrainingDataSettings
from netbuilder.words import N_


class Plan(SafeguardSettings, TrainingDataSettings, OptimizationSettings, ObjectiveSettings):
    """The settings of one training.

    The sections are those of the form, from right to left, since pydantic collects the fields of
    the last base first.
    """

    title: ClassVar[str] = N_("the training plan")

    @classmethod
    def subject(cls) -> str:
        """Return what messages call the plan."""
        return cls.title
