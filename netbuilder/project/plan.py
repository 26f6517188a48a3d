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

AMOUNT, SAFEGUARDS = N_("Data"), N_("Safeguards")
"""The headings of the settings, in their order, behind those of the steps."""


class Plan(PlanSteps):
    """The settings of one training."""

    title: ClassVar[str] = N_("the training plan")

    batch_size: int = setting(
        100,
        title=N_("Batch size"),
        help=N_(
            "How many examples a mini-batch contains: after each one the optimizer takes one step."
        ),
        unit=N_("examples"),
        ge=1,
        le=60_000,
        section=AMOUNT,
    )
    epochs: int = setting(
        10,
        title=N_("Epochs"),
        help=N_("How many passes over all training examples; one pass is one epoch."),
        ge=1,
        le=10_000,
        section=AMOUNT,
    )
    validation_split: float = setting(
        0.1,
        title=N_("Validation split"),
        help=N_(
            "The fraction of the training examples that is set aside for validation: "
            "it shows whether the network generalizes to examples it has not seen, "
            "or overfits."
        ),
        ge=0.0,
        lt=1.0,
        section=AMOUNT,
        fixed=EXAMPLES,
        former="validation_share",
    )
    augmented_copies: int = setting(
        0,
        title=N_("Augmentation"),
        help=N_(
            "Data augmentation: how many augmented examples are added for each "
            "training example, rotated, stretched, thickened or with a flag or a "
            "bar, as another person would write the digit. With one for each example "
            "an epoch takes twice as long; digits drawn on the pad are recognized "
            "better."
        ),
        unit=N_("augmented examples"),
        ge=0,
        le=9,
        section=AMOUNT,
        fixed=EXAMPLES,
        former="hand_versions",
    )
    drawing_copies: int = setting(
        0,
        title=N_("My drawings"),
        help=N_(
            "How many augmented examples of each of your drawings are added to the "
            "training examples: slightly rotated, stretched and thickened, as "
            "handwriting differs. 0 leaves your drawings out."
        ),
        unit=N_("augmented examples"),
        ge=0,
        le=100,
        section=AMOUNT,
        fixed=EXAMPLES,
        former="drawing_repeats",
    )
    shuffle: bool = setting(
        True,
        title=N_("Shuffle"),
        help=N_("Shuffle the examples before every epoch."),
        section=AMOUNT,
        fixed=EXAMPLES,
    )
    seed: int = setting(
        1,
        title=N_("Random seed"),
        help=N_("The seed of all random numbers: the same seed gives the same training."),
        ge=0,
        le=2**31 - 1,
        section=AMOUNT,
        fixed=DRAWN,
    )

    early_stopping: bool = setting(
        False,
        title=N_("Early stopping"),
        help=N_(
            "Stop training when the validation loss no longer falls: from then on "
            "the network overfits, it only memorizes its training examples."
        ),
        section=SAFEGUARDS,
        fixed=WATCHED,
    )
    patience: int = setting(
        5,
        title=N_("Patience"),
        help=N_("How many epochs without improvement to wait before training stops."),
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
            "At the end restore the weights of the epoch with the lowest validation "
            "loss, instead of those of the last epoch."
        ),
        section=SAFEGUARDS,
        fixed=WATCHED,
    )
    clip_gradients: bool = setting(
        False,
        title=N_("Clip gradients"),
        help=N_(
            "Scale the gradients down when their norm exceeds the limit, so that a "
            "single steep gradient (exploding gradient) cannot throw the weights far "
            "off."
        ),
        section=SAFEGUARDS,
        fixed=COMPILED,
    )
    clip_norm: float = setting(
        1.0,
        title=N_("Gradient norm"),
        help=N_("The largest norm (length) that all gradients together may have."),
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
            "Give errors on some classes more weight in the loss: by default, "
            "classes with fewer examples count more."
        ),
        section=SAFEGUARDS,
        fixed=EXAMPLES,
    )
    class_weights: tuple[ClassWeight, ...] = setting(
        (),
        title=N_("Class weights"),
        help=N_(
            "How much an error on each class counts in the loss, in the order of the "
            "classes; empty: balanced, so that all classes count equally however "
            "many examples they have."
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
