"""Numbers along an axis of logarithms."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS: Final[Sequence[tuple[int, ...]]] = ((1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 5), (1, 3), (1,))


def log_ticks(low: float, high: float, *, most: int) -> list[tuple[float, str]]:
    """Return where numbers stand between 10^`low` and 10^`high`, as logarithms, and their words.

    At most `most`, at least two where there is room: 1, 2, 5 of each decade, fewer where they
    would crowd, and even steps where the ends lie close together.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    for digits in _STEPS:
        found = _of_decades(low, high, digits, every=1)
        if len(found) <= most:
            break
    every = 1
    while len(found) > max(2, most):
        every += 1
        found = _of_decades(low, high, (1,), every=every)
    if len(found) < 2:
        found = _even(10.0**low, 10.0**high, most)
    return [(math.log10(number), f"{number:.6g}") for number in found]


def _of_decades(low: float, high: float, digits: Sequence[int], *, every: int) -> list[float]:
    decades = range(math.floor(low), math.ceil(high) + 1)
    numbers = (
        float(f"{digit}e{decade}") for decade in decades if decade % every == 0 for digit in digits
    )
    return [number for number in numbers if low <= math.log10(number) <= high]


def _even(low: float, high: float, most: int) -> list[float]:
    rough = (high - low) / max(1, most - 1)
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    first = math.ceil(low / step)
    return [number for k in range(most + 1) if low < (number := (first + k) * step) <= high]
