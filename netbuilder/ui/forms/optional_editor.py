"""The editor of what may be off: a check box before the number's own editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from netbuilder.blocks.settings import SettingKind
from netbuilder.ui.forms.editor import SettingEditor
from netbuilder.ui.forms.number_editors import IntegerEditor, RealEditor
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting

_FIRST_WHOLE, _FIRST_SHARE = 1.0, 0.1


class OptionalEditor(SettingEditor):
    """Ticked, the number counts; not ticked, the setting has the value that means `off`."""

    def __init__(
        self, setting: Setting, parent: QWidget | None = None, *, off: object = None
    ) -> None:
        super().__init__(setting, parent)
        self._off = off
        is_whole = setting.kind is SettingKind.INTEGER
        self.check = QCheckBox()
        self.number: SettingEditor = IntegerEditor(setting) if is_whole else RealEditor(setting)
        first = max(setting.minimum or 0.0, _FIRST_WHOLE if is_whole else _FIRST_SHARE)
        self._value: object = int(first) if is_whole else first
        self._add(self.check, stretch=0)
        if off is None:
            self.check.setToolTip(_("Check to set a value; unchecked means none"))
        self._row.addWidget(self.number, 1)
        self.check.clicked.connect(self._on_clicked)
        self.number.edited.connect(self.edited)

    @property
    def value(self) -> object:
        """The number that is shown, or what means off."""
        return self._value if self.check.isChecked() else self._off

    @property
    def refusal(self) -> str:
        """Reason why what was typed last was not taken, or empty."""
        return self.number.refusal

    def refuse(self, typed: str, *, expected: str = "") -> None:
        """Say below the number that `typed` was not taken."""
        self.number.refuse(typed, expected=expected)

    @Slot()
    def forget_refusal(self) -> None:
        """Say nothing more of what was typed."""
        self.number.forget_refusal()

    def take_in(self) -> None:
        """Take in what was typed."""
        if self.check.isChecked():
            self.number.take_in()

    @Slot(bool)
    def _on_clicked(self, is_set: bool) -> None:
        self.edited.emit(self._value if is_set else self._off, None)

    def _show(self, value: object) -> None:
        is_on = value != self._off
        self.check.setChecked(is_on)
        self.number.setEnabled(is_on)
        if is_on:
            self._value = value
        self.number.show_value(self._value)
