"""Overfitting: the one rule for when a network memorizes its training examples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netbuilder.project.series import best_epoch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.project.series import Epoch

_LEAST_EPOCHS: Final = 2
_MARGIN: Final = 1.05
"""Prechelt's generalization loss of 5 % (Early Stopping – But When?, 1998). By 2 % a run of SGD
that had settled was said to overfit: its validation loss goes up and down by 8 % between epochs."""


def overfitting_from(epochs: Sequence[Epoch]) -> int | None:
    """Return the epoch, counted from 0, from which on a run overfits; None where it does not.

    It is the epoch with the lowest validation loss, if since then training went on getting better
    while validation got worse: the loss on the training examples is lower at the end, that on the
    validation examples is higher than it and was, in each of the last two epochs, more than 5 %
    above its lowest. One epoch that is a little worse is chance; two on the way back down are no
    overfitting. Training figures are those measured as validation is, where they are known for
    both ends.
    """
    best = best_epoch(epochs)
    if best is None or len(epochs) - 1 - best < _LEAST_EPOCHS:
        return None
    lowest, last = epochs[best].val_loss, epochs[-1].val_loss
    if lowest is None or last is None:
        return None
    before, after = training_losses(epochs[best], epochs[-1])
    recent = [epoch.val_loss for epoch in epochs[-_LEAST_EPOCHS:]]
    is_worse = all(loss is not None and loss > lowest * _MARGIN for loss in recent)
    return best if is_worse and after < before and after < last else None


def training_losses(one: Epoch, other: Epoch) -> tuple[float, float]:
    """Return the training losses of two epochs, measured alike: as validation is, if both are."""
    plain = one.plain_loss, other.plain_loss
    if (
        plain[0] is not None
        and plain[1] is not None
        and all(map(math.isfinite, (plain[0], plain[1])))
    ):
        return plain[0], plain[1]
    return one.loss, other.loss
