"""Editing: undo, copy, delete, join."""

from __future__ import annotations

from netbuilder.ui.actions.verb import EDIT, Verb
from netbuilder.words import N_

EDIT_VERBS = (
    Verb(
        id="undo",
        text=N_("Undo"),
        menu=EDIT,
        handler=lambda window: window.session.undo_stack.undo,
        shortcut="Ctrl+Z",
        icon="undo",
    ),
    Verb(
        id="redo",
        text=N_("Redo"),
        menu=EDIT,
        handler=lambda window: window.session.undo_stack.redo,
        shortcut="Ctrl+Shift+Z; Ctrl+Y",
        icon="redo",
    ),
    Verb(
        id="add_block",
        text=N_("Add a block…"),
        menu=EDIT,
        handler=lambda window: window.canvas.adder.ask,
        shortcut="Ins",
        tip=N_("Type a few letters of a block's name; on the canvas Space does the same"),
        begins_section=True,
    ),
    Verb(
        id="cut",
        text=N_("Cut"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.cut,
        shortcut="Ctrl+X",
        tip=N_("Take the selected blocks off the canvas and onto the clipboard"),
    ),
    Verb(
        id="copy",
        text=N_("Copy"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.copy,
        shortcut="Ctrl+C",
        tip=N_("Put the selected blocks onto the clipboard, as text that can be sent"),
    ),
    Verb(
        id="paste",
        text=N_("Paste"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.paste,
        shortcut="Ctrl+V",
        tip=N_("Place the blocks on the clipboard"),
    ),
    Verb(
        id="duplicate",
        text=N_("Duplicate"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.duplicate,
        shortcut="Ctrl+Shift+D",
        tip=N_("Place a copy of the selected blocks beside them"),
    ),
    Verb(
        id="delete",
        text=N_("Delete"),
        menu=EDIT,
        handler=lambda window: window.canvas.delete_selection,
        shortcut="Del; Backspace",
        icon="delete",
        tip=N_("Delete blocks and wires; a chain closes behind a deleted block"),
    ),
    Verb(
        id="select_all",
        text=N_("Select all"),
        menu=EDIT,
        handler=lambda window: window.canvas.select_all,
        shortcut="Ctrl+A",
    ),
    Verb(
        id="join",
        text=N_("Join blocks"),
        menu=EDIT,
        handler=lambda window: window.canvas.join_selection,
        shortcut="Ctrl+J",
        tip=N_("Join the two selected blocks, the left one to the right one"),
    ),
    Verb(
        id="cut_wires",
        text=N_("Cut wires"),
        menu=EDIT,
        handler=lambda window: window.canvas.cut_selection,
        shortcut="Ctrl+Shift+J",
        tip=N_("Cut the wires of the selected block, or those between several"),
    ),
)
