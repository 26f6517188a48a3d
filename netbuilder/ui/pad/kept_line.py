"""A few words beside the pad: as which digit the drawing on it is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _


class KeptLine(QWidget):
    """Says what is kept, with a way back; hidden where the drawing is not kept.

    Signals:
        undo_wanted(): the drawing is to be kept no longer, or as what it was before.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label(parent=self)
        self.undo = QPushButton(_("Undo"), self)
        self.undo.setFlat(True)
        self.undo.setToolTip(_("Remove the drawing from My drawings again"))
        self.undo.setAccessibleName(_("Undo adding the drawing"))
        self.undo.clicked.connect(self.undo_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addWidget(self.undo)
        self.hide()

    def show_kept(self, digit: int | None, *, can_undo: bool = False) -> None:
        """Say as which digit the drawing is kept; None hides the line."""
        self.setVisible(digit is not None)
        if digit is not None:
            self.words.setText(_("Added as {digit}").format(digit=digit))
            self.undo.setVisible(can_undo)
