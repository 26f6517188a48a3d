"""The training plan: how goodness is measured and how the best function is looked for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from netbuilder.blocks.settings import setting
from netbuilder.project.locked_settings import COMPILED, DRAWN, EXAMPLES, WATCHED
from netbuilder.project.plan_choices import DEFAULT_RATES as DEFAULT_RATES
from netbuilder.project.plan_choices import Loss as Loss
from netbuilder.project.plan_choices import OptimizerName as OptimizerName
from netbuilder.project.plan_choices import Schedule as Schedule
from netbuilder.project.plan_steps import PlanSteps
from netbuilder.words import N_

ClassWeight = Annotated[float, Field(ge=0.0, le=1_000.0)]

AMOUNT, SAFEGUARDS = N_("Amount"), N_("Safeguards")
"""The headings of the settings, in their order, behind those of the steps."""


class Plan(PlanSteps):
    """The settings of one training."""

    title: ClassVar[str] = N_("the training plan")

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
    validation_split: float = setting(
        0.1,
        title=N_("Validation share"),
        help=N_(
            "The share of the examples that is kept aside, to see whether learning carries "
            "over to examples the network has not seen."
        ),
        ge=0.0,
        lt=1.0,
        section=AMOUNT,
        fixed=EXAMPLES,
        former="validation_share",
    )
    augmented_copies: int = setting(
        0,
        title=N_("Other hands"),
        help=N_(
            "How many times each example is learned again as another hand would draw it: turned, "
            "stretched, thicker, with a flag or a bar. With one version an epoch takes twice as "
            "long; digits drawn on the pad are read better."
        ),
        unit=N_("versions"),
        ge=0,
        le=9,
        section=AMOUNT,
        fixed=EXAMPLES,
        former="hand_versions",
    )
    drawing_copies: int = setting(
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
        fixed=EXAMPLES,
        former="drawing_repeats",
    )
    shuffle: bool = setting(
        True,
        title=N_("Shuffle"),
        help=N_("Go through the examples in a new order in every epoch."),
        section=AMOUNT,
        fixed=EXAMPLES,
    )
    seed: int = setting(
        1,
        title=N_("Seed"),
        help=N_("The number that all chance follows: the same seed gives the same training."),
        ge=0,
        le=2**31 - 1,
        section=AMOUNT,
        fixed=DRAWN,
    )

    early_stopping: bool = setting(
        False,
        title=N_("Stop early"),
        help=N_(
            "End the training when the loss on the validation examples no longer falls: from then "
            "on the network only learns its training examples by heart."
        ),
        section=SAFEGUARDS,
        fixed=WATCHED,
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
        fixed=WATCHED,
    )
    keep_best: bool = setting(
        False,
        title=N_("Keep the best epoch"),
        help=N_(
            "End with the weights of the epoch whose validation loss was the lowest, not with "
            "those of the last."
        ),
        section=SAFEGUARDS,
        fixed=WATCHED,
    )
    clip_gradients: bool = setting(
        False,
        title=N_("Clip gradients"),
        help=N_(
            "Shorten a step that is longer than the norm, so that one steep slope cannot throw "
            "the weights far away."
        ),
        section=SAFEGUARDS,
        fixed=COMPILED,
    )
    clip_norm: float = setting(
        1.0,
        title=N_("Norm"),
        help=N_("The greatest length that all gradients together may have."),
        gt=0.0,
        le=1_000_000.0,
        only_when=("clip_gradients", (True,)),
        section=SAFEGUARDS,
        fixed=COMPILED,
    )
    weight_classes: bool = setting(
        False,
        title=N_("Weight classes"),
        help=N_(
            "Let mistakes on some classes count more: without numbers of your own, on those that "
            "have fewer examples."
        ),
        section=SAFEGUARDS,
        fixed=EXAMPLES,
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
        fixed=EXAMPLES,
    )

    @classmethod
    def subject(cls) -> str:
        """Return what messages call the plan."""
        return cls.title
