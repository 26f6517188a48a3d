"""Which editor fits which kind of setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.settings import SettingKind
from netbuilder.ui.inspector.choice_editors import BooleanEditor, ChoiceEditor
from netbuilder.ui.inspector.number_editors import IntegerEditor, RealEditor
from netbuilder.ui.inspector.numbers_editor import NumbersEditor
from netbuilder.ui.inspector.optional_editor import OptionalEditor
from netbuilder.ui.inspector.rate_editor import RateEditor
from netbuilder.ui.inspector.shape_editor import ShapeEditor

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting
    from netbuilder.ui.inspector.editor import SettingEditor

EDITORS: dict[SettingKind, type[SettingEditor]] = {
    SettingKind.INTEGER: IntegerEditor,
    SettingKind.REAL: RealEditor,
    SettingKind.BOOLEAN: BooleanEditor,
    SettingKind.CHOICE: ChoiceEditor,
    SettingKind.PAIR: ShapeEditor,
    SettingKind.SHAPE: ShapeEditor,
    SettingKind.NUMBERS: NumbersEditor,
}


def editor_for(setting: Setting) -> SettingEditor:
    """Return an editor that fits the setting."""
    if setting.optional and setting.kind in (SettingKind.INTEGER, SettingKind.REAL):
        return OptionalEditor(setting)
    if setting.logarithmic:
        return RateEditor(setting)
    return EDITORS[setting.kind](setting)
