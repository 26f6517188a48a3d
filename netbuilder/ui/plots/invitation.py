"""Words in the place of plots as long as there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from netbuilder.words import _


class Invitation(QLabel):
    """Says how curves come to be: by a training, or, where all are hidden, in the table of runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.invite(has_runs=False)

    def invite(self, *, has_runs: bool) -> None:
        """Say why there are no plots: all runs are hidden, or there are none."""
        if has_runs:
            words = _("All runs are hidden.\nShow one with its eye in the table of runs (Ctrl+R).")
        else:
            words = _("Press Train and watch the network learn:\nthe loss should fall.")
        self.setText(words)
