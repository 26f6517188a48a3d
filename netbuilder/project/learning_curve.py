"""Rules for what the curves of a run tell; the thresholds of a verdict stand here, and why.

The one for overfitting is in `overfitting`, those of chance level in `chance`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netbuilder.project.run import Epoch, Run

STRIP: Final = 5
"""Epochs at the end of a run in which progress is looked for: the training strip of Prechelt's
measure of progress (Early Stopping – But When?, 1998). A shorter run is looked at by its last half.
"""
LEAST_GAIN: Final = 0.02
"""A loss counts as lower from 2 % on. In recorded runs the lowest loss of five epochs fell by 2.5 %
and more while they learned, and by 1.8 % at most once they had settled."""
LEAST_RISE: Final = 0.02
"""So does an accuracy that rises by two points: three standard errors on MNIST's 6,000 validation
images, where half of them are right."""
LEAST_EPOCHS: Final = 3
"""Epochs that a trend needs at least: with two there is one difference, which may be chance."""
SETTLED: Final = 3
"""Epochs without progress before a run is said to have stopped improving. Recorded runs that went
on to improve had at most two such epochs in a row."""
GROWN: Final = 10.0
"""A loss so many times that of chance level has diverged. Recorded runs that learn are below
chance level from the first epoch on; Adam at a rate of 10 comes to a thousand times it and more."""
GOOD_SHARE: Final = 0.9
"""Share of the way from chance level to no mistakes that a run called fine has to have gone. A
linear classifier on MNIST comes as far (LeCun et al., Gradient-Based Learning Applied to Document
Recognition, 1998)."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Figures that a verdict goes by: a run's validation figures, or, without any, the training's.

    The losses are finite, from the first epoch to the last or to where one is not.
    """

    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    is_validation: bool

    def __len__(self) -> int:
        return len(self.losses)


def curve_of(epochs: Sequence[Epoch]) -> Curve:
    """Return the curve of a run's epochs."""
    held = [
        (epoch.val_loss, epoch.val_accuracy)
        for epoch in epochs
        if epoch.val_loss is not None and epoch.val_accuracy is not None
    ]
    is_validation = bool(epochs) and len(held) == len(epochs)
    pairs = held if is_validation else [(epoch.loss, epoch.accuracy) for epoch in epochs]
    finite = []
    for loss, accuracy in pairs:
        if not (math.isfinite(loss) and math.isfinite(accuracy)):
            break
        finite.append((loss, accuracy))
    losses = tuple(loss for loss, _accuracy in finite)
    return Curve(losses, tuple(accuracy for _loss, accuracy in finite), is_validation)


def recent_gain(losses: Sequence[float]) -> tuple[float, int]:
    """Return which share the lowest loss fell by in the last epochs, and how many these are.

    It is not above 0 where no epoch of the strip is better than all before it.
    """
    strip = min(STRIP, len(losses) // 2)
    if not strip:
        return 0.0, 0
    before, after = min(losses[:-strip]), min(losses[-strip:])
    return (1.0 - after / before if before > 0.0 else 0.0), strip


def is_improving(curve: Curve) -> bool:
    """Tell whether a run still gets better at its end.

    Its loss falls, or its accuracy rises, by enough to count, and fewer than `SETTLED` epochs came
    after the best. The accuracy of a network that only begins to learn rises long before its mean
    squared error moves.
    """
    gain, strip = recent_gain(curve.losses)
    falls = gain >= LEAST_GAIN and _place_of(min, curve.losses) >= len(curve) - SETTLED
    return falls or (
        bool(strip)
        and max(curve.accuracies[-strip:]) - max(curve.accuracies[:-strip]) >= LEAST_RISE
        and _place_of(max, curve.accuracies) >= len(curve) - SETTLED
    )


def _place_of(extreme: Callable[[Sequence[float]], float], figures: Sequence[float]) -> int:
    return figures.index(extreme(figures)) if figures else -1


def settled_at(losses: Sequence[float]) -> int | None:
    """Return the first epoch, from 0, that no later one is better than by enough to count.

    None where fewer than `SETTLED` epochs came after it.
    """
    lowest = min(losses, default=math.inf)
    found = next((i for i, loss in enumerate(losses) if lowest >= loss * (1.0 - LEAST_GAIN)), None)
    return found if found is not None and len(losses) - 1 - found >= SETTLED else None


def is_finite(run: Run) -> bool:
    """Tell whether the losses of all epochs and of the last step are finite."""
    if run.ran_away_in is not None:
        return False
    losses = list(run.series.step_loss[-1:])
    for epoch in run.series.epochs:
        losses += [epoch.loss] if epoch.val_loss is None else [epoch.loss, epoch.val_loss]
    return all(map(math.isfinite, losses))


def share_of_the_way(accuracy: float, *, chance: float) -> float:
    """Return an accuracy as a share of the way from chance level to no mistakes."""
    return (accuracy - chance) / (1.0 - chance)
