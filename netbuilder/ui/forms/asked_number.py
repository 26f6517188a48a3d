"""A whole number that is asked for by itself, with a line for why one was not taken."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.ui.forms.number_boxes import IntegerSpinBox
from netbuilder.ui.forms.refusal_note import RefusalNote, refusal
from netbuilder.words import _, grouped


class AskedNumber(QWidget):
    """A number from `low` to `high`; whoever asks closes once `take_in` says so.

    Signals:
        refused(): what was typed is out of range, and the widget says so.
    """

    refused = Signal()

    def __init__(self, low: int, high: int, *, start: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range = (low, high)
        self._is_unseen = False
        self.box = IntegerSpinBox(low, high)
        self.box.setValue(start)
        self.note = RefusalNote()
        self.box.refused.connect(self._on_refused)
        self.box.lineEdit().textEdited.connect(self._on_typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box)
        layout.addWidget(self.note)
        self.setFocusProxy(self.box)
        self.box.selectAll()

    @property
    def value(self) -> int:
        """Number that stands in the field."""
        return self.box.value()

    def take_in(self) -> bool:
        """Take in what was typed; False where it was refused, and nobody has seen that yet."""
        self.box.interpretText()
        is_seen, self._is_unseen = not self._is_unseen, False
        return is_seen

    @Slot(str)
    def _on_refused(self, typed: str) -> None:
        self._is_unseen = True
        low, high = (grouped(limit) for limit in self._range)
        expected = _("a whole number from {low} to {high}").format(low=low, high=high)
        stays = self.box.textFromValue(self.value)
        self.note.say(refusal(typed, expected=expected, stays=stays))
        self.refused.emit()

    @Slot()
    def _on_typed(self) -> None:
        self._is_unseen = False
        self.note.say("")
