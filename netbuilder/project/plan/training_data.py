"""Settings of the training data: how much of it, in which order, and what is added to it."""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.settings import Settings, setting
from netbuilder.project.plan.locked import DRAWN, EXAMPLES
from netbuilder.words import N_, Amount

SECTION: Final = N_("Data")
"""The heading of these settings."""


class TrainingDataSettings(Settings):
    """Batches and epochs, the validation split, augmented examples, the random seed."""

    batch_size: int = setting(
        100,
        title=N_("Batch size"),
        help=N_(
            "How many examples a mini-batch contains: after each one the optimizer takes one step."
        ),
        amount=Amount("{count} example", "{count} examples"),
        ge=1,
        le=60_000,
        section=SECTION,
    )
    epochs: int = setting(
        10,
        title=N_("Epochs"),
        help=N_("How many passes over all training examples; one pass is one epoch."),
        ge=1,
        le=10_000,
        section=SECTION,
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
        section=SECTION,
        fixed=EXAMPLES,
        former="validation_share",
    )
    augmented_copies: int = setting(
        0,
        title=N_("Augmentation"),
        help=N_(
            "Adds examples as other people would write them, so that digits drawn on "
            "the pad are recognized better: each a training example rotated, "
            "stretched, thickened or given a flag or a bar. With one for each "
            "training example an epoch takes twice as long."
        ),
        amount=Amount("{count} augmented example", "{count} augmented examples"),
        zero_is_off=True,
        ge=0,
        le=9,
        section=SECTION,
        fixed=EXAMPLES,
        former="hand_versions",
    )
    drawing_copies: int = setting(
        0,
        title=N_("My drawings"),
        help=N_(
            "How many augmented examples of each of your drawings are added to the "
            "training examples: slightly rotated, stretched and thickened, as "
            "handwriting differs."
        ),
        amount=Amount("{count} augmented example", "{count} augmented examples"),
        zero_is_off=True,
        ge=0,
        le=100,
        section=SECTION,
        fixed=EXAMPLES,
        former="drawing_repeats",
    )
    shuffle: bool = setting(
        True,
        title=N_("Shuffle"),
        help=N_("Shuffle the examples before every epoch."),
        section=SECTION,
        fixed=EXAMPLES,
    )
    seed: int = setting(
        1,
        title=N_("Random seed"),
        help=N_("The seed of all random numbers: the same seed gives the same training."),
        ge=0,
        le=2**31 - 1,
        section=SECTION,
        fixed=DRAWN,
    )
