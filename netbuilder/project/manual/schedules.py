"""Knowledge of each learning-rate schedule, as its help page says it.

What is computed stands in `project/schedule.py`; the names are of what does the same in Keras.
"""

from __future__ import annotations

from typing import Final

from netbuilder.project.manual.page import Topic
from netbuilder.project.plan.schedules import Schedule
from netbuilder.words import N_


def _related(*schedules: Schedule) -> tuple[str, ...]:
    return tuple(f"schedule/{schedule}" for schedule in schedules)


SCHEDULE_TOPICS: Final = {
    Schedule.CONSTANT: Topic(
        title=N_("Constant learning rate"),
        explanation=N_("The same learning rate in every epoch."),
        formula="η = η_[0]",
        symbols=N_("η_[0] is the learning rate set."),
        keras="optimizers.Optimizer",
        related=_related(Schedule.STEP, Schedule.COSINE),
    ),
    Schedule.STEP: Topic(
        title=N_("Step decay"),
        explanation=N_(
            "After every few epochs the learning rate is multiplied by a factor: large steps at "
            "first, then ever finer ones."
        ),
        formula="η = η_[0] · f^[⌊e/n⌋]",
        symbols=N_(
            "η_[0] is the learning rate set, f the factor, e the number of epochs that have "
            "passed, n the setting Every."
        ),
        keras="optimizers.schedules.ExponentialDecay",
        related=_related(Schedule.EXPONENTIAL, Schedule.PLATEAU),
    ),
    Schedule.EXPONENTIAL: Topic(
        title=N_("Exponential decay"),
        explanation=N_(
            "After every epoch the learning rate is multiplied by a factor. A factor of 0.5 "
            "leaves a thousandth after ten epochs; 0.9 is gentler."
        ),
        formula="η = η_[0] · f^[e]",
        symbols=N_(
            "η_[0] is the learning rate set, f the factor, e the number of epochs that have passed."
        ),
        keras="optimizers.schedules.ExponentialDecay",
        related=_related(Schedule.STEP, Schedule.COSINE),
    ),
    Schedule.COSINE: Topic(
        title=N_("Cosine decay"),
        explanation=N_(
            "The learning rate falls along half a cosine: slowly at first, fastest in the "
            "middle, slowly again towards 0 at the end of the planned epochs."
        ),
        formula="η = η_[0] · (1 + cos(π · e / E)) / 2",
        symbols=N_(
            "η_[0] is the learning rate set, e the number of epochs that have passed, E the "
            "number planned."
        ),
        keras="optimizers.schedules.CosineDecay",
        related=_related(Schedule.EXPONENTIAL, Schedule.PLATEAU),
    ),
    Schedule.PLATEAU: Topic(
        title=N_("Reduce on plateau"),
        explanation=N_(
            "The learning rate stays until training no longer improves for a number of epochs, "
            "the LR patience; then it is multiplied by the factor."
        ),
        formula="η ← f · η",
        symbols=N_("η is the learning rate, f the factor."),
        keras="callbacks.ReduceLROnPlateau",
        related=_related(Schedule.STEP, Schedule.COSINE),
    ),
}
"""Topic of each schedule."""
