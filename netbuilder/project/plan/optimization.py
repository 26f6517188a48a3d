"""Settings of the optimization: the optimizer, and how long its steps are."""

from __future__ import annotations

from typing import Any, Final, Self

from netbuilder.blocks.settings import Settings, setting
from netbuilder.project.plan.locked import COMPILED, SCHEDULED
from netbuilder.project.plan.optimizers import DEFAULT_RATES, OptimizerName
from netbuilder.project.plan.schedules import Schedule
from netbuilder.words import N_, Amount

SECTION: Final = N_("Optimization")
"""The heading of these settings."""

_WITH_MOMENTUM = ("optimizer", (OptimizerName.SGD, OptimizerName.RMSPROP))
_DROPPING = (Schedule.STEP, Schedule.EXPONENTIAL, Schedule.PLATEAU)


class OptimizationSettings(Settings):
    """The optimizer with its own settings, the learning rate and its schedule."""

    optimizer: OptimizerName = setting(
        OptimizerName.ADAM,
        title=N_("Optimizer"),
        help=N_("How the weights are updated from the gradient of the loss (gradient descent)."),
        section=SECTION,
        fixed=COMPILED,
    )
    learning_rate: float = setting(
        0.001,
        title=N_("Learning rate"),
        help=N_(
            "The size of each optimizer step: too small and training is slow, "
            "too large and it never converges."
        ),
        gt=0.0,
        le=100.0,
        section=SECTION,
        logarithmic=True,
    )
    momentum: float = setting(
        0.0,
        title=N_("Momentum"),
        help=N_(
            "What fraction of the last step is carried over into the next, like "
            "the momentum of a rolling ball."
        ),
        ge=0.0,
        le=1.0,
        only_when=_WITH_MOMENTUM,
        section=SECTION,
        fixed=COMPILED,
    )
    nesterov: bool = setting(
        False,
        title=N_("Nesterov"),
        help=N_(
            "Nesterov momentum: look ahead along the momentum before the gradient is computed."
        ),
        only_when=("optimizer", (OptimizerName.SGD,)),
        section=SECTION,
        fixed=COMPILED,
    )
    weight_decay: float = setting(
        0.004,
        title=N_("Weight decay"),
        help=N_(
            "The fraction by which all weights shrink at each step, times the "
            "learning rate: a regularization against overfitting."
        ),
        ge=0.0,
        le=1.0,
        only_when=("optimizer", (OptimizerName.ADAMW,)),
        section=SECTION,
        fixed=COMPILED,
    )
    schedule: Schedule = setting(
        Schedule.CONSTANT,
        title=N_("Learning-rate schedule"),
        help=N_(
            "How the learning rate changes from epoch to epoch: large steps at the "
            "beginning, small ones to converge."
        ),
        section=SECTION,
        fixed=SCHEDULED,
        former="rate_plan",
    )
    rate_factor: float = setting(
        0.5,
        title=N_("Factor"),
        help=N_("The factor that the learning rate is multiplied by when the schedule lowers it."),
        gt=0.0,
        le=1.0,
        only_when=("schedule", _DROPPING),
        section=SECTION,
        fixed=SCHEDULED,
    )
    rate_every: int = setting(
        5,
        title=N_("Every"),
        help=N_("How many epochs pass before the learning rate is lowered again."),
        amount=Amount("{count} epoch", "{count} epochs"),
        ge=1,
        le=10_000,
        only_when=("schedule", (Schedule.STEP,)),
        section=SECTION,
        fixed=SCHEDULED,
    )
    rate_patience: int = setting(
        2,
        title=N_("LR patience"),
        help=N_("How many epochs without improvement to wait before the learning rate is lowered."),
        amount=Amount("{count} epoch", "{count} epochs"),
        ge=1,
        le=10_000,
        only_when=("schedule", (Schedule.PLATEAU,)),
        section=SECTION,
        fixed=SCHEDULED,
    )

    def with_optimizer(self, optimizer: OptimizerName) -> Self:
        """Change the optimizer; a learning rate nobody chose follows to its usual start."""
        changes: dict[str, Any] = {"optimizer": optimizer}
        if self.learning_rate == DEFAULT_RATES[self.optimizer]:
            changes["learning_rate"] = DEFAULT_RATES[optimizer]
        return self.with_settings(**changes)
