"""Verbs that place blocks and group them."""

from __future__ import annotations

from netbuilder.ui.actions.verb import ARRANGE, Verb
from netbuilder.words import N_

ARRANGE_VERBS = (
    Verb(
        id="tidy",
        text=N_("Tidy"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.arranger.tidy,
        shortcut="Ctrl+L",
        icon="tidy",
        tip=N_("Arrange the blocks in order from left to right"),
    ),
    Verb(
        id="align_row",
        text=N_("Align in a row"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.arranger.align_row,
        shortcut="Ctrl+Alt+H",
        tip=N_("Align the selected blocks horizontally"),
        begins_section=True,
    ),
    Verb(
        id="align_column",
        text=N_("Align in a column"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.arranger.align_column,
        shortcut="Ctrl+Alt+V",
        tip=N_("Align the selected blocks below each other"),
    ),
    Verb(
        id="distribute_row",
        text=N_("Distribute horizontally"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.arranger.distribute_row,
        tip=N_("Space three or more selected blocks evenly from left to right"),
    ),
    Verb(
        id="distribute_column",
        text=N_("Distribute vertically"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.arranger.distribute_column,
        tip=N_("Space three or more selected blocks evenly from top to bottom"),
    ),
    Verb(
        id="group",
        text=N_("Group…"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.grouper.group,
        shortcut="Ctrl+Shift+G",
        tip=N_("Put the selected blocks into a named group"),
        begins_section=True,
    ),
    Verb(
        id="ungroup",
        text=N_("Ungroup"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.grouper.ungroup,
        shortcut="Ctrl+Alt+G",
        tip=N_("Dissolve the group; its blocks stay"),
    ),
    Verb(
        id="collapse",
        text=N_("Collapse or expand group"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.grouper.toggle_collapsed,
        shortcut="Ctrl+Shift+E",
        tip=N_("Show a group as a single block, or show its blocks again"),
    ),
    Verb(
        id="rename_group",
        text=N_("Rename group…"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.grouper.rename,
        tip=N_("Rename the group of the selected blocks"),
    ),
    Verb(
        id="repeat",
        text=N_("Repeat…"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.grouper.repeat,
        shortcut="Ctrl+Shift+R",
        tip=N_("Repeat the selected blocks several times in a row, connected"),
    ),
    Verb(
        id="keep_block",
        text=N_("Save as custom block…"),
        menu=ARRANGE,
        handler=lambda window: window.custom_blocks.keep,
        shortcut="Ctrl+Shift+B",
        tip=N_("Add the selected blocks to the palette as one block, for this and other networks"),
    ),
    Verb(
        id="add_note",
        text=N_("Add note…"),
        menu=ARRANGE,
        handler=lambda window: window.canvas.noter.add,
        shortcut="Ctrl+Shift+N",
        tip=N_("Add a note to the canvas"),
        begins_section=True,
    ),
)
