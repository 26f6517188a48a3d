"""A question asked on the canvas: a line, some lines, or a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from netbuilder.ui.forms.asked_number import AskedNumber
from netbuilder.ui.widgets.frames import within_screen
from netbuilder.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from netbuilder.ui.forms.number_boxes import IntegerSpinBox

Editor: TypeAlias = "QLineEdit | QPlainTextEdit | IntegerSpinBox"

_WIDTH = 220
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Prompt(QFrame):
    """One editor that stays until Enter (of several lines: Ctrl+Enter), Esc or a click elsewhere.

    Words are taken in by Enter and by a click elsewhere, several lines by Esc too, since more would
    be lost with them; a number by Enter alone.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.editor: Editor | None = None
        self._answer: Callable[[], object] | None = None
        self._is_answered_by_leaving = self._is_answered_by_escape = False
        self._asked: AskedNumber | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 6, 8, 8)
        self._layout.setSpacing(4)

    def ask_line(self, place: QPoint, label: str, text: str, then: Callable[[str], object]) -> None:
        """Ask for a line of words at a place of the screen."""
        editor = QLineEdit(text)
        editor.selectAll()
        self._come_up(place, label, editor, lambda: then(editor.text()))
        self._is_answered_by_leaving = True

    def ask_lines(
        self, place: QPoint, label: str, text: str, size: QSize, then: Callable[[str], object]
    ) -> None:
        """Ask for several lines."""
        editor = QPlainTextEdit(text)
        editor.setTabChangesFocus(True)
        editor.setMinimumSize(size)
        self._come_up(place, label, editor, lambda: then(editor.toPlainText()))
        editor.selectAll()
        self._is_answered_by_leaving = self._is_answered_by_escape = True

    def ask_number(
        self,
        place: QPoint,
        label: str,
        value: int,
        bounds: tuple[int, int],
        then: Callable[[int], object],
    ) -> None:
        """Ask for a whole number within bounds, these included."""
        asked = AskedNumber(*bounds, start=value)
        asked.refused.connect(self._fit)
        self._come_up(place, label, asked.box, lambda: then(asked.value), within=asked)
        self._asked = asked
        self._is_answered_by_leaving = False

    def _come_up(
        self,
        place: QPoint,
        label: str,
        editor: Editor,
        answer: Callable[[], object],
        *,
        within: QWidget | None = None,
    ) -> None:
        self._clear()
        words = plain_label(label)
        words.setBuddy(editor)
        editor.setAccessibleName(label)
        self._layout.addWidget(words)
        self._layout.addWidget(within or editor)
        self.editor, self._answer = editor, answer
        self._fit()
        self.move(within_screen(place, self.size()))
        self.show()
        editor.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _fit(self) -> None:
        self.adjustSize()
        self.resize(self.sizeHint().expandedTo(QSize(_WIDTH, 0)))

    def _clear(self) -> None:
        self._answer, self.editor, self._asked = None, None, None
        self._is_answered_by_escape = False
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _finish(self, *, taken_in: bool) -> None:
        """Close, and pass on the answer once it is closed: what follows may ask again."""
        answer, self._answer = self._answer, None
        self.hide()
        if taken_in and answer is not None:
            answer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the answer in with Enter, pressed anew; Esc leaves a line or a number as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish(taken_in=self._is_answered_by_escape)
        elif event.key() in _ENTER and not event.isAutoRepeat():
            if self._asked is None or self._asked.take_in():
                self._finish(taken_in=True)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take in what was written where the person clicked elsewhere."""
        super().hideEvent(event)
        if self._answer is not None:
            self._finish(taken_in=self._is_answered_by_leaving)
