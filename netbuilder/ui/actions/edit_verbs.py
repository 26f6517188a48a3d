"""Editing: undo, copy, delete, join."""

from __future__ import annotations

from netbuilder.ui.actions.verb import EDIT, Target, Verb
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
        text=N_("Add block…"),
        menu=EDIT,
        handler=lambda window: window.canvas.adder.ask,
        shortcut="Ins",
        tip=N_("Find a block by typing a few letters of its name; on the canvas, press Space"),
        begins_section=True,
        acts_on=(
            Target.WIRE,
            Target.CANVAS,
        ),
    ),
    Verb(
        id="cut",
        text=N_("Cut"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.cut,
        shortcut="Ctrl+X",
        tip=N_("Cut the selected blocks to the clipboard"),
        acts_on=(
            Target.BLOCK,
            Target.GROUP,
        ),
    ),
    Verb(
        id="copy",
        text=N_("Copy"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.copy,
        shortcut="Ctrl+C",
        tip=N_(
            "Copy the selected blocks to the clipboard, as text that can also be sent to others"
        ),
        acts_on=(
            Target.BLOCK,
            Target.GROUP,
        ),
    ),
    Verb(
        id="paste",
        text=N_("Paste"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.paste,
        shortcut="Ctrl+V",
        tip=N_("Insert the blocks from the clipboard; an image goes to the drawing pad"),
        acts_on=(
            Target.BLOCK,
            Target.GROUP,
            Target.CANVAS,
        ),
    ),
    Verb(
        id="duplicate",
        text=N_("Duplicate"),
        menu=EDIT,
        handler=lambda window: window.canvas.clipboard.duplicate,
        shortcut="Ctrl+Shift+D",
        tip=N_("Insert a copy of the selected blocks beside them"),
        acts_on=(
            Target.BLOCK,
            Target.GROUP,
        ),
    ),
    Verb(
        id="delete",
        text=N_("Delete"),
        menu=EDIT,
        handler=lambda window: window.canvas.delete_selection,
        shortcut="Del; Backspace",
        icon="delete",
        tip=N_("Delete blocks and wires; the neighbours of a deleted block are reconnected"),
        acts_on=(
            Target.BLOCK,
            Target.WIRE,
            Target.NOTE,
            Target.GROUP,
        ),
    ),
    Verb(
        id="select_all",
        text=N_("Select all"),
        menu=EDIT,
        handler=lambda window: window.canvas.select_all,
        shortcut="Ctrl+A",
        acts_on=(Target.CANVAS,),
    ),
    Verb(
        id="join",
        text=N_("Connect blocks"),
        menu=EDIT,
        handler=lambda window: window.canvas.connector.join,
        shortcut="Ctrl+J",
        tip=N_("Connect the two selected blocks, from the left one to the right one"),
    ),
    Verb(
        id="choose_input",
        text=N_("Connect to input…"),
        menu=EDIT,
        handler=lambda window: window.canvas.connector.choose_input,
        shortcut="Ctrl+Alt+J",
        tip=N_("Choose the input that the selected block or wire is connected to"),
        acts_on=(
            Target.BLOCK,
            Target.WIRE,
        ),
    ),
    Verb(
        id="choose_wire",
        text=N_("Move into a wire…"),
        menu=EDIT,
        handler=lambda window: window.canvas.connector.choose_wire,
        shortcut="Ctrl+Alt+I",
        tip=N_("Move the selected block into a wire; the neighbours that it leaves are connected"),
        acts_on=(Target.BLOCK,),
    ),
    Verb(
        id="cut_wires",
        text=N_("Disconnect"),
        menu=EDIT,
        handler=lambda window: window.canvas.connector.cut,
        shortcut="Ctrl+Shift+J",
        tip=N_("Delete the wires of the selected block, or those between several selected blocks"),
        acts_on=(Target.BLOCK,),
    ),
    Verb(
        id="find_on_canvas",
        text=N_("Find on the canvas…"),
        menu=EDIT,
        handler=lambda window: window.canvas.finder.ask,
        shortcut="Ctrl+G",
        tip=N_("Find a block by its name, a setting or a shape and show it"),
        begins_section=True,
        acts_on=(Target.CANVAS,),
    ),
    Verb(
        id="find_block",
        text=N_("Search the palette"),
        menu=EDIT,
        handler=lambda window: window.panels.show_search,
        shortcut="Ctrl+F; Alt+1",
        tip=N_("Find a block in the palette by a few letters of its name"),
    ),
)
