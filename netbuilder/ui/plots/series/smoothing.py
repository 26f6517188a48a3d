"""Smoothing of a noisy series: the exponential moving average of TensorBoard."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_WEIGHT = 0.99
_BLOCK = 64
_NOTHING = math.log(1e-17)


class Smoothing:
    """A moving average that goes on where it stood.

    Each figure is `weight` times the average before it and the rest itself; the result is divided
    by 1 − weightⁿ, so that the first figures are not drawn towards 0. Figures that are NaN
    stay gaps and count for nothing. As TensorBoard's
    (tensorboard/components/vz_line_chart2/line-chart.ts, `resmoothDataset`).
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self._average = 0.0
        self._count = 0

    def extend(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the averages of the figures that follow, of the same length."""
        known = np.isfinite(values)
        if known.all():
            return self._averages(values)
        averages = self._averages(values[known])
        smooth = np.full(len(values), np.nan)
        smooth[known] = averages
        return smooth

    def _averages(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        if not len(values) or not self.weight:
            return values
        plain = _moving(values * (1.0 - self.weight), self.weight, before=self._average)
        # Behind these, the rest to 1 is below what a number can hold.
        early = max(0, min(len(values), int(_NOTHING / math.log(self.weight)) - self._count))
        counts = np.arange(self._count + 1, self._count + early + 1)
        self._average, self._count = float(plain[-1]), self._count + len(values)
        plain[:early] /= 1.0 - self.weight**counts
        return plain


def _moving(parts: NDArray[np.float64], weight: float, *, before: float) -> NDArray[np.float64]:
    """Solve yᵢ = weight · yᵢ₋₁ + partsᵢ in blocks, for Python's loop is too slow for a million.

    Within each block by one product of matrices; the ends of the blocks follow the same rule, with
    weight to the power of their length.
    """
    if len(parts) <= _BLOCK:
        sums = parts @ _falling(weight, len(parts))
        return sums + before * weight ** np.arange(1, len(parts) + 1)
    whole = len(parts) // _BLOCK
    blocks = parts[: whole * _BLOCK].reshape(whole, _BLOCK) @ _falling(weight, _BLOCK)
    ends = _moving(blocks[:, -1], weight**_BLOCK, before=before)
    carried = np.concatenate(([before], ends[:-1]))
    blocks += carried[:, None] * weight ** np.arange(1, _BLOCK + 1)
    rest = _moving(parts[whole * _BLOCK :], weight, before=float(ends[-1]))
    return np.concatenate((blocks.ravel(), rest))


def _falling(weight: float, size: int) -> NDArray[np.float64]:
    """Return the matrix that sums a row's figures, each weighted by how far back it lies."""
    distance = np.arange(size)[None, :] - np.arange(size)[:, None]
    return np.where(distance >= 0, weight ** np.maximum(distance, 0), 0.0)
