"""Settings of the objective: what training minimizes."""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.settings import Settings, setting
from netbuilder.project.plan.locked import COMPILED
from netbuilder.project.plan.losses import LOGITS_LOSSES, Loss
from netbuilder.words import N_

SECTION: Final = N_("Objective")
"""The heading of these settings."""


class ObjectiveSettings(Settings):
    """The loss, and what it takes the network's output for."""

    loss: Loss = setting(
        Loss.CATEGORICAL_CROSSENTROPY,
        title=N_("Loss"),
        help=N_(
            "The loss function: how far the network’s output is from the correct "
            "answer. Training minimizes it."
        ),
        section=SECTION,
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
        section=SECTION,
        fixed=COMPILED,
    )

    @property
    def takes_logits(self) -> bool:
        """True where the loss takes the output for logits."""
        return self.from_logits and self.loss in LOGITS_LOSSES
