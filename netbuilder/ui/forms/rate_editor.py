"""The editor of a learning rate: what counts is how many times larger it is."""

from __future__ import annotations

import math
from typing import Final

from netbuilder.ui.forms.number_editors import RealEditor

_LOWEST: Final = -6
_HIGHEST: Final = 1
_STEPS: Final = 20
"""Steps of the slider for each power of ten: two neighbours differ by an eighth."""


class RateEditor(RealEditor):
    """A slider along powers of ten, from a millionth to ten, beside the exact number."""

    def _slides(self) -> bool:
        return True

    def _slider_range(self) -> tuple[int, int]:
        return 0, (_HIGHEST - _LOWEST) * _STEPS

    def _position(self, value: float) -> int:
        low, high = self._slider_range()
        if value <= 0.0:
            return low
        return min(high, max(low, round((math.log10(value) - _LOWEST) * _STEPS)))

    def _value_at(self, position: int) -> float:
        """Return a number of two digits, which is as exact as a hand is."""
        return float(f"{10.0 ** (_LOWEST + position / _STEPS):.2g}")
