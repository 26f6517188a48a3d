"""Choice of the device that computes a training, where there is a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from netbuilder.ui.forms.choice_box import ChoiceBox
from netbuilder.ui.forms.rows import section_heading
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.trainer.preferences import TrainingPreferences


class DeviceChoice(QWidget):
    """The processor and each graphics card; hidden where there is but one device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences: TrainingPreferences | None = None
        self.box = ChoiceBox()
        self.box.setAccessibleName(_("Device"))
        self.box.setToolTip(
            _("The device used from the next training on; remembered on this computer")
        )
        self.box.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.currentIndexChanged.connect(self._on_chosen)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        label = plain_label(_("Device"))
        label.setBuddy(self.box)
        form.addRow(label, self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section_heading(_("Hardware")))
        layout.addLayout(form)
        self.hide()

    def follow(self, preferences: TrainingPreferences) -> None:
        """Show and change what `preferences` keeps."""
        self._preferences = preferences
        preferences.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        preferences = self._preferences
        if preferences is None:
            return
        self.setVisible(len(preferences.devices) > 1)
        names = ("", *preferences.devices)
        with QSignalBlocker(self.box):
            if names != tuple(self.box.itemData(i) for i in range(self.box.count())):
                self.box.clear()
                for name in names:
                    self.box.addItem(name or _("chosen by TensorFlow"), name)
            self.box.setCurrentIndex(names.index(preferences.device))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if self._preferences is not None:
            self._preferences.choose_device(str(self.box.itemData(index)))
