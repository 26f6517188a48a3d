"""What stands around the editors of a form: headings, labels, explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel, QStyle, QVBoxLayout, QWidget

from netbuilder.ui.labels import plain_label
from netbuilder.ui.quiet_label import QuietLabel
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting
    from netbuilder.ui.inspector.editor import SettingEditor

_INDENT: Final = 14
_ABOVE: Final = 6


def heading(text: str, *, is_first: bool = False) -> QLabel:
    """Return the heading of a section."""
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 0 if is_first else _ABOVE, 0, 0)
    return label


def label_for(editor: SettingEditor) -> QLabel:
    """Return the label of an editor; that of a setting which depends on another is set in."""
    label = plain_label(_(editor.setting.title))
    label.setBuddy(editor)
    label.setToolTip(_(editor.setting.help))
    label.setContentsMargins(_indent(editor.setting), 0, 0, 0)
    return label


class Explained(QWidget):
    """A check box and, beneath it, in line with its words, one sentence on what it does."""

    def __init__(self, editor: SettingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QuietLabel(_(editor.setting.help))
        words.setContentsMargins(self._width_of_box(), 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_indent(editor.setting), 0, 0, 2)
        layout.setSpacing(1)
        layout.addWidget(editor)
        layout.addWidget(words)

    def _width_of_box(self) -> int:
        metric = QStyle.PixelMetric
        style = self.style()
        box = style.pixelMetric(metric.PM_IndicatorWidth)
        return box + style.pixelMetric(metric.PM_CheckBoxLabelSpacing)


def _indent(setting: Setting) -> int:
    return 0 if setting.only_when is None else _INDENT
