"""Editing: undo, delete, join."""

from __future__ import annotations

from netbuilder.ui.verbs.verb import EDIT, Verb
from netbuilder.words import N_

EDIT_VERBS = (
    Verb(
        id="undo",
        text=N_("Undo"),
        menu=EDIT,
        handler="session.undo_stack.undo",
        shortcut="Ctrl+Z",
        icon="undo",
    ),
    Verb(
        id="redo",
        text=N_("Redo"),
        menu=EDIT,
        handler="session.undo_stack.redo",
        shortcut="Ctrl+Shift+Z; Ctrl+Y",
        icon="redo",
    ),
    Verb(
        id="delete",
        text=N_("Delete"),
        menu=EDIT,
        handler="canvas.delete_selection",
        shortcut="Del; Backspace",
        icon="delete",
        tip=N_("Delete blocks and wires; a chain closes behind a deleted block"),
        begins_section=True,
    ),
    Verb(
        id="select_all",
        text=N_("Select all"),
        menu=EDIT,
        handler="canvas.select_all",
        shortcut="Ctrl+A",
    ),
    Verb(
        id="join",
        text=N_("Join blocks"),
        menu=EDIT,
        handler="canvas.join_selection",
        shortcut="Ctrl+J",
        tip=N_("Join the two selected blocks, the left one to the right one"),
    ),
    Verb(
        id="cut_wires",
        text=N_("Cut wires"),
        menu=EDIT,
        handler="canvas.cut_selection",
        shortcut="Ctrl+Shift+J",
        tip=N_("Cut the wires of the selected block, or those between several"),
    ),
    Verb(
        id="tidy",
        text=N_("Tidy"),
        menu=EDIT,
        handler="canvas.tidy",
        shortcut="Ctrl+L",
        icon="tidy",
        tip=N_("Place the blocks in order, left to right"),
    ),
)
