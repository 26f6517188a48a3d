"""Actions made from the table of verbs, and their icons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from netbuilder.ui.actions import VERBS, Verb
from netbuilder.ui.forms.editor import take_in_typing
from netbuilder.ui.style.icons import icon
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QUndoStack

    from netbuilder.ui.actions.targets import Window
    from netbuilder.ui.style.theme import Theme

_ICON = "icon_name"


def make_actions(
    target: Window, parent: QObject, verbs: Iterable[Verb] = VERBS
) -> dict[str, QAction]:
    """Return an action of `parent` for each verb, by id, that does it to `target`.

    What stands half typed in an editor is taken in first: neither a toolbar button nor a key
    takes the focus away, which is when Qt would.
    """
    actions = {}
    for verb in verbs:
        action = QAction(_(verb.text), parent)
        action.setObjectName(verb.id)
        action.setToolTip(_tip(verb))
        action.setStatusTip(_(verb.tip))
        if verb.short:
            action.setIconText(_(verb.short))
        action.setCheckable(verb.is_checkable)
        action.setProperty(_ICON, verb.icon)
        if verb.shortcut:
            action.setShortcuts(QKeySequence.listFromString(verb.shortcut))
        action.triggered.connect(take_in_typing)
        signal = action.toggled if verb.is_checkable else action.triggered
        signal.connect(verb.handler(target))
        actions[verb.id] = action
    return actions


def _tip(verb: Verb) -> str:
    words = _(verb.tip) or _(verb.text)
    return f"{words} ({written(verb.shortcut)})" if verb.shortcut else words


def written(shortcut: str) -> str:
    """Write the keys of a verb as this system's people do."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(form) for keys in QKeySequence.listFromString(shortcut))


def follow_undo_stack(actions: dict[str, QAction], stack: QUndoStack) -> None:
    """Let undo and redo say which verb they concern, and be there only where there is one."""
    for name, ability, words, marked in (
        ("undo", stack.canUndoChanged, stack.undoTextChanged, N_("Undo {verb}")),
        ("redo", stack.canRedoChanged, stack.redoTextChanged, N_("Redo {verb}")),
    ):
        actions[name].setEnabled(False)
        ability.connect(actions[name].setEnabled)
        words.connect(partial(_name_verb, actions[name], marked))


def _name_verb(action: QAction, marked: str, verb: str) -> None:
    action.setText(_(marked).format(verb=verb).strip())


def paint_icons(actions: dict[str, QAction], theme: Theme) -> None:
    """Give the actions icons in the colours of a theme."""
    for action in actions.values():
        name = action.property(_ICON)
        if name:
            colour = {"train": theme.success, "stop": theme.error}.get(name, theme.text)
            action.setIcon(icon(name, colour=colour, disabled=theme.border))


def show_as(action: QAction, verb: Verb, *, theme: Theme) -> None:
    """Let an action look like `verb`, for one whose next press does something else."""
    if action.property(_ICON) != verb.icon:
        action.setText(_(verb.text))
        action.setToolTip(_tip(verb))
        action.setStatusTip(_(verb.tip))
        action.setProperty(_ICON, verb.icon)
        paint_icons({verb.id: action}, theme)
