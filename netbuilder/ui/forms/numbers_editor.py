"""The editor of a row of numbers, such as the weights of the classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from netbuilder.ui.forms.editor import SettingEditor
from netbuilder.ui.forms.shape_editor import ShapeLine
from netbuilder.words import _
from netbuilder.words import number as written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netbuilder.blocks.settings import Setting


def read_numbers(text: str) -> tuple[float, ...] | None:
    """Return the numbers of `1 0.5 2` (also with commas or semicolons), or None."""
    parts = [part for part in re.split(r"[\s,;]+", text.strip()) if part]
    try:
        return tuple(float(part) for part in parts)
    except ValueError:
        return None


class NumbersEditor(SettingEditor):
    """A line for numbers with blanks between them."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._value: tuple[float, ...] = ()
        self.line = ShapeLine()
        self.line.setPlaceholderText(_("balanced by frequency"))
        self.line.editingFinished.connect(self._on_finished)
        self.line.left.connect(self._on_finished)
        self.line.textEdited.connect(self.forget_refusal)
        self._add(self.line)

    @property
    def value(self) -> tuple[float, ...]:
        """The numbers that were taken in last."""
        return self._value

    def take_in(self) -> None:
        """Take in what was typed."""
        self._on_finished()

    @Slot()
    def _on_finished(self) -> None:
        value = read_numbers(self.line.text())
        if value is None:
            self.refuse(self.line.text().strip())
        if value is None or value == self._value:
            self._show(self._value)
            return
        self.edited.emit(value, None)

    def _words_of(self, value: object) -> str:
        numbers = value if isinstance(value, tuple) else ()
        return "  ".join(written(number) for number in numbers) or _("none")

    def _show(self, value: object) -> None:
        self._value = value if isinstance(value, tuple) else ()
        self.line.setText(self._words_of(self._value) if self._value else "")
