"""Words around the two plots: legends above, and a sentence below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from netbuilder.project.metric_words import title_of
from netbuilder.ui.plots.height_share import share
from netbuilder.ui.plots.legend.entries import plot_entries, run_entries, titled
from netbuilder.ui.plots.legend.legend import PlotLegend
from netbuilder.ui.plots.sentence import plain_sentence
from netbuilder.ui.plots.series.shown import focused
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.plots.curves.metric_plot import MetricPlot
    from netbuilder.ui.plots.series.shown import Manner, Shown
    from netbuilder.ui.style.theme import Theme

_GAP = 4
"""Pixels between the sentence and what is above it."""


class PlotWords:
    """The widgets that hold the words; of their height they take what the curves can spare.

    Saving height, a legend is a single line and begins with what is plotted.
    """

    def __init__(self, plots: Sequence[MetricPlot], parent: QWidget) -> None:
        self.names = PlotLegend(parent)
        self.legends = {plot: PlotLegend(parent) for plot in plots}
        self.sentence = plain_label(parent=parent)
        self.sentence.setWordWrap(True)
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.saves_height = False
        self._parent = parent
        self._paper: Theme | None = None

    def draw_on_paper(self, theme: Theme) -> None:
        """Write all that there is to say, in the colours of `theme`."""
        self._paper = theme
        for legend in (self.names, *self.legends.values()):
            legend.draw_on_paper(theme)

    def show_runs(
        self,
        shown: tuple[Shown, ...],
        manners: Mapping[MetricPlot, Manner],
        *,
        besides: Sequence[str],
    ) -> None:
        """Write of other runs, and below the plots these sentences besides."""
        theme = self._paper or theme_of(self._parent.palette())
        self.names.show_entries(run_entries(shown, theme))
        self.names.setVisible(self._paper is not None or len(shown) > 1)
        for plot, legend in self.legends.items():
            manner = manners[plot]
            entries = plot_entries(shown, metric=plot.measure, manner=manner, theme=theme)
            if self.saves_height:
                brief = title_of(plot.measure)
                entries = titled(entries, plot.label, theme, brief=brief)
            legend.show_entries(entries)
        plain = plain_sentence(focused(shown), list(self.legends)[-1].measure)
        self.sentence.setText("\n".join(filter(None, (*besides, plain))))

    def take_height(self, height: int, *, width: int) -> None:
        """Let the curves have most of these pixels; on paper there is enough for all."""
        words, line = self.sentence.text(), self.names.line_height
        shared = share(
            height - (0 if self.names.isHidden() else line),
            line=self._parent.fontMetrics().height(),
            legend_line=line,
            sentence=self.sentence.heightForWidth(width) + _GAP if words else 0,
        )
        lines = 1 if self.saves_height else shared.legend_lines
        self.names.limit(None if self._paper else 1)
        for legend in self.legends.values():
            legend.limit(None if self._paper else lines)
        has_room = self._paper is not None or (shared.has_sentence and not self.saves_height)
        self.sentence.setVisible(bool(words) and has_room)
        self._parent.setToolTip("" if has_room else plain_tip(words))
