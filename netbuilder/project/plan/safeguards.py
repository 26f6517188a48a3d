"""Settings of the safeguards: against overfitting, exploding gradients and unequal classes."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from netbuilder.blocks.settings import Settings, setting
from netbuilder.project.plan.locked import COMPILED, EXAMPLES, WATCHED
from netbuilder.words import N_, Amount

SECTION: Final = N_("Safeguards")
"""The heading of these settings."""

ClassWeight = Annotated[float, Field(ge=0.0, le=1_000.0)]


class SafeguardSettings(Settings):
    """Early stopping, the best epoch, gradient clipping, class weights."""

    early_stopping: bool = setting(
        False,
        title=N_("Early stopping"),
        help=N_(
            "Stop training when the validation loss no longer falls: from then on "
            "the network overfits, it only memorizes its training examples."
        ),
        section=SECTION,
        fixed=WATCHED,
    )
    patience: int = setting(
        5,
        title=N_("Patience"),
        help=N_("How many epochs without improvement to wait before training stops."),
        amount=Amount("{count} epoch", "{count} epochs"),
        ge=1,
        le=10_000,
        only_when=("early_stopping", (True,)),
        section=SECTION,
        fixed=WATCHED,
    )
    keep_best: bool = setting(
        False,
        title=N_("Keep the best epoch"),
        help=N_(
            "At the end restore the weights of the epoch with the lowest validation "
            "loss, instead of those of the last epoch."
        ),
        section=SECTION,
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
        section=SECTION,
        fixed=COMPILED,
    )
    clip_norm: float = setting(
        1.0,
        title=N_("Gradient norm"),
        help=N_("The largest norm (length) that all gradients together may have."),
        gt=0.0,
        le=1_000_000.0,
        only_when=("clip_gradients", (True,)),
        section=SECTION,
        fixed=COMPILED,
    )
    weight_classes: bool = setting(
        False,
        title=N_("Weight classes"),
        help=N_(
            "Give errors on some classes more weight in the loss: by default, "
            "classes with fewer examples count more."
        ),
        section=SECTION,
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
        section=SECTION,
        fixed=EXAMPLES,
    )
