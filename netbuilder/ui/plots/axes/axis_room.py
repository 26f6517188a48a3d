"""Width of an upright axis: its numbers keep clear of its name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyqtgraph as pg
    from PySide6.QtGui import QFontMetrics

    from netbuilder.ui.plots.axes.ticks import Tick

TICK_GAP: Final = 4
_EDGES: Final = 8
_USUAL, _STEP = "0.000", "00"
"""Text that there is always room for, and text by which the room grows."""


class AxisRoom:
    """Gives the left axis of a plot the width of its widest number.

    The room grows in steps of two digits and stays, so that the plane does not sway to and fro
    while a person zooms or numbers come and go.
    """

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._plot = plot
        self._steps = 0
        self._width = 0

    def forget(self) -> None:
        """Let the room be as small again as the next numbers allow."""
        self._steps = 0

    def fit(self, numbers: Iterable[Tick], metrics: QFontMetrics, *, has_name: bool) -> None:
        """Make room for these numbers, and for the name beside them, at once."""
        usual, step = map(metrics.horizontalAdvance, (_USUAL, _STEP))
        widest = max((metrics.horizontalAdvance(tick.words) for tick in numbers), default=0)
        self._steps = max(self._steps, math.ceil((widest - usual) / step))
        name = metrics.height() if has_name else 0
        width = usual + self._steps * step + TICK_GAP + name + _EDGES
        if width != self._width:
            self._width = width
            self._plot.getAxis("left").setWidth(width)
            self._plot.getPlotItem().layout.activate()
