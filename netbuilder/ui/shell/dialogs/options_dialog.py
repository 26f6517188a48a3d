"""Dialog with the options of an export, each with what it does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from netbuilder.blocks.settings import SettingKind
from netbuilder.ui.forms.editors import editor_for
from netbuilder.ui.forms.rows import Explained, SettingLabel
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.blocks.settings import Setting
    from netbuilder.engine.exporting import Options


class OptionsDialog(QDialog):
    """Asks for a value of each setting, beginning with the defaults."""

    def __init__(
        self, title: str, settings: Sequence[Setting], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._options = {setting.name: setting.default for setting in settings}
        self.editors = {setting.name: editor_for(setting) for setting in settings}
        form = QFormLayout()
        for name, editor in self.editors.items():
            editor.show_value(self._options[name])
            editor.edited.connect(partial(self._on_edited, name))
            if editor.setting.kind is SettingKind.BOOLEAN:
                form.addRow(Explained(editor))
            else:
                form.addRow(SettingLabel(editor), editor)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(_("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)

    @property
    def options(self) -> Options:
        """The values by name."""
        return dict(self._options)

    def _on_edited(self, name: str, value: object, _gesture: object) -> None:
        self._options[name] = value
