"""The lesson of the framing: the sample drawings read with all of its steps, and without."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from netbuilder.data.framing import ALL_STEPS, NO_STEPS, STEP_NAMES, frame_drawing, without
from netbuilder.engine.probes.batch import PredictBatch
from netbuilder.files.sample_drawings import sample_drawings

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.data.framing import Steps
    from netbuilder.engine.probes.batch import BatchPredicted

COMPARED: Final = (ALL_STEPS, *map(without, STEP_NAMES), NO_STEPS)
"""The choices of steps that are compared with each other."""

Readings: TypeAlias = tuple[int | None, ...]
"""The digit that each sample drawing is read as; None where the network outputs NaN."""


class Lesson:
    """Readings of the sample drawings by the network that answers, for each choice of steps.

    It asks about one choice after the other, twenty images at a time, so that whoever draws
    meanwhile is answered in between.

    Args:
        ask: Asks the network that answers.
    """

    def __init__(self, ask: Callable[[PredictBatch], None]) -> None:
        self._ask = ask
        self._readings: dict[Steps, Readings] = {}
        self._waiting: list[Steps] = []
        self._asked = 0

    def readings(self, steps: Steps) -> Readings:
        """Return what was read with these steps; nothing where that is not known."""
        return self._readings.get(steps, ())

    def right(self, steps: Steps) -> int | None:
        """Return how many drawings were read right with these steps, if that is known."""
        readings = self.readings(steps)
        if not readings:
            return None
        pairs = zip(readings, sample_drawings(), strict=True)
        return sum(read == sample.digit for read, sample in pairs)

    def read(self, chosen: Steps) -> None:
        """Have all choices read anew: first the steps that are chosen, then the oldest readings."""
        ages = {steps: place for place, steps in enumerate(self._readings)}
        others = sorted(COMPARED, key=lambda steps: ages.get(steps, -1))
        self._waiting = [chosen, *(steps for steps in others if steps != chosen)]
        self._ask_first()

    def take(self, answer: BatchPredicted) -> bool:
        """Take what was read, and tell whether it is the answer to what was asked last."""
        if not self._waiting or answer.number != self._asked:
            return False
        steps = self._waiting.pop(0)
        self._readings.pop(steps, None)
        self._readings[steps] = _digits(answer.probabilities)
        if self._waiting:
            self._ask_first()
        return True

    def forget(self) -> None:
        """Forget all readings, and await none: they are of a network that does not answer now."""
        self._readings.clear()
        self._waiting.clear()

    def _ask_first(self) -> None:
        self._asked += 1
        self._ask(PredictBatch(framed_samples(self._waiting[0]), number=self._asked))


@cache
def framed_samples(steps: Steps) -> NDArray[np.uint8]:
    """Return the sample drawings framed by these steps: n × 28 × 28."""
    images = np.stack([frame_drawing(sample.drawing, steps) for sample in sample_drawings()])
    images.setflags(write=False)
    return images


def _digits(shares: NDArray[np.float32]) -> Readings:
    return tuple(int(row.argmax()) if np.isfinite(row).all() else None for row in shares)
