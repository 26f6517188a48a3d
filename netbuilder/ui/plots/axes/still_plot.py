"""pyqtgraph's plot without its own mouse, menus and margins, and what its items draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QWidget

from netbuilder.ui.plots.axes.axis_room import TICK_GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QFont

    from netbuilder.ui.style.theme import Theme

_EDGE = 8


def give_points(
    item: pg.PlotCurveItem | pg.ScatterPlotItem, x: NDArray[np.float64], y: NDArray[np.float64]
) -> None:
    """Let an item draw these points; without any it is left out, as it takes time even then."""
    item.setData(x=x, y=y)
    item.setVisible(len(x) > 0)


def points_of(
    items: Iterable[pg.PlotCurveItem],
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Yield what the items draw that are seen."""
    for item in items:
        x, y = item.getData()
        if item.isVisible() and x is not None and len(x):
            yield x, y


def still_plot(parent: QWidget) -> pg.PlotWidget:
    """Return an empty plot that takes no mouse, wheel, menu or focus."""
    plot = pg.PlotWidget(parent)
    plot.setFrameShape(QFrame.Shape.NoFrame)
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.getPlotItem().layout.setContentsMargins(0, _EDGE, _EDGE + TICK_GAP, 0)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    for name in ("left", "bottom"):
        plot.getAxis(name).enableAutoSIPrefix(False)
    return plot


def style_axes(plot: pg.PlotWidget, theme: Theme, font: QFont) -> None:
    """Draw the axes in the colours of a theme, without ticks, their numbers in this font."""
    for name in ("left", "bottom"):
        axis = plot.getAxis(name)
        axis.setPen(pg.mkPen(theme.border))
        axis.setTextPen(QColor(theme.muted))
        axis.setStyle(
            tickLength=0, tickFont=font, tickTextOffset=TICK_GAP, hideOverlappingLabels=False
        )
