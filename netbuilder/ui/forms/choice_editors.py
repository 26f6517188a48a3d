"""Editors of yes or no, and of one name among several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from netbuilder.ui.forms.choice_box import ChoiceBox
from netbuilder.ui.forms.editor import SettingEditor
from netbuilder.ui.widgets.accessible.hidden_label import label_for_readers
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting


class BooleanEditor(SettingEditor):
    """A check box."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.box = QCheckBox(_(setting.title))
        self.box.toggled.connect(self._on_toggled)
        self._add(self.box)

    @property
    def value(self) -> bool:
        """True while the check box is ticked."""
        return self.box.isChecked()

    @Slot(bool)
    def _on_toggled(self, value: bool) -> None:
        self.edited.emit(value, None)

    def _show(self, value: object) -> None:
        self.box.setChecked(bool(value))


class ChoiceEditor(SettingEditor):
    """A list of names."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._choices = list(setting.choices or ())
        self.box = ChoiceBox()
        self.box.addItems([_(str(choice)) for choice in self._choices])
        self.box.setMaxVisibleItems(20)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(10)
        # Not `activated`: letters typed to choose by do not send it.
        self.box.currentIndexChanged.connect(self._on_chosen)
        self._add(self.box)
        label_for_readers(self.box, _(setting.title))

    @property
    def value(self) -> object:
        """The chosen name; None where none is."""
        index = self.box.currentIndex()
        return self._choices[index] if index >= 0 else None

    def step(self, steps: int) -> None:
        """Choose a name further up in the list, or down."""
        place = self.box.currentIndex() - steps
        self.box.setCurrentIndex(min(max(place, 0), self.box.count() - 1))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if index >= 0:
            self.edited.emit(self._choices[index], None)

    def _show(self, value: object) -> None:
        found = (i for i, choice in enumerate(self._choices) if choice == value)
        self.box.setCurrentIndex(next(found, -1))
