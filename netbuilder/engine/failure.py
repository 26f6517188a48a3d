"""Failure of a training: the step where its loss was not finite, and the state before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.snapshot import Snapshot


class Failure(NamedTuple):
    """Step at which a loss was not finite; epoch and step count from 0.

    `before` is the state before the super-step, `rows` the examples of its batches, and `made`
    how many of its steps were made, the last with that loss; None where validation found out.
    """

    epoch: int
    step: int
    loss: float
    before: Snapshot | None = None
    rows: NDArray[np.int32] | None = None
    made: int = 0
