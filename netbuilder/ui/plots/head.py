"""Rows above the plots: the bar, and the verdict on a run."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from netbuilder.ui.plots.bar import PlotsBar
from netbuilder.ui.plots.verdict.verdict_bar import VerdictBar

_Direction = QBoxLayout.Direction


class PlotsHead(QWidget):
    """The verdict below the bar; where height is dear, both in one row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = PlotsBar(self)
        self.verdict = VerdictBar(self)
        self._rows = QBoxLayout(_Direction.TopToBottom, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.bar)
        self._rows.addWidget(self.verdict, 1)

    def save_height(self, is_low: bool) -> None:
        """Stand in one row, or in two."""
        self._rows.setDirection(_Direction.RightToLeft if is_low else _Direction.TopToBottom)
        self.bar.save_height(is_low)
        self.verdict.save_height(is_low)
