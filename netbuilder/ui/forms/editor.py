"""Base of all editors of settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from netbuilder.project.manual.topics import page_about
from netbuilder.ui.forms.refusal_note import RefusalNote, refusal
from netbuilder.ui.widgets.help_button import HelpButton
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

    from netbuilder.blocks.settings import Setting, Settings


class SettingEditor(QWidget):
    """The base of all editors.

    Signals:
        edited(value, gesture): the person gave a value; `gesture` is the same object while a
            slider is held, else None.
        help_wanted(key): the help page of the chosen value is wanted.
    """

    edited = Signal(object, object)
    help_wanted = Signal(str)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.note = RefusalNote()
        self.words = _(setting.help)
        self._explained: list[QWidget] = []
        self.help: HelpButton | None = None
        """The way to the help page of the chosen value, where it is offered."""
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self.note)
        self.edited.connect(self.forget_refusal)

    def _add(self, widget: QWidget, stretch: int = 1) -> None:
        widget.setAccessibleName(_(self.setting.title))
        self._explained.append(widget)
        self.explain("")
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.addWidget(widget, stretch)
        self.setFocusProxy(widget)

    def offer_help(self) -> None:
        """Lead to the help page of the chosen value, where the values have pages."""
        if page_about(self.setting.default) is None:
            return
        name = _("{setting}: what is this?").format(setting=_(self.setting.title))
        self.help = HelpButton(name)
        self.help.clicked.connect(self._on_help_clicked)
        self._row.addWidget(self.help)

    @Slot()
    def _on_help_clicked(self) -> None:
        page = page_about(self.value)
        if page is not None:
            self.help_wanted.emit(page)

    def explain(self, words: str) -> None:
        """Say `words` with what the setting does, where the mouse rests and to who listens."""
        self.words = "\n".join(part for part in (words, _(self.setting.help)) if part)
        for widget in self._explained:
            widget.setAccessibleDescription(self.words)
            widget.setToolTip(self.words)

    def show_value(self, value: object) -> None:
        """Show a value without saying that it was edited."""
        if value != self.value:
            self.forget_refusal()
        with QSignalBlocker(self):
            self._show(value)

    @property
    def refusal(self) -> str:
        """Reason why what was typed last was not taken, or empty."""
        return self.note.text()

    def refuse(self, typed: str, *, expected: str = "") -> None:
        """Say that `typed` was not taken, what is expected instead, and what stays."""
        taken = expected or self.setting.expected()
        self.note.say(refusal(typed, expected=taken, stays=self._words_of(self.value)))

    @Slot()
    def forget_refusal(self) -> None:
        """Say nothing more of what was typed."""
        self.note.say("")

    def take_in(self) -> None:
        """Take in what was typed and not yet finished with Enter; most editors wait for none."""

    def show_among(self, values: Settings) -> None:
        """Show what the other settings make of the choices; in most editors they make nothing."""

    def step(self, steps: int) -> None:
        """Step the value up or down, as the wheel does; most editors know no steps."""

    @property
    def value(self) -> object:
        """The value that is shown."""
        raise TypeError(f"{type(self).__name__} has no value")

    def _words_of(self, value: object) -> str:
        """Return a value as it is written in the editor."""
        return str(value)

    def _show(self, value: object) -> None:
        raise TypeError(f"{type(self).__name__} shows no value")


def take_in_typing() -> None:
    """Take in what stands half typed in the editor that has the focus, before a verb acts on it."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, SettingEditor):
        widget = widget.parentWidget()
    if widget is not None:
        widget.take_in()


def leaves_to_project(event: QEvent) -> bool:
    """Let go of a key that asks for undo or redo; tell whether it was one.

    Qt's editors take these keys for their own text, though it has nothing left to undo once it
    was taken in.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
        return False
    event.ignore()
    return True


def wheel_when_focused(
    widget: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]
) -> None:
    """Leave the wheel to the panel around `widget` unless it has the focus."""
    if widget.hasFocus():
        turn(event)
    else:
        event.ignore()
