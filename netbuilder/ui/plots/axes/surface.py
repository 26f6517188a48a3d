"""An empty plot: axes with their numbers, lines across, and what is seen of the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QVBoxLayout, QWidget

from netbuilder.ui.plots.axes.axis_names import AxisNames
from netbuilder.ui.plots.axes.axis_room import AxisRoom
from netbuilder.ui.plots.axes.clipping import clipped_area, clipped_line, within_reach
from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.axes.still_plot import give_points, still_plot, style_axes
from netbuilder.ui.plots.axes.ticks import Tick, ticks_along, ticks_up
from netbuilder.ui.style.theme import Theme, theme_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_USUAL_LINES, _LEAST_LINES = 9, 4
"""Height that a plot asks for, and below which its numbers would not fit, in lines of text."""


class PlotSurface(QWidget):
    """The plane that curves are drawn upon, in the theme's colours.

    `scale` is what the figures are multiplied with on the y axis, 100 for percent. It takes no
    mouse by itself: gestures are translated by `netbuilder.ui.plots.axes.gestures`.

    Signals:
        moved(): another part of the plane is seen, or in another size.
    """

    moved = Signal()

    def __init__(
        self, label: str, *, unit: str = "", scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scale = scale
        self._plot = still_plot(self)
        self._names = AxisNames(self._plot, label, unit)
        self._view = self._plot.getViewBox()
        self._room = AxisRoom(self._plot)
        self._grid = pg.PlotCurveItem(name="numbers", connect="pairs", antialias=False)
        self.add(self._grid)
        self._frame = Frame(Span(0.0, 1.0), Span(0.0, 1.0))
        self._is_log = False
        self._paper: Theme | None = None
        self._pen_ratio = 0.0
        self._view.sigResized.connect(self._on_view_resized)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setAccessibleName(self._names.full)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def frame(self) -> Frame:
        """Part of the plane that is seen."""
        return self._frame

    @property
    def theme(self) -> Theme:
        """The theme it is drawn in."""
        return self._paper or theme_of(self.palette())

    @property
    def pen_ratio(self) -> float:
        """Number of device pixels for a pen of width 1; pyqtgraph counts those."""
        return self._pen_ratio or self.devicePixelRatioF()

    @property
    def label(self) -> str:
        """Title and unit of the figures."""
        return self._names.full

    def show_name(self, is_shown: bool) -> None:
        """Name the upright axis, or no longer, where the name stands elsewhere."""
        if is_shown != self._names.has_left:
            self._names.has_left = is_shown
            self._name_axes()
            self._fit_room()

    def name_axis(self, label: str, *, unit: str, scale: float) -> None:
        """Let the y axis be that of other figures."""
        self._names.title, self._names.unit, self._scale = label, unit, scale
        self.setAccessibleName(self._names.full)
        self.apply_theme()
        self._draw_frame()

    def draw_on_paper(self, theme: Theme, *, ratio: float) -> None:
        """Draw for a picture in the colours of `theme`, with `ratio` pixels in place of one."""
        self._paper, self._pen_ratio = theme, ratio
        self._plot.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.apply_theme()

    def draw_line(
        self, item: pg.PlotCurveItem, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> None:
        """Let an item draw a line; a gap where a figure is NaN."""
        reached = x, within_reach(y, self._frame)
        give_points(item, *(clipped_line(x, y, self._frame) if self._paper else reached))

    def draw_area(
        self, item: pg.PlotCurveItem, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> None:
        """Let an item draw the area within these points."""
        give_points(item, *(clipped_area(x, y, self._frame) if self._paper else (x, y)))

    def draw_signs(
        self, item: pg.ScatterPlotItem, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> NDArray[np.bool_]:
        """Let an item draw signs at these points; tell which of them are drawn."""
        seen = np.full(len(x), fill_value=True)
        if self._paper:
            across, up = self._frame
            seen = (x >= across.low) & (x <= across.high) & (y >= up.low) & (y <= up.high)
        give_points(item, x[seen], y[seen])
        return seen

    def add(self, item: object) -> None:
        """Draw an item of pyqtgraph from now on."""
        self._plot.addItem(item, ignoreBounds=True)

    def remove(self, item: object) -> None:
        """Draw it no more."""
        self._plot.removeItem(item)

    def show_frame(self, frame: Frame, *, is_log: bool) -> None:
        """Show another part of the plane."""
        if (frame, is_log) != (self._frame, self._is_log):
            self._frame, self._is_log = frame, is_log
            self._draw_frame()

    def settle(self) -> None:
        """Let the scene tell the view what has changed now, not later."""
        QCoreApplication.sendPostedEvents(self._plot.scene(), QEvent.Type.MetaCall)

    def inside(self) -> QRectF:
        """Return where the plane lies in the widget; around it are the axes."""
        corner = self._plot.mapTo(self, self._plot.viewport().pos())
        return QRectF(self._view.sceneBoundingRect()).translated(QPointF(corner))

    def at(self, place: QPointF) -> QPointF:
        """Return the point of the plane under a place of the widget."""
        box, (x, y) = self.inside(), self._frame
        right = (place.x() - box.left()) / max(1.0, box.width())
        down = (place.y() - box.top()) / max(1.0, box.height())
        return QPointF(x.low + right * x.size, y.high - down * y.size)

    def per_pixel(self) -> QPointF:
        """Return how much of the plane a pixel takes."""
        box, (x, y) = self.inside(), self._frame
        return QPointF(x.size / max(1.0, box.width()), y.size / max(1.0, box.height()))

    def sizeHint(self) -> QSize:
        """Return the size in which the axes are named."""
        line = self.fontMetrics().height()
        return QSize(2 * _USUAL_LINES * line, _USUAL_LINES * line)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the axes' numbers would not fit."""
        line = self.fontMetrics().height()
        return QSize(10 * line, _LEAST_LINES * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the curves the room."""
        super().resizeEvent(event)
        self._name_axes()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.apply_theme()

    def event(self, event: QEvent) -> bool:
        """Keep the lines as wide on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.apply_theme()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self._draw_border()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take that away again."""
        super().focusOutEvent(event)
        self._draw_border()

    def apply_theme(self) -> None:
        """Draw in the colours of the theme."""
        theme = self.theme
        self._plot.setBackground(QColor(theme.window))
        self._grid.setPen(pg.mkPen(theme.border, width=self.pen_ratio))
        style_axes(self._plot, theme, self.font())
        self._name_axes()
        self._fit_room()
        self._draw_border()

    @Slot()
    def _on_view_resized(self) -> None:
        """Move the lines to the numbers, of which there are more or less now."""
        self._name_axes()
        self._draw_frame()

    def _name_axes(self) -> None:
        self._names.write(height=self.height(), metrics=self.fontMetrics(), theme=self.theme)

    def _fit_room(self) -> None:
        has_name = self._names.has_left
        self._room.fit(self._up(), self.fontMetrics(), has_name=has_name)

    def _draw_border(self) -> None:
        is_marked = self.hasFocus() and not self._pen_ratio
        colour = QColor(self.theme.accent) if is_marked else QColor(Qt.GlobalColor.transparent)
        self._view.setBorder(pg.mkPen(colour, width=self.pen_ratio))

    def _draw_frame(self) -> None:
        """Set the axes and draw a line across at each number.

        Not by AxisItem's own grid, which takes 10 ms each time (pyqtgraph 0.14).
        """
        ticks, (x, y) = self._up(), self._frame
        self._fit_room()
        self._plot.setRange(xRange=x, yRange=y, padding=0.0, disableAutoRange=True)
        self._plot.getAxis("bottom").setTicks([self._along()])
        self._plot.getAxis("left").setTicks([ticks])
        levels = np.array([tick.place for tick in ticks], np.float64)
        self._grid.setData(np.tile([x.low, x.high], len(levels)), np.repeat(levels, 2))
        self._plot.scene().prepareForPaint()  # Or it is painted once more when that changed it.
        self.moved.emit()

    def _along(self) -> list[Tick]:
        digit = self.fontMetrics().horizontalAdvance("0")
        return ticks_along(self._frame.x, width=self._view.width(), digit=digit)

    def _up(self) -> list[Tick]:
        room, line = self._view.height(), self.fontMetrics().height()
        scale = None if self._is_log else self._scale
        return ticks_up(self._frame.y, height=room, line=line, scale=scale)
