"""A form made from declared settings: the inspector's and the plan's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QToolButton, QVBoxLayout, QWidget

from netbuilder.blocks.settings import SettingKind
from netbuilder.ui.forms.editors import editor_for
from netbuilder.ui.forms.rows import Explained, SettingLabel, section_heading
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from netbuilder.blocks.settings import Setting, Settings
    from netbuilder.errors import NetBuilderError
    from netbuilder.ui.forms.editor import SettingEditor

_ROW: Final = 6


class SettingsForm(QWidget):
    """Editors for all settings of one class, under their headings; advanced ones are collapsed.

    What depends on another setting stands a little to the right of it. A form that `explains` says
    beneath each check box what it does.

    Signals:
        edited(name, value, gesture): the person gave a setting another value.
        help_wanted(key): the help page with this key is wanted.
    """

    edited = Signal(str, object, object)
    help_wanted = Signal(str)

    def __init__(
        self, cls: type[Settings], parent: QWidget | None = None, *, explains: bool = False
    ) -> None:
        super().__init__(parent)
        self._declared = cls.declared()
        self._explains = explains
        self.editors: dict[str, SettingEditor] = {}
        self._rows: dict[str, tuple[QFormLayout, QWidget]] = {}
        self._labels: dict[str, SettingLabel] = {}
        self._advanced = QWidget()
        self._more = QToolButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        plain = [setting for setting in self._declared.values() if not setting.advanced]
        for section in dict.fromkeys(setting.section for setting in plain):
            if section:
                layout.addWidget(section_heading(_(section), is_first=not self.editors))
            self._add_form(layout, QWidget(), [s for s in plain if s.section == section])
        self._align(plain)
        advanced = [setting for setting in self._declared.values() if setting.advanced]
        if advanced:
            self._add_fold(layout)
            self._add_form(layout, self._advanced, advanced)
            self._advanced.hide()

    def _align(self, settings: list[Setting]) -> None:
        """Let the editors of all sections begin at the same place."""
        rows = (self._rows[setting.name] for setting in settings if setting.section)
        labels = [label for form, row in rows if (label := form.labelForField(row)) is not None]
        width = max((label.sizeHint().width() for label in labels), default=0)
        for label in labels:
            label.setMinimumWidth(width)

    def _add_fold(self, layout: QVBoxLayout) -> None:
        self._more.setText(_("More settings"))
        self._more.setCheckable(True)
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setAutoRaise(True)
        self._more.toggled.connect(self._on_more_toggled)
        layout.addWidget(self._more)

    def _add_form(self, layout: QVBoxLayout, holder: QWidget, settings: list[Setting]) -> None:
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(_ROW)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting in settings:
            self._add_editor(form, setting)
        layout.addWidget(holder)

    def _add_editor(self, form: QFormLayout, setting: Setting) -> None:
        editor = editor_for(setting)
        editor.edited.connect(partial(self._on_edited, setting.name))
        editor.help_wanted.connect(self.help_wanted)
        editor.offer_help()
        self.editors[setting.name] = editor
        row: QWidget = editor
        if setting.kind is not SettingKind.BOOLEAN:
            self._labels[setting.name] = SettingLabel(editor)
            form.addRow(self._labels[setting.name], editor)
        else:
            row = Explained(editor) if self._explains else editor
            form.addRow(row)
        self._rows[setting.name] = (form, row)

    def add_beneath(self, name: str, widget: QWidget) -> None:
        """Let a widget stand beneath the row of a setting."""
        form, row = self._rows[name]
        roles = (QFormLayout.ItemRole.FieldRole, QFormLayout.ItemRole.SpanningRole)
        for index in range(form.rowCount()):
            items = (form.itemAt(index, role) for role in roles)
            if any(item is not None and item.widget() is row for item in items):
                form.insertRow(index + 1, widget)
                return

    def _on_edited(self, name: str, value: object, gesture: object) -> None:
        self.edited.emit(name, value, gesture)

    @Slot(bool)
    def _on_more_toggled(self, is_open: bool) -> None:
        self._more.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._advanced.setVisible(is_open)

    def label_of(self, name: str) -> SettingLabel:
        """Return the label of a setting that is no yes or no."""
        return self._labels[name]

    def explain_all(self, reasons: Mapping[str, str], marks: Mapping[str, str]) -> None:
        """Lock the settings that have a reason, mark those that have a mark, free all others.

        Both are told where the mouse rests, and to those who listen.
        """
        for name, editor in self.editors.items():
            reason, mark = reasons.get(name, ""), marks.get(name, "")
            editor.setEnabled(not reason)
            editor.explain(reason or mark)
            if name in self._labels:
                self._labels[name].mark(is_marked=bool(mark))
                self._labels[name].setEnabled(not reason)
                self._labels[name].setToolTip(editor.words)

    def refuse(self, name: str, error: NetBuilderError) -> None:
        """Say below a setting why its value was not taken."""
        self.editors[name].refuse(error.found, expected=error.expected)

    def show_values(self, values: Settings, *, without: Collection[str] = ()) -> None:
        """Show the settings of a value, `without` some, and only those that matter in it."""
        for name, editor in self.editors.items():
            if name not in without:
                editor.show_value(getattr(values, name))
            editor.show_among(values)
            form, row = self._rows[name]
            form.setRowVisible(row, self._declared[name].matters_in(values))
