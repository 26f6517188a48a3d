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


class DrawingPanel(QWidget):
    """The way from the pen to the network, the reasons beside it, the sample drawings below.

    Where there is the width, all three stand side by side.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pipeline, self.reasons, self.samples = Pipeline(), Reasons(), Samples()
        self._way = _titled(_("Preprocessing"), self.pipeline)
        self._why = _titled(_("Why this prediction"), self.reasons)
        self._lesson = _titled(_("Sample drawings"), self.samples)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(_SIDES, _ENDS, _SIDES, _ENDS)
        grid.setHorizontalSpacing(_APART)
        grid.setVerticalSpacing(_ENDS)
        grid.addWidget(self._way, 0, 0)
        grid.addWidget(self._why, 0, 1)
        self._place_lesson(is_beside=False)

    def minimumSizeHint(self) -> QSize:
        """Return the width of two columns: a third is there only where there is room for it."""
        return QSize(self._width_of(self._way, self._why), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sample drawings beside or below the rest."""
        super().resizeEvent(event)
        three = self._width_of(self._way, self._why, self._lesson)
        self._place_lesson(is_beside=event.size().width() >= three)

    def _place_lesson(self, *, is_beside: bool) -> None:
        self._grid.removeWidget(self._lesson)
        if is_beside:
            self._grid.addWidget(self._lesson, 0, 2)
        else:
            self._grid.addWidget(self._lesson, 1, 0, 1, 2)
        self._grid.setColumnStretch(1, 0 if is_beside else 1)
        self._grid.setColumnStretch(2, 1 if is_beside else 0)
        self._grid.setRowStretch(0 if is_beside else 1, 1)
        self._grid.setRowStretch(1 if is_beside else 0, 0)

    def _width_of(self, *columns: QWidget) -> int:
        widths = [column.minimumSizeHint().width() for column in columns]
        return sum(widths) + _APART * (len(widths) - 1) + 2 * _SIDES


def _titled(title: str, panel: QWidget) -> QWidget:
    """Return a panel below its title."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(heading(title))
    column.addWidget(panel, 1)
    return whole
