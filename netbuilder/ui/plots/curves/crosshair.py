"""A line down the plot at the epoch or step under the mouse, and the exact figures there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QCursor

from netbuilder.project.metric_words import exact
from netbuilder.ui.plots.curves.free_ground import free_place, place_beside
from netbuilder.ui.widgets.labels import rich_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.axes.surface import PlotSurface
    from netbuilder.ui.plots.curves.reading import Reading
    from netbuilder.ui.plots.series.shown import Manner

_DOT = 8


class Crosshair:
    """One plot's: the line, a ring around each figure of the focus, and the readings in a label."""

    def __init__(
        self,
        surface: PlotSurface,
        metric: Metric,
        lines: Callable[[], list[NDArray[np.float64]]],
    ) -> None:
        self._surface, self.metric, self._lines = surface, metric, lines
        self._upright = pg.PlotCurveItem(antialias=False)
        self._rings = pg.ScatterPlotItem(size=_DOT, brush=None, antialias=True, useCache=False)
        for item in (self._upright, self._rings):
            item.setZValue(5.0)
            surface.add(item)
        self._box = rich_label(surface)
        self._box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box.hide()
        self._reading: Reading | None = None

    @property
    def text(self) -> str:
        """Words of the reading, or nothing."""
        return self._box.text() if self._reading is not None else ""

    @property
    def reading(self) -> Reading | None:
        """Figures that are shown, or None."""
        return self._reading

    @property
    def box(self) -> QRect:
        """Rectangle of the label in the plot or beside it; empty where there is none."""
        if self._reading is None:
            return QRect()
        corner = self._surface.mapFromGlobal(self._box.mapToGlobal(QPoint()))
        return QRect(corner, self._box.size())

    def show(self, reading: Reading | None, manner: Manner) -> None:
        """Stand where `reading` was taken, or nowhere."""
        self._reading = reading
        is_seen = reading is not None
        for thing in (self._upright, self._rings, self._box):
            thing.setVisible(is_seen)
        if reading is None:
            return
        lines = [line for line in reading.lines if line.shown.is_focused]
        values = [figure.value for line in lines for figure in line.figures]
        heights = manner.heights(np.array(values, np.float64))
        known = heights[np.isfinite(heights)]
        self._rings.setData(x=np.full(len(known), reading.place.x), y=known)
        self._box.setText(self._words(reading))
        self._box.adjustSize()
        self.place()
        self._box.raise_()

    def place(self) -> None:
        """Fit line and label to what is seen: the label stands where it covers no curve."""
        if self._reading is None:
            return
        x, frame = self._reading.place.x, self._surface.frame
        self._upright.setData([x, x], [frame.y.low, frame.y.high])
        plane, window = self._surface.inside(), self._surface.window()
        if self._box.parentWidget() is not window:
            self._box.setParent(window)
            self._box.show()
        place = free_place(
            self._box.size().toSizeF(),
            plane,
            self._lines(),
            x=plane.left() + (x - frame.x.low) / frame.x.size * plane.width(),
            pointer=self._surface.mapFromGlobal(QCursor.pos()).toPointF(),
        )
        corner = QPointF(self._surface.mapTo(window, QPoint()))
        if place is None:
            room = window.rect().toRectF().translated(-corner)
            place = place_beside(self._box.size().toSizeF(), plane, room)
        self._box.move((corner + place).toPoint())

    def style(self) -> None:
        """Draw in the colours of the theme."""
        theme, ratio = self._surface.theme, self._surface.pen_ratio
        self._upright.setPen(pg.mkPen(QColor(theme.text), width=ratio))
        self._rings.setPen(pg.mkPen(QColor(theme.text), width=1.5 * ratio))
        self._box.setStyleSheet(
            f"color: {theme.text}; background: {theme.surface};"
            f"border: 1px solid {theme.border}; border-radius: 6px; padding: 4px 6px;"
        )
        if self._reading is not None:
            self._box.setText(self._words(self._reading))

    def _words(self, reading: Reading) -> str:
        theme = self._surface.theme
        names = list(dict.fromkeys(f.name for line in reading.lines for f in line.figures))
        rows = []
        if names:
            rows.append("".join(_cell(name, theme.muted) for name in ("", *names)))
        for line in reading.lines:
            found = {figure.name: figure.value for figure in line.figures}
            colour = line.shown.colours(theme).validation.name()
            name = line.shown.figures.name
            cells = [_cell(name, colour, is_left=True, is_bold=line.shown.is_focused)]
            for column in names:
                words = exact(self.metric, found[column]) if column in found else ""
                cells.append(_cell(words, theme.text))
            rows.append("".join(cells))
        table = "".join(f"<tr>{row}</tr>" for row in rows)
        notes = "".join(f"<div>{escape(note)}</div>" for note in reading.notes)
        return f"<b>{escape(reading.title)}</b><table cellspacing=0>{table}</table>{notes}"


def _cell(words: str, colour: str, *, is_left: bool = False, is_bold: bool = False) -> str:
    side, inner = "left" if is_left else "right", escape(words).replace(" ", "&nbsp;")
    inner = f"<b>{inner}</b>" if is_bold else inner
    return f'<td align="{side}" style="padding-right: 8px; color: {colour}">{inner}</td>'
