"""Dialog that asks how many more epochs to train, and says why a number was not taken."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from netbuilder.ui.forms.asked_number import AskedNumber
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _


class EpochsDialog(QDialog):
    """Asks for a number from 1 to `most`; what was refused is seen before anything is taken."""

    def __init__(
        self, question: str, start: int, *, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Continue training"))
        self.asked = AskedNumber(1, most, start=start)
        self.asked.box.setAccessibleName(question)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(_("&Train"), QDialogButtonBox.ButtonRole.AcceptRole)
        words = plain_label(question)
        words.setBuddy(self.asked)
        layout = QVBoxLayout(self)
        for widget in (words, self.asked, buttons):
            layout.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def epochs(self) -> int:
        """Number that stands in the field."""
        return self.asked.value

    @Slot()
    def accept(self) -> None:
        """Take the number, unless another was typed and has just been refused."""
        if self.asked.take_in():
            super().accept()
