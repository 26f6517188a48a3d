"""Places of a run's optimizer steps on the axis of epochs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from netbuilder.project.run import Change
    from netbuilder.project.series import Epoch


class StepAxis:
    """Places of steps, in epochs: each epoch is 1 wide, however many steps it has.

    Within an epoch a step is as wide as its batch, so that a batch size changed in its middle
    shows. The present epoch is laid out by `steps_per_epoch`, a whole epoch's number of steps now.
    """

    def __init__(
        self,
        epochs: Sequence[Epoch] = (),
        *,
        first_epoch: int = 0,
        steps_per_epoch: int = 1,
        changes: Sequence[Change] = (),
    ) -> None:
        resized = [change for change in changes if change.setting == "batch_size"]
        self.ends = np.cumsum([0, *(epoch.steps or steps_per_epoch for epoch in epochs)])
        knots = list(_knots(self.ends, resized, max(1, steps_per_epoch)))
        self._steps = np.array([step for step, _x in knots], np.float64)
        self._places = np.array([x for _step, x in knots], np.float64) + first_epoch

    def places(self, steps: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where so many steps done lie on the axis."""
        return np.interp(steps, self._steps, self._places)

    def place(self, step: float) -> float:
        """Return where one lies."""
        return float(np.interp(step, self._steps, self._places))

    def step_at(self, place: float) -> float:
        """Return how many steps are done at a place of the axis, as a fraction."""
        return float(np.interp(place, self._places, self._steps))


def _knots(
    ends: NDArray[np.int64], resized: Sequence[Change], steps_per_epoch: int
) -> Iterator[tuple[float, float]]:
    """Yield steps done and epochs done, wherever steps begin to be wider or narrower."""
    yield 0.0, 0.0
    for index, (start, end) in enumerate(pairwise(ends)):
        inner = [change for change in resized if start < change.step < end]
        yield from _within(inner, index, float(start), float(end))
        yield float(end), index + 1.0
    start, index = float(ends[-1]), len(ends) - 1
    inner = [change for change in resized if change.step > start]
    done = 0.0
    for change in inner:
        # A whole epoch has as many examples with the old batch size as with the new.
        whole = steps_per_epoch * inner[-1].after / change.before
        done += (change.step - start) / whole
        start = float(change.step)
        yield start, index + min(done, 1.0)
    yield start + max(1.0, (1.0 - done) * steps_per_epoch), index + 1.0


def _within(
    inner: Sequence[Change], index: int, start: float, end: float
) -> Iterator[tuple[float, float]]:
    if not inner:
        return
    stops = [start, *(float(change.step) for change in inner), end]
    batches = [*(change.before for change in inner), inner[-1].after]
    examples = np.cumsum(np.diff(stops) * batches)
    for change, share in zip(inner, examples[:-1] / examples[-1], strict=True):
        yield float(change.step), index + float(share)
