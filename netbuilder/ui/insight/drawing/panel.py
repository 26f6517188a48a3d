"""The way of the drawing, the reasons of its answer, and the lesson of the sample drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netbuilder.ui.insight.drawing.pipeline import Pipeline
from netbuilder.ui.insight.drawing.reasons import Reasons
from netbuilder.ui.insight.drawing.samples import Samples
from netbuilder.ui.widgets.labels import heading
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SIDES, _ENDS, _APART = 12, 8, 20
_PLACES = {
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1)),
    2: ((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 2)),
    3: ((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)),
}
"""Row and column of each part, and how many of them it spans, by how many columns there are."""


class DrawingPanel(QWidget):
    """The way from the pen to the network, the reasons, and the sample drawings.

    They stand in as many columns as there is room for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pipeline, self.reasons, self.samples = Pipeline(), Reasons(), Samples()
        self._parts = (
            _titled(_("Preprocessing"), self.pipeline),
            _titled(_("Why this prediction"), self.reasons),
            _titled(_("Sample drawings"), self.samples),
        )
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(_SIDES, _ENDS, _SIDES, _ENDS)
        grid.setHorizontalSpacing(_APART)
        grid.setVerticalSpacing(_ENDS)
        self._place(1)

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column: more are there only where there is room for them."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest + 2 * _SIDES, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts into as many columns as fit."""
        super().resizeEvent(event)
        fitting = (columns for columns in (3, 2) if self._width_of(columns) <= event.size().width())
        self._place(next(fitting, 1))

    def _place(self, columns: int) -> None:
        for part, place in zip(self._parts, _PLACES[columns], strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        last = max(row for row, _column, _rows, _columns in _PLACES[columns])
        for line in range(len(self._parts)):
            self._grid.setColumnStretch(line, 1 if line == columns - 1 else 0)
            self._grid.setRowStretch(line, 1 if line == last else 0)

    def _width_of(self, columns: int) -> int:
        """Return the least width of so many parts side by side."""
        widths = [part.minimumSizeHint().width() for part in self._parts[:columns]]
        return sum(widths) + _APART * (columns - 1) + 2 * _SIDES


def _titled(title: str, panel: QWidget) -> QWidget:
    """Return a panel below its title."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(heading(title))
    column.addWidget(panel, 1)
    return whole
