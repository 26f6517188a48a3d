"""The first half of the training plan: what is to become small, and by which steps."""

from __future__ import annotations

from typing import Any, Self

from netbuilder.blocks.settings import Settings, setting
from netbuilder.project.locked_settings import COMPILED, SCHEDULED
from netbuilder.project.plan_choices import (
    DEFAULT_RATES,
    LOGITS_LOSSES,
    Loss,
    OptimizerName,
    Schedule,
)
from netbuilder.words import N_

GOAL, STEPS = N_("Objective"), N_("Optimization")
"""The headings of these settings, in their order."""

_WITH_MOMENTUM = ("optimizer", (OptimizerName.SGD, OptimizerName.RMSPROP))
_DROPPING = (Schedule.STEP, Schedule.EXPONENTIAL, Schedule.PLATEAU)


class PlanSteps(Settings):
    """The loss, the optimizer, and how long its steps are."""

    loss: Loss = setting(
        Loss.CATEGORICAL_CROSSENTROPY,
        title=N_("Loss"),
        help=N_(
            "The loss function: how far the network’s output is from the correct "
            "answer. Training minimizes it."
        ),
        section=GOAL,
        fixed=COMPILED,
    )
    from_logits: bool = setting(
        False,
        title=N_("From logits"),
        help=N_(
            "Treat the network’s output as logits, the values before softmax or "
            "sigmoid: the loss applies the function itself, which is numerically "
            "exact even where a probability is nearly 0. The network must then end "
            "without one."
        ),
        only_when=("loss", LOGITS_LOSSES),
        section=GOAL,
        fixed=COMPILED,
    )

    optimizer: OptimizerName = setting(
        OptimizerName.ADAM,
        title=N_("Optimizer"),
        help=N_("How the weights are updated from the gradient of the loss (gradient descent)."),
        section=STEPS,
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
        section=STEPS,
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
        section=STEPS,
        fixed=COMPILED,
    )
    nesterov: bool = setting(
        False,
        title=N_("Nesterov"),
        help=N_(
            "Nesterov momentum: look ahead along the momentum before the gradient is computed."
        ),
        only_when=("optimizer", (OptimizerName.SGD,)),
        section=STEPS,
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
        section=STEPS,
        fixed=COMPILED,
    )
    schedule: Schedule = setting(
        Schedule.CONSTANT,
        title=N_("Learning-rate schedule"),
        help=N_(
            "How the learning rate changes from epoch to epoch: large steps at the "
            "beginning, small ones to converge."
        ),
        section=STEPS,
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
        section=STEPS,
        fixed=SCHEDULED,
    )
    rate_every: int = setting(
        5,
        title=N_("Every"),
        help=N_("How many epochs pass before the learning rate is lowered again."),
        unit=N_("epochs"),
        ge=1,
        le=10_000,
        only_when=("schedule", (Schedule.STEP,)),
        section=STEPS,
        fixed=SCHEDULED,
    )
    rate_patience: int = setting(
        2,
        title=N_("LR patience"),
        help=N_("How many epochs without improvement to wait before the learning rate is lowered."),
        unit=N_("epochs"),
        ge=1,
        le=10_000,
        only_when=("schedule", (Schedule.PLATEAU,)),
        section=STEPS,
        fixed=SCHEDULED,
    )

    @property
    def takes_logits(self) -> bool:
        """True where the loss takes the output for logits."""
        return self.from_logits and self.loss in LOGITS_LOSSES

    def with_optimizer(self, optimizer: OptimizerName) -> Self:
        """Change the optimizer; a learning rate nobody chose follows to its usual start."""
        changes: dict[str, Any] = {"optimizer": optimizer}
        if self.learning_rate == DEFAULT_RATES[self.optimizer]:
            changes["learning_rate"] = DEFAULT_RATES[optimizer]
        return self.with_settings(**changes)
