"""Where a training is computed, where there is a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from netbuilder.ui.inspector.choice_editors import ChoiceBox
from netbuilder.ui.inspector.rows import heading
from netbuilder.ui.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.training.wishes import TrainingWishes


class DeviceChoice(QWidget):
    """The processor and each graphics card; hidden where there is but one device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes: TrainingWishes | None = None
        self.box = ChoiceBox()
        self.box.setAccessibleName(_("Computed on"))
        self.box.setToolTip(
            _("What computes the steps from the next training on; remembered on this computer")
        )
        self.box.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.currentIndexChanged.connect(self._on_chosen)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        label = plain_label(_("Computed on"))
        label.setBuddy(self.box)
        form.addRow(label, self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Computer")))
        layout.addLayout(form)
        self.hide()

    def follow(self, wishes: TrainingWishes) -> None:
        """Show and change what `wishes` keeps."""
        self._wishes = wishes
        wishes.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        wishes = self._wishes
        if wishes is None:
            return
        self.setVisible(len(wishes.devices) > 1)
        names = ("", *wishes.devices)
        blocked = self.box.blockSignals(True)
        if names != tuple(self.box.itemData(i) for i in range(self.box.count())):
            self.box.clear()
            for name in names:
                self.box.addItem(name or _("what TensorFlow chooses"), name)
        self.box.setCurrentIndex(names.index(wishes.device))
        self.box.blockSignals(blocked)

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if self._wishes is not None:
            self._wishes.choose_device(str(self.box.itemData(index)))
