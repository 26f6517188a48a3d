"""A form made from declared settings: the inspector's and the plan's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from netbuilder.blocks.settings import SettingKind
from netbuilder.ui.inspector.editors import editor_for
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting, Settings
    from netbuilder.ui.inspector.editor import SettingEditor


class SettingsForm(QWidget):
    """Editors for all settings of one class; advanced ones are folded away.

    Signals:
        edited(name, value, gesture): the person gave a setting another value.
    """

    edited = Signal(str, object, object)

    def __init__(self, cls: type[Settings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declared = cls.declared()
        self.editors: dict[str, SettingEditor] = {}
        self._forms: dict[bool, QFormLayout] = {}
        self._advanced = QWidget()
        self._fold = QToolButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._add_form(layout, QWidget(), is_advanced=False)
        if any(setting.advanced for setting in self._declared.values()):
            self._add_fold(layout)
            self._add_form(layout, self._advanced, is_advanced=True)
            self._advanced.hide()

    def _add_fold(self, layout: QVBoxLayout) -> None:
        self._fold.setText(_("More settings"))
        self._fold.setCheckable(True)
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setAutoRaise(True)
        self._fold.toggled.connect(self._on_folded)
        layout.addWidget(self._fold)

    def _add_form(self, layout: QVBoxLayout, holder: QWidget, *, is_advanced: bool) -> None:
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, setting in self._declared.items():
            if setting.advanced is is_advanced:
                self._add_editor(form, name, setting)
        self._forms[is_advanced] = form
        layout.addWidget(holder)

    def _add_editor(self, form: QFormLayout, name: str, setting: Setting) -> None:
        editor = editor_for(setting)
        editor.edited.connect(partial(self._on_edited, name))
        self.editors[name] = editor
        if setting.kind is SettingKind.BOOLEAN:
            form.addRow("", editor)
            return
        label = QLabel(_(setting.title))
        label.setBuddy(editor)
        label.setToolTip(_(setting.help))
        form.addRow(label, editor)

    def _on_edited(self, name: str, value: object, gesture: object) -> None:
        self.edited.emit(name, value, gesture)

    @Slot(bool)
    def _on_folded(self, is_open: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._advanced.setVisible(is_open)

    def show_values(self, values: Settings) -> None:
        """Show the settings of a value, and only those that matter in it."""
        for name, editor in self.editors.items():
            editor.show_value(getattr(values, name))
            setting = self._declared[name]
            self._forms[setting.advanced].setRowVisible(editor, setting.matters_in(values))
