"""The way of the drawing and the reasons of its answer, side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netbuilder.ui.insight.drawing.pipeline import Pipeline
from netbuilder.ui.insight.drawing.reasons import Reasons
from netbuilder.ui.widgets.labels import heading
from netbuilder.words import _


class DrawingPanel(QWidget):
    """View with the way from the pen to the network on the left, the reasons on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pipeline, self.reasons = Pipeline(), Reasons()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(20)
        row.addWidget(_titled(_("Preprocessing"), self.pipeline))
        row.addWidget(_titled(_("Why this prediction"), self.reasons), 1)


def _titled(title: str, panel: QWidget) -> QWidget:
    """Return a panel below its title."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(heading(title))
    column.addWidget(panel, 1)
    return whole
