"""The curves of one run in one plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from netbuilder.ui.plots.axes.still_plot import points_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[np.float64]
    from PySide6.QtGui import QColor

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.axes.frame import Span
    from netbuilder.ui.plots.axes.surface import PlotSurface
    from netbuilder.ui.plots.series.shown import Manner, Shown

SYMBOLS = ("o", "s", "t1", "d", "+", "x", "p", "t")
"""A second sign beside the colour; by the run's place in the document, as the colour is."""
_STRONG, _THIN = 2.0, 1.2
_LARGE, _SMALL = 7.0, 6.0
_MOST_SYMBOLS = 24
"""Signs along one curve at most; more would run together."""
MOST_DRAWN = 300
"""Points of a curve of epochs: wide dashed lines take long to draw."""
DASHES = (4.0, 3.0)


class RunLayer:
    """Training dashed, validation solid with the run's sign upon it; thin unless it is focused."""

    def __init__(self, surface: PlotSurface, metric: Metric) -> None:
        self._surface, self.metric = surface, metric
        self._training = pg.PlotCurveItem(name="training", connect="finite", antialias=True)
        self._validation = pg.PlotCurveItem(name="validation", connect="finite", antialias=True)
        self._signs = pg.ScatterPlotItem(pen=None, antialias=True, useCache=False)
        self._training_signs = 0
        self._lines: tuple[tuple[pg.PlotCurveItem, Column, Column], ...] = ()
        for item in self._items():
            surface.add(item)

    def draw(self, shown: Shown, manner: Manner) -> None:
        """Draw the epochs of a run."""
        figures, ends = shown.figures.metric(self.metric), shown.figures.ends
        self._lines = (
            (self._training, ends, manner.heights(figures.training)),
            (self._validation, ends, manner.heights(figures.validation)),
        )
        self._draw_lines()
        x, y = spaced(ends, manner.heights(figures.validation), most=_MOST_SYMBOLS)
        more_x, more_y = spaced(ends, manner.heights(figures.training), most=_MOST_SYMBOLS)
        if len(x) and not shown.is_alone:
            more_x, more_y = more_x[:0], more_y[:0]
        signs = np.concatenate((x, more_x)), np.concatenate((y, more_y))
        seen = self._surface.draw_signs(self._signs, *signs)
        self._training_signs = int(seen[len(x) :].sum())
        self._signs.setSymbol(SYMBOLS[shown.order % len(SYMBOLS)])
        self.style(shown)

    def move(self) -> None:
        """Draw the epochs that are seen now, in full where they are few."""
        self._draw_lines()

    def style(self, shown: Shown) -> None:
        """Draw in the colours of the theme."""
        colours, ratio = shown.colours(self._surface.theme), self._surface.pen_ratio
        width = (_STRONG if shown.is_focused else _THIN) * ratio
        self._training.setPen(dashed(colours.training, width))
        self._validation.setPen(pg.mkPen(colours.validation, width=width))
        count = len(self._signs.data) - self._training_signs
        brushes = [colours.validation] * count + [colours.training] * self._training_signs
        self._signs.setBrush([pg.mkBrush(colour) for colour in brushes])
        self._signs.setSize(_LARGE if shown.is_focused else _SMALL)
        for item in self._items():
            item.setZValue(2.0 if shown.is_focused else 1.0)

    def lines(self) -> Iterator[tuple[Column, Column]]:
        """Yield the curves as they are drawn."""
        yield from points_of((self._training, self._validation))

    def remove(self) -> None:
        """Take the run out of the plot."""
        for item in self._items():
            self._surface.remove(item)

    def _draw_lines(self) -> None:
        for item, x, y in self._lines:
            self._surface.draw_line(item, *thinned(x, y, self._surface.frame.x))

    def _items(self) -> Iterator[pg.GraphicsObject]:
        yield from (self._training, self._validation, self._signs)


def dashed(colour: QColor, width: float) -> object:
    """Return the pen of training curves."""
    pen = pg.mkPen(colour, width=width)
    pen.setDashPattern(DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def thinned(x: Column, y: Column, seen: Span) -> tuple[Column, Column]:
    """Return what is seen of a curve over rising `x`, in few points.

    Where that is too few, each stretch is its least and its greatest figure.
    """
    first, end = np.searchsorted(x, seen)
    x, y = x[max(0, first - 1) : end + 1], y[max(0, first - 1) : end + 1]
    if len(x) <= MOST_DRAWN:
        return x, y
    starts = np.arange(0, len(x), -(-2 * len(x) // MOST_DRAWN))
    extremes = np.fmin.reduceat(y, starts), np.fmax.reduceat(y, starts)
    return np.repeat(x[starts], 2), np.column_stack(extremes).ravel()


def spaced(x: Column, *ys: Column, most: int = MOST_DRAWN) -> list[Column]:
    """Return points of curves over `x`, evenly along it, those without all figures left out."""
    every = max(1, -(-len(x) // most))
    columns = [column[every - 1 :: every] for column in (x, *ys)]
    known = np.isfinite(columns).all(axis=0)
    return [column[known] for column in columns]
