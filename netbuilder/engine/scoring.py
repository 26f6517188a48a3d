"""The mean loss and the metrics over many examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.engine.metrics import by_name, sums_of, variance_of
from netbuilder.project.series import Score

if TYPE_CHECKING:
    from netbuilder.data.datasets import Numbers
    from netbuilder.engine.keras_types import Function
    from netbuilder.project.task import Task

_AT_ONCE: Final = 500
"""Number of examples scored in one call: enough to be fast, few enough for any memory."""


def score_in_pieces(score: Function, inputs: Numbers, targets: Numbers, *, task: Task) -> Score:
    """Return the mean loss and the metrics over all examples, of which there is at least one."""
    loss, measured = 0.0, sums_of(task)
    totals = [np.zeros(sums.shape, np.float64) for sums in measured]
    for start in range(0, len(inputs), _AT_ONCE):
        piece = slice(start, start + _AT_ONCE)
        summed, *columns = score(inputs[piece], targets[piece])
        loss += float(summed)
        totals = [total + column.numpy() for total, column in zip(totals, columns, strict=True)]
    count, variance = len(inputs), variance_of(targets)
    return Score(loss / count, by_name(measured, totals, count, variance=variance))
