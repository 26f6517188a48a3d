"""Description of a plot to screen readers: a chart that says its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

from netbuilder.ui.plots.curves.spoken import spoken
from netbuilder.ui.widgets.accessible.description import Description
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.plots.curves.metric_plot import MetricPlot


class PlotDescription(Description):
    """Says what the crosshair reads; where there is none, the newest values and how to read on."""

    def __init__(self, plot: MetricPlot) -> None:
        super().__init__(plot, QAccessible.Role.Chart, has_widgets=False)
        self._plot = plot

    def words(self) -> str:
        """Return the values in words."""
        plot = self._plot
        if plot.crosshair.reading is not None:
            return spoken(plot.crosshair.reading, plot.measure)
        newest = plot.newest_reading()
        if newest is None:
            return _("Nothing has been trained yet.")
        return _("{values} The arrow keys read other epochs.").format(
            values=spoken(newest, plot.measure)
        )
