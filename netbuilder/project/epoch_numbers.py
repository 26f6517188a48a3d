"""The one way to number epochs: through the whole training, counted from 1.

A run that continues another one counts on from it; what a run stores (`Position.epoch`,
`Run.best_epoch`, a place in `Series.epochs`) counts from 0 within the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbuilder.project.run import Run


def epoch_number(index: int, *, first_epoch: int) -> int:
    """Return the number that people see of the epoch `index` of a run.

    `first_epoch` is how many epochs the runs had that it continues (`Run.first_epoch`).
    """
    return first_epoch + index + 1


def last_number(run: Run) -> int:
    """Return the number of the last epoch that was done, 0 before the first."""
    return epoch_number(len(run.series.epochs) - 1, first_epoch=run.first_epoch)


def last_planned(run: Run) -> int:
    """Return the number of the last epoch that was planned."""
    return epoch_number(run.planned_epochs - 1, first_epoch=run.first_epoch)
