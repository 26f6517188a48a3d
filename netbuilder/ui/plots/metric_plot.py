"""One plot: a measure over the epochs, per step faint, per epoch solid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from netbuilder.ui.plots.colours import faint
from netbuilder.ui.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.plots.figures import Curve, MetricFigures

_LINE_WIDTH = 2
_POINT_SIZE = 6
_MOST_POINTS_MARKED = 60
"""With more epochs than this, their points would run together."""
_ROOM_FOR_POINT = 1.015
_EDGE = 8
_NOTICE_SHARE = 0.75
_TICK_GAP = 4


class MetricPlot(QWidget):
    """Three curves over the epochs, in the theme's colours; it neither scrolls nor zooms.

    `scale` is what the figures are multiplied with on the y axis, 100 for percent.
    """

    def __init__(self, label: str, *, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._plot = _still_plot(self)
        self._plot.getAxis("left").setScale(scale)
        self._grid = pg.PlotDataItem(connect="pairs", antialias=False)
        self._steps = pg.PlotDataItem(connect="finite", antialias=True)
        self._training = pg.PlotDataItem(connect="finite", antialias=True)
        self._validation = pg.PlotDataItem(connect="finite", antialias=True)
        for item in (self._grid, self._steps, self._training, self._validation):
            self._plot.addItem(item)
        self._frame: tuple[float, tuple[float, float]] | None = None
        self._plot.getViewBox().sigResized.connect(self._on_view_resized)
        self._notice = QLabel(self)
        self._notice.setWordWrap(True)
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self.setAccessibleName(label)
        self._apply_theme()

    def show_figures(
        self, figures: MetricFigures, *, epochs: float, ends: tuple[float, float]
    ) -> None:
        """Draw what is new; x runs from 0 to `epochs`, y between `ends`."""
        if self._frame != (epochs, ends):
            self._frame = (epochs, ends)
            self._draw_frame(epochs, ends)
        _set(self._steps, figures.steps)
        symbol = "o" if len(figures.training.x) <= _MOST_POINTS_MARKED else None
        for item, curve in (
            (self._training, figures.training),
            (self._validation, figures.validation),
        ):
            if not _shows(item, curve):
                item.setSymbol(symbol)
                _set(item, curve)

    def show_notice(self, text: str) -> None:
        """Write into the plot why figures are missing; an empty text takes it away."""
        self._notice.setText(text)
        self._notice.setVisible(bool(text))
        self._place_notice()

    @property
    def notice(self) -> str:
        """What is written into the plot."""
        return self._notice.text()

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the axes' words would not fit."""
        line = self.fontMetrics().height()
        return QSize(12 * line, 7 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in its place."""
        super().resizeEvent(event)
        self._place_notice()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()

    def event(self, event: QEvent) -> bool:
        """Keep the lines as wide on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._apply_theme()
        return super().event(event)

    @Slot()
    def _on_view_resized(self) -> None:
        """Move the lines to the numbers, of which there are more or less now."""
        if self._frame is not None:
            self._draw_frame(*self._frame)

    def _draw_frame(self, epochs: float, ends: tuple[float, float]) -> None:
        """Set the axes and draw a line across at each number.

        Not by AxisItem's own grid, which takes 10 ms each time (pyqtgraph 0.14).
        """
        right = epochs * _ROOM_FOR_POINT
        self._plot.setRange(xRange=(0.0, right), yRange=ends, padding=0.0, disableAutoRange=True)
        height = self._plot.getViewBox().height()
        numbers = self._plot.getAxis("left").tickValues(*ends, height)
        levels = np.array(numbers[0][1] if numbers else [], np.float64)
        self._grid.setData(np.tile([0.0, right], len(levels)), np.repeat(levels, 2))

    def _place_notice(self) -> None:
        width = round(self.width() * _NOTICE_SHARE)
        height = self._notice.heightForWidth(width)
        self._notice.setGeometry(self.width() - width - _EDGE, _EDGE, width, height)

    def _apply_theme(self) -> None:
        theme = theme_of(self.palette())
        ratio = self.devicePixelRatioF()  # pyqtgraph's pens are as wide in screen pixels.
        self._plot.setBackground(QColor(theme.window))
        self._grid.setPen(pg.mkPen(theme.border, width=1))
        self._steps.setPen(pg.mkPen(faint(theme), width=1))
        for curve, colour in (
            (self._training, theme.training),
            (self._validation, theme.validation),
        ):
            curve.setPen(pg.mkPen(colour, width=_LINE_WIDTH * ratio))
            curve.setSymbolBrush(pg.mkBrush(colour))
            curve.setSymbolPen(pg.mkPen(None))
            curve.setSymbolSize(_POINT_SIZE)
        self._notice.setStyleSheet(
            f"color: {theme.error}; background: {theme.surface};"
            f"border: 1px solid {theme.border}; border-radius: 6px; padding: 8px;"
        )
        self._style_axes(words=QColor(theme.muted), line=QColor(theme.border))

    def _style_axes(self, *, words: QColor, line: QColor) -> None:
        metrics = self.fontMetrics()
        for name, label in (("left", self._label), ("bottom", _("Epoch"))):
            axis = self._plot.getAxis(name)
            axis.setPen(pg.mkPen(line))
            axis.setTextPen(words)
            axis.setStyle(tickLength=0, tickFont=self.font(), tickTextOffset=_TICK_GAP)
            axis.setLabel(label, color=words.name())
        numbers = metrics.horizontalAdvance("0.00") + _TICK_GAP
        self._plot.getAxis("left").setWidth(numbers + metrics.height() + 8)


def _still_plot(parent: QWidget) -> pg.PlotWidget:
    """Return an empty plot that takes no mouse, wheel, menu or focus."""
    plot = pg.PlotWidget(parent)
    plot.setFrameShape(QFrame.Shape.NoFrame)
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.getPlotItem().layout.setContentsMargins(0, _EDGE, _EDGE, 0)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    for name in ("left", "bottom"):
        plot.getAxis(name).enableAutoSIPrefix(False)
    return plot


def _set(curve: pg.PlotDataItem, figures: Curve) -> None:
    curve.setData(figures.x, figures.y)


def _shows(item: pg.PlotDataItem, curve: Curve) -> bool:
    x, y = item.getOriginalDataset()
    return (
        x is not None
        and y is not None
        and np.array_equal(x, curve.x)
        and np.array_equal(y, curve.y, equal_nan=True)
    )
