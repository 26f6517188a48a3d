"""Layers of the focused run alone: its steps, its best epoch, the gap of overfitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from netbuilder.project.metric import LOSS, Metric
from netbuilder.ui.plots.axes.still_plot import points_of
from netbuilder.ui.plots.curves.layers import spaced, thinned
from netbuilder.ui.plots.series.colours import faint, smoothed, tint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.ui.plots.axes.surface import PlotSurface
    from netbuilder.ui.plots.curves.layers import Column
    from netbuilder.ui.plots.series.pyramid import Pyramid
    from netbuilder.ui.plots.series.shown import Manner, Shown

_STAR = 15


class StepsLayer:
    """The single steps, faint, and smoothed where that is wanted."""

    def __init__(self, surface: PlotSurface, metric: Metric) -> None:
        self._surface, self.metric = surface, metric
        self._steps = pg.PlotCurveItem(name="steps", connect="finite", antialias=True)
        self._smooth = pg.PlotCurveItem(name="smoothed", connect="finite", antialias=True)
        self._weight = 0.0
        for item in (self._steps, self._smooth):
            surface.add(item)

    def draw(self, shown: Shown | None, manner: Manner) -> None:
        """Draw the steps that are seen, in as many points as the plot has room for."""
        self._steps.setVisible(shown is not None)
        self._smooth.setVisible(shown is not None and manner.smoothing > 0)
        if shown is None:
            return
        figures = shown.figures.metric(self.metric)
        self._draw(self._steps, figures.steps, shown, manner)
        if manner.smoothing:
            self._draw(self._smooth, figures.smooth(manner.smoothing), shown, manner)
        self._weight = manner.smoothing
        self.style(shown)

    def style(self, shown: Shown) -> None:
        """Draw in the colours of the theme."""
        theme = self._surface.theme
        colour = shown.colours(theme).training
        self._steps.setPen(pg.mkPen(faint(colour, theme), width=1))
        strong = smoothed(colour, theme, weight=self._weight)
        self._smooth.setPen(pg.mkPen(strong, width=self._surface.pen_ratio))

    def lines(self) -> Iterator[tuple[Column, Column]]:
        """Yield the curves as they are drawn."""
        yield from points_of((self._steps, self._smooth))

    def _draw(self, item: pg.PlotCurveItem, series: Pyramid, shown: Shown, manner: Manner) -> None:
        axis, seen = shown.figures.axis, self._surface.frame.x
        first, end = axis.step_at(seen.low), axis.step_at(seen.high)
        window = series.window(int(first) - 2, int(end) + 2)
        self._surface.draw_line(
            item, axis.places(window.places + 1.0), manner.heights(window.values)
        )


class FocusLayer:
    """The best epoch as a star, the training figures without dropout dotted, the gap tinted."""

    def __init__(self, surface: PlotSurface, metric: Metric) -> None:
        self._surface, self.metric = surface, metric
        self._gap = pg.PlotCurveItem(name="gap", pen=None, fillLevel="enclosed")
        self._plain = pg.PlotCurveItem(connect="finite", antialias=True)
        self._line = np.empty(0), np.empty(0)
        self._star = pg.ScatterPlotItem(
            name="best", symbol="star", size=_STAR, antialias=True, useCache=False
        )
        for item, height in ((self._gap, 0.5), (self._plain, 2.0), (self._star, 3.0)):
            item.setZValue(height)
            surface.add(item)

    def draw(self, shown: Shown | None, manner: Manner) -> None:
        """Draw what stands out of the focused run."""
        for item in (self._gap, self._plain, self._star):
            item.setVisible(shown is not None)
        if shown is not None:
            self._draw_gap(shown, manner)
            self._draw_plain(shown, manner)
            self._draw_star(shown, manner)
            self.style(shown)

    def move(self) -> None:
        """Draw the epochs that are seen now, in full where they are few."""
        self._draw_line()

    def style(self, shown: Shown) -> None:
        """Draw in the colours of the theme."""
        theme, ratio = self._surface.theme, self._surface.pen_ratio
        colours = shown.colours(theme)
        self._gap.setBrush(pg.mkBrush(tint(theme)))
        pen = pg.mkPen(colours.training, width=2 * ratio)
        pen.setStyle(Qt.PenStyle.DotLine)
        self._plain.setPen(pen)
        has_validation = len(shown.figures.epochs) and shown.figures.epochs[-1].val_loss is not None
        self._star.setBrush(pg.mkBrush(colours.validation if has_validation else colours.training))
        self._star.setPen(pg.mkPen(QColor(theme.window), width=ratio))

    def lines(self) -> Iterator[tuple[Column, Column]]:
        """Yield the curves as they are drawn."""
        yield from points_of((self._plain,))

    def _draw_gap(self, shown: Shown, manner: Manner) -> None:
        start = shown.figures.overfits_from
        if start is None or self.metric is not LOSS:
            self._gap.hide()
            return
        figures, x = shown.figures.metric(self.metric), shown.figures.ends[start:]
        plain = figures.plain[start:]
        training = np.where(np.isfinite(plain), plain, figures.training[start:])
        lower = manner.heights(training)
        upper = np.fmax(lower, manner.heights(figures.validation[start:]))
        x, lower, upper = spaced(x, lower, upper)
        around = np.concatenate((x, x[::-1])), np.concatenate((upper, lower[::-1]))
        self._surface.draw_area(self._gap, *around)

    def _draw_plain(self, shown: Shown, manner: Manner) -> None:
        plain = shown.figures.metric(self.metric).plain
        self._line = shown.figures.ends, manner.heights(plain)
        self._draw_line()

    def _draw_line(self) -> None:
        self._surface.draw_line(self._plain, *thinned(*self._line, self._surface.frame.x))

    def _draw_star(self, shown: Shown, manner: Manner) -> None:
        best = shown.figures.best
        judged = manner.heights(shown.figures.metric(self.metric).judged)
        here = slice(0, 0) if best is None else slice(best, best + 1)
        x, y = spaced(shown.figures.ends[here], judged[here])
        self._surface.draw_signs(self._star, x, y)
