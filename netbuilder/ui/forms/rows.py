"""Rows of a form around its editors: headings, labels, explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QStyle, QVBoxLayout, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import heading
from netbuilder.ui.widgets.quiet_label import QuietLabel
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting
    from netbuilder.ui.forms.editor import SettingEditor

MARK: Final = "\N{BLACK CIRCLE}"
"""Stands before a setting that changes the run under way."""
_INDENT: Final = 14
_ABOVE: Final = 6


def section_heading(text: str, *, is_first: bool = False) -> QLabel:
    """Return the heading of a section, with room above it unless it is the first."""
    label = heading(text)
    label.setContentsMargins(0, 0 if is_first else _ABOVE, 0, 0)
    return label


class SettingLabel(QLabel):
    """The label of an editor; that of a setting which depends on another is set in."""

    def __init__(self, editor: SettingEditor, parent: QWidget | None = None) -> None:
        super().__init__(_(editor.setting.title), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._title = self.text()
        self._is_marked = False
        self.setBuddy(editor)
        self.setToolTip(_(editor.setting.help))
        self.setContentsMargins(_indent(editor.setting), 0, 0, 0)

    @property
    def is_marked(self) -> bool:
        """True where the setting changes the run under way."""
        return self._is_marked

    def mark(self, *, is_marked: bool) -> None:
        """Show whether the setting changes the run under way."""
        self._is_marked = is_marked
        self.setText(f"{MARK} {self._title}" if is_marked else self._title)
        self._apply_colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colour()

    def _apply_colour(self) -> None:
        theme, palette = theme_of(self.palette()), self.palette()
        colour = QColor(theme.accent if self._is_marked else theme.text)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


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
