"""What a plot shows: the points of its curves and the numbers along its axes."""

from __future__ import annotations

import pyqtgraph as pg


def plot_in(surface) -> pg.PlotItem:
    return surface.findChild(pg.PlotWidget).getPlotItem()


def curves(surface, name: str) -> list[object]:
    """Return the items of this name, those of hidden runs left out."""
    return [item for item in plot_in(surface).items if getattr(item, "name", str)() == name]


def drawn(surface, name: str):
    """Return the places and the heights of the only curve of this name."""
    (item,) = curves(surface, name)
    return item.getData()


def axis_of(surface, side: str) -> pg.AxisItem:
    return plot_in(surface).getAxis(side)


def numbers(surface, side: str):
    """Return the places and the words along an axis; pyqtgraph tells them nobody."""
    (ticks,) = axis_of(surface, side)._tickLevels
    return ticks
