"""Choice of the editor for each kind of setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.settings import SettingKind
from netbuilder.ui.forms.choice_editors import BooleanEditor, ChoiceEditor
from netbuilder.ui.forms.curve_editor import CurveEditor, has_curves
from netbuilder.ui.forms.number_editors import IntegerEditor, RealEditor
from netbuilder.ui.forms.numbers_editor import NumbersEditor
from netbuilder.ui.forms.optional_editor import OptionalEditor
from netbuilder.ui.forms.rate_editor import RateEditor
from netbuilder.ui.forms.shape_editor import ShapeEditor

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting
    from netbuilder.ui.forms.editor import SettingEditor

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
    if setting.zero_is_off:
        return OptionalEditor(setting, off=0)
    if setting.optional and setting.kind in (SettingKind.INTEGER, SettingKind.REAL):
        return OptionalEditor(setting)
    if setting.logarithmic:
        return RateEditor(setting)
    if has_curves(setting):
        return CurveEditor(setting)
    return EDITORS[setting.kind](setting)
