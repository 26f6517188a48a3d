"""The editor of shapes and pairs of sizes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from netbuilder.blocks.settings import SettingKind
from netbuilder.blocks.shape import format_shape
from netbuilder.ui.forms.editor import SettingEditor, leaves_to_project
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from netbuilder.blocks.settings import Setting

_LARGEST_INT = 2**31 - 1


class ShapeLine(QLineEdit):
    """A line that also tells when it is left with something unfinished in it.

    Signals:
        left(): the focus went elsewhere, or Enter was pressed on what is no shape.
    """

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project."""
        return False if leaves_to_project(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of an Enter for which Qt does nothing, since the text is no shape."""
        super().keyPressEvent(event)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not self.hasAcceptableInput():
            self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line is left, which Qt does not where the text is no shape."""
        super().focusOutEvent(event)
        self.left.emit()


class ShapeValidator(QValidator):
    """Lets through whole numbers with × between them."""

    def __init__(self, *, longest: int, optional: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._longest = longest
        self._optional = optional

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Tell whether `text` is a shape, or on the way to one."""
        is_empty = self._optional and not text.strip()
        if is_empty or read_shape(text, longest=self._longest) is not None:
            return (QValidator.State.Acceptable, text, position)
        on_the_way = re.fullmatch(r"[\d\s×xX*,]*", text) is not None
        state = QValidator.State.Intermediate if on_the_way else QValidator.State.Invalid
        return (state, text, position)


def read_shape(text: str, *, longest: int) -> tuple[int, ...] | None:
    """Return the numbers of `28 × 28 × 1` (also with x, * or commas), or None."""
    parts = [part for part in re.split(r"[\s×xX*,]+", text.strip()) if part]
    if not 1 <= len(parts) <= longest or not all(part.isdigit() for part in parts):
        return None
    numbers = tuple(int(part) for part in parts)
    return numbers if all(1 <= number <= _LARGEST_INT for number in numbers) else None


class ShapeEditor(SettingEditor):
    """A line for sizes with × between them; empty means none where the setting may be none."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        is_pair = setting.kind is SettingKind.PAIR
        self._is_pair = is_pair
        self._longest = 2 if is_pair else 3
        self._value: object = setting.default
        self.line = ShapeLine()
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setValidator(
            ShapeValidator(longest=self._longest, optional=setting.optional, parent=self)
        )
        if setting.optional:
            self.line.setPlaceholderText(_("same as the window"))
        self.line.editingFinished.connect(self._on_finished)
        self.line.left.connect(self._on_finished)
        self.line.textEdited.connect(self.forget_refusal)
        self._add(self.line)

    @property
    def value(self) -> object:
        """The sizes that were taken in last, or None."""
        return self._value

    def take_in(self) -> None:
        """Take in what was typed."""
        self._on_finished()

    @Slot()
    def _on_finished(self) -> None:
        value = self._read()
        if value is None and self.line.text().strip():
            self.refuse(self.line.text().strip())
        if value == self._value or (value is None and not self.setting.optional):
            self._show(self._value)
            return
        self.edited.emit(value, None)

    def _read(self) -> tuple[int, ...] | None:
        found = read_shape(self.line.text(), longest=self._longest)
        if found is not None and self._is_pair and len(found) == 1:
            return (found[0], found[0])
        return found

    def _words_of(self, value: object) -> str:
        return format_shape(value).replace(",", "") if isinstance(value, tuple) else _("none")

    def _show(self, value: object) -> None:
        self._value = value
        self.line.setText(self._words_of(value) if isinstance(value, tuple) else "")
