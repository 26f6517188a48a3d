"""Knobs that were turned, as lines down the plot at their place on the time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from netbuilder.ui.plots.curves.change_words import turns

if TYPE_CHECKING:
    from netbuilder.ui.plots.axes.surface import PlotSurface
    from netbuilder.ui.plots.curves.change_words import Turn
    from netbuilder.ui.plots.series.shown import Shown

_ROOM = 12
_LEADING = 6
_ROWS = 4
_MOST_LABELS = 12


class ChangeMarks:
    """The marks of the focused run; a label that has no room is left to the crosshair to read."""

    def __init__(self, surface: PlotSurface, *, is_labelled: bool) -> None:
        self._surface, self._is_labelled = surface, is_labelled
        self._lines = pg.PlotCurveItem(name="changes", connect="pairs", antialias=False)
        self._lines.setZValue(0.5)
        surface.add(self._lines)
        self._labels: list[pg.TextItem] = []
        self._turns: list[tuple[float, Turn]] = []

    @property
    def words(self) -> list[str]:
        """Words at the marks that have room for them."""
        return [label.toPlainText() for label in self._labels if label.isVisible()]

    def draw(self, shown: Shown | None) -> None:
        """Mark the changes of a run."""
        figures = None if shown is None else shown.figures
        found = [] if figures is None else turns(figures.changes, figures.names)
        self._turns = [(figures.axis.place(turn.step), turn) for turn in found] if figures else []
        for label in self._labels:
            self._surface.remove(label)
        labelled = self._turns[:_MOST_LABELS] if self._is_labelled else []
        self._labels = [pg.TextItem("\n".join(turn.sentences)) for _x, turn in labelled]
        for label in self._labels:
            label.setZValue(4.0)
            self._surface.add(label)
        self.style()
        self.place()

    def style(self) -> None:
        """Draw in the colours of the theme."""
        theme = self._surface.theme
        pen = pg.mkPen(QColor(theme.muted), width=self._surface.pen_ratio)
        pen.setStyle(Qt.PenStyle.DashDotLine)
        self._lines.setPen(pen)
        ground = QColor(theme.window)
        ground.setAlphaF(0.85)
        for label in self._labels:
            label.setColor(QColor(theme.text))
            label.setFont(self._surface.font())
            label.fill = pg.mkBrush(ground)

    def place(self) -> None:
        """Fit the lines to what is seen, and show each label that no other is in the way of."""
        frame = self._surface.frame
        x = np.array([x for x, _turn in self._turns], np.float64)
        self._lines.setData(np.repeat(x, 2), np.tile([frame.y.low, frame.y.high], len(x)))
        per_pixel = self._surface.per_pixel().x()
        metrics = self._surface.fontMetrics()
        height = self._surface.per_pixel().y() * (metrics.height() + _LEADING)
        taken = [frame.x.low] * _ROWS
        for label, (place, turn) in zip(self._labels, self._turns, strict=False):
            width = max(map(metrics.horizontalAdvance, turn.sentences)) + _ROOM
            fits_right = place + width * per_pixel <= frame.x.high
            start = place if fits_right else place - width * per_pixel
            label.setAnchor((0.0 if fits_right else 1.0, 0.0))
            rows = _free_rows(taken, start, len(turn.sentences))
            is_seen = bool(rows) and frame.x.low <= place <= frame.x.high
            label.setVisible(is_seen)
            if is_seen:
                label.setPos(place, frame.y.high - rows[0] * height)
                for row in rows:
                    taken[row] = start + width * per_pixel


def _free_rows(taken: list[float], start: float, count: int) -> range:
    """Return the topmost rows, `count` of them, where nothing stands from `start` on."""
    for first in range(len(taken) - count + 1):
        if all(end <= start for end in taken[first : first + count]):
            return range(first, first + count)
    return range(0)
