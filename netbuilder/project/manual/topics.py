"""Values that have a help page: what a plan and a block choose from."""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.manual.page import Chapter, key_of
from netbuilder.project.plan.losses import Loss
from netbuilder.project.plan.optimizers import OptimizerName
from netbuilder.project.plan.schedules import Schedule

_CHAPTERS: Final = {
    ActivationFunction: Chapter.ACTIVATION,
    Loss: Chapter.LOSS,
    OptimizerName: Chapter.OPTIMIZER,
    Schedule: Chapter.SCHEDULE,
}


def page_about(value: object) -> str | None:
    """Return the key of the page about a chosen value; None where there is no such page."""
    for choices, chapter in _CHAPTERS.items():
        if isinstance(value, choices):
            return key_of(chapter, value)
    return None
