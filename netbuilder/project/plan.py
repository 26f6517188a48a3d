"""The training plan: how goodness is measured and how the best function is looked for."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from netbuilder.blocks.settings import Settings, setting
from netbuilder.project.plan_choices import DEFAULT_RATES as DEFAULT_RATES
from netbuilder.project.plan_choices import Loss as Loss
from netbuilder.project.plan_choices import OptimizerName as OptimizerName
from netbuilder.project.plan_choices import RatePlan as RatePlan
from netbuilder.words import N_

ClassWeight = Annotated[float, Field(ge=0.0, le=1_000.0)]

GOAL, STEPS, AMOUNT, SAFEGUARDS = N_("Goal"), N_("Steps"), N_("Amount"), N_("Safeguards")
"""The headings of the settings, in their order."""

_WITH_MOMENTUM = ("optimizer", (OptimizerName.SGD, OptimizerName.RMSPROP))
_DROPPING = (RatePlan.STEP, RatePlan.EXPONENTIAL, RatePlan.PLATEAU)


class Plan(Settings):
    """The settings of one training."""

    title: ClassVar[str] = N_("the training plan")

    loss: Loss = setting(
        Loss.CATEGORICAL_CROSSENTROPY,
        title=N_("Loss"),
        help=N_("How far an answer is from the truth; training makes it small."),
        section=GOAL,
    )

    optimizer: OptimizerName = setting(
        OptimizerName.ADAM,
        title=N_("Optimizer"),
        help=N_("How the weights follow the slope of the loss downhill."),
        section=STEPS,
    )
    learning_rate: float = setting(
        0.001,
        title=N_("Learning rate"),
        help=N_("The length of each step: too small learns slowly, too large never settles."),
        gt=0.0,
        le=100.0,
        section=STEPS,
    )
    momentum: float = setting(
        0.0,
        title=N_("Momentum"),
        help=N_("How much of the last step is carried into the next, like a rolling ball."),
        ge=0.0,
        le=1.0,
        only_when=_WITH_MOMENTUM,
        section=STEPS,
    )
    nesterov: bool = setting(
        False,
        title=N_("Nesterov"),
        help=N_("Look ahead along the momentum before measuring the slope."),
        only_when=("optimizer", (OptimizerName.SGD,)),
        section=STEPS,
    )
    weight_decay: float = setting(
        0.004,
        title=N_("Weight decay"),
        help=N_("The share by which all weights shrink at each step, times the learning rate."),
        ge=0.0,
        le=1.0,
        only_when=("optimizer", (OptimizerName.ADAMW,)),
        section=STEPS,
    )
    rate_plan: RatePlan = setting(
        RatePlan.CONSTANT,
        title=N_("Learning-rate plan"),
        help=N_(
            "Large steps to begin with, small ones to settle: how the learning rate changes "
            "from epoch to epoch."
        ),
        section=STEPS,
    )
    rate_factor: float = setting(
        0.5,
        title=N_("Factor"),
        help=N_("What the learning rate is multiplied by when the plan lowers it."),
        gt=0.0,
        le=1.0,
        only_when=("rate_plan", _DROPPING),
        section=STEPS,
    )
    rate_every: int = setting(
        5,
        title=N_("Every"),
        help=N_("How many epochs pass until the learning rate is lowered again."),
        unit=N_("epochs"),
        ge=1,
        le=10_000,
        only_when=("rate_plan", (RatePlan.STEP,)),
        section=STEPS,
    )
    rate_patience: int = setting(
        2,
        title=N_("Patience of the rate"),
        help=N_("How many epochs without progress are waited for before the rate is lowered."),
        unit=N_("epochs"),
        ge=1,
        le=10_000,
        only_when=("rate_plan", (RatePlan.PLATEAU,)),
        section=STEPS,
    )

    batch_size: int = setting(
        100,
        title=N_("Batch size"),
        help=N_("How many examples are looked at before each step."),
        unit=N_("examples"),
        ge=1,
        le=60_000,
        section=AMOUNT,
    )
    epochs: int = setting(
        10,
        title=N_("Epochs"),
        help=N_("How many times all the examples are gone through."),
        ge=1,
        le=10_000,
        section=AMOUNT,
    )
    validation_share: float = setting(
        0.1,
        title=N_("Validation share"),
        help=N_(
            "The share of the examples that is kept aside, to see whether learning carries "
            "over to examples the network has not seen."
        ),
        ge=0.0,
        lt=1.0,
        section=AMOUNT,
    )
    hand_versions: int = setting(
        0,
        title=N_("Other hands"),
        help=N_(
            "How many times each example is learned again as another hand would draw it: turned, "
            "stretched, thicker, with a flag or a bar. Epochs are so many times longer; digits "
            "drawn on the pad are read better."
        ),
        unit=N_("versions"),
        ge=0,
        le=9,
        section=AMOUNT,
    )
    drawing_repeats: int = setting(
        0,
        title=N_("Kept drawings"),
        help=N_(
            "How many versions of each drawing you kept are among the examples: turned, stretched "
            "and thickened a little, as hands differ. 0 leaves them out."
        ),
        unit=N_("versions"),
        ge=0,
        le=100,
        section=AMOUNT,
    )
    shuffle: bool = setting(
        True,
        title=N_("Shuffle"),
        help=N_("Go through the examples in a new order in every epoch."),
        section=AMOUNT,
    )
    seed: int = setting(
        1,
        title=N_("Seed"),
        help=N_("The number that all chance follows: the same seed gives the same training."),
        ge=0,
        le=2**31 - 1,
        section=AMOUNT,
    )

    early_stopping: bool = setting(
        False,
        title=N_("Stop early"),
        help=N_(
            "End the training when the loss on the validation examples no longer falls: from then "
            "on the network only learns its training examples by heart."
        ),
        section=SAFEGUARDS,
    )
    patience: int = setting(
        5,
        title=N_("Patience"),
        help=N_("How many epochs without progress are waited for before the training ends."),
        unit=N_("epochs"),
        ge=1,
        le=10_000,
        only_when=("early_stopping", (True,)),
        section=SAFEGUARDS,
    )
    keep_best: bool = setting(
        False,
        title=N_("Keep the best epoch"),
        help=N_(
            "End with the weights of the epoch whose validation loss was the lowest, not with "
            "those of the last."
        ),
        section=SAFEGUARDS,
    )
    clip_gradients: bool = setting(
        False,
        title=N_("Clip gradients"),
        help=N_(
            "Shorten a step that is longer than the norm, so that one steep slope cannot throw "
            "the weights far away."
        ),
        section=SAFEGUARDS,
    )
    clip_norm: float = setting(
        1.0,
        title=N_("Norm"),
        help=N_("The greatest length that all gradients together may have."),
        gt=0.0,
        le=1_000_000.0,
        only_when=("clip_gradients", (True,)),
        section=SAFEGUARDS,
    )
    weight_classes: bool = setting(
        False,
        title=N_("Weight classes"),
        help=N_(
            "Let mistakes on some classes count more: without numbers of your own, on those that "
            "have fewer examples."
        ),
        section=SAFEGUARDS,
    )
    class_weights: tuple[ClassWeight, ...] = setting(
        (),
        title=N_("Class weights"),
        help=N_(
            "How much a mistake on each class counts, first class first; empty: so that all "
            "classes count alike, however many examples they have."
        ),
        max_length=1_000,
        only_when=("weight_classes", (True,)),
        section=SAFEGUARDS,
    )

    @classmethod
    def subject(cls) -> str:
        """Return what messages call the plan."""
        return cls.title

    def with_optimizer(self, optimizer: OptimizerName) -> Plan:
        """Change the optimizer; a learning rate nobody chose follows to its usual start."""
        changes: dict[str, Any] = {"optimizer": optimizer}
        if self.learning_rate == DEFAULT_RATES[self.optimizer]:
            changes["learning_rate"] = DEFAULT_RATES[optimizer]
        return self.with_settings(**changes)
