"""Names of a plot's axes, shortened or left out where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from netbuilder.words import _

if TYPE_CHECKING:
    import pyqtgraph as pg
    from PySide6.QtGui import QFontMetrics

    from netbuilder.ui.style.theme import Theme

_LINES_FOR_NAME: Final = 9
"""Lines of text in a plot's height from which the time axis is named."""


class AxisNames:
    """Names the upright axis by what is measured, with its unit where that fits, and the other."""

    def __init__(self, plot: pg.PlotWidget, title: str, unit: str) -> None:
        self._plot = plot
        self.title, self.unit = title, unit
        self.has_left = True

    @property
    def full(self) -> str:
        """Title and unit of what is measured."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    def write(self, *, height: int, metrics: QFontMetrics, theme: Theme) -> None:
        """Write what has room in a plot of this height."""
        left, bottom = self._plot.getAxis("left"), self._plot.getAxis("bottom")
        bottom.setLabel(_("Epoch"), color=theme.muted)
        bottom.showLabel(height / metrics.height() >= _LINES_FOR_NAME)
        room = round(self._plot.getViewBox().height())
        left.setLabel(self._fitting(room, metrics), color=theme.muted)
        left.showLabel(self.has_left)

    def _fitting(self, room: int, metrics: QFontMetrics) -> str:
        if metrics.horizontalAdvance(self.full) <= room:
            return self.full
        return metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
