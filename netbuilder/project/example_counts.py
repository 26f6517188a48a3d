"""Number of examples that a training learns from: known without reading the data."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.project.datasets import dataset_info

if TYPE_CHECKING:
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project


def training_part(total: int, plan: Plan) -> int:
    """Return how many of `total` examples the validation split leaves to learn from.

    The rest, at the end, is held out, rounded as Keras's `validation_split` rounds it.
    """
    return math.floor(total * (1.0 - plan.validation_split))


def learned_examples(project: Project) -> int:
    """Return how many examples an epoch goes through, augmented ones and drawings included."""
    plan = project.plan
    part = training_part(dataset_info(project.dataset).training, plan)
    return part * (1 + plan.augmented_copies) + len(project.drawings) * plan.drawing_copies
