"""The one table of all verbs; menus, toolbar and shortcut sheet are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from netbuilder.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing a person can do.

    `handler` is the path of a method from the window, e.g. `files.save`; `shortcut` may name
    several keys, with semicolons between them.
    """

    id: str
    text: str
    menu: str
    handler: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    begins_section: bool = False


FILE, EDIT, VIEW, TRAINING, HELP = (
    N_("&File"),
    N_("&Edit"),
    N_("&View"),
    N_("&Training"),
    N_("&Help"),
)

VERBS = (
    Verb(
        id="new",
        text=N_("New"),
        menu=FILE,
        handler="files.new",
        shortcut="Ctrl+N",
        icon="new",
        tip=N_("Begin with nothing but the data"),
    ),
    Verb(
        id="open",
        text=N_("Open…"),
        menu=FILE,
        handler="files.open",
        shortcut="Ctrl+O",
        icon="open",
        tip=N_("Open a project (.netb) or a Keras model (.keras)"),
    ),
    Verb(
        id="save",
        text=N_("Save"),
        menu=FILE,
        handler="files.save",
        shortcut="Ctrl+S",
        icon="save",
        tip=N_("Save the network, the plan and the last training"),
        begins_section=True,
    ),
    Verb(
        id="save_as",
        text=N_("Save as…"),
        menu=FILE,
        handler="files.save_as",
        shortcut="Ctrl+Shift+S",
    ),
    Verb(
        id="export",
        text=N_("Export as Keras model…"),
        menu=FILE,
        handler="files.export",
        shortcut="Ctrl+E",
        icon="export",
        tip=N_("Write the trained network as a .keras file that opens without NetBuilder"),
    ),
    Verb(
        id="export_with_scaling",
        text=N_("Export with the scaling inside…"),
        menu=FILE,
        handler="files.export_with_scaling",
        tip=N_("The same, for pixels from 0 to 255: the model divides them by 255 itself"),
    ),
    Verb(
        id="quit",
        text=N_("Quit"),
        menu=FILE,
        handler="close",
        shortcut="Ctrl+Q",
        begins_section=True,
    ),
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
    Verb(
        id="fit",
        text=N_("Zoom to fit"),
        menu=VIEW,
        handler="canvas.view.zoom_to_fit",
        shortcut="Ctrl+0",
        icon="fit",
        tip=N_("Show the whole network"),
    ),
    Verb(
        id="zoom_in",
        text=N_("Zoom in"),
        menu=VIEW,
        handler="canvas.zoom_in",
        shortcut="Ctrl++",
        icon="zoom-in",
    ),
    Verb(
        id="zoom_out",
        text=N_("Zoom out"),
        menu=VIEW,
        handler="canvas.zoom_out",
        shortcut="Ctrl+-",
        icon="zoom-out",
    ),
    Verb(
        id="theme",
        text=N_("Light or dark"),
        menu=VIEW,
        handler="appearance.switch",
        icon="dark",
        tip=N_("Switch between light and dark"),
    ),
    Verb(
        id="find_block",
        text=N_("Search blocks"),
        menu=VIEW,
        handler="search_blocks",
        shortcut="Ctrl+F",
        begins_section=True,
    ),
    Verb(
        id="train",
        text=N_("Train"),
        menu=TRAINING,
        handler="training.train",
        shortcut="F5",
        icon="train",
        tip=N_("Train fresh weights, drawn from the plan’s seed"),
    ),
    Verb(
        id="train_on",
        text=N_("Train on"),
        menu=TRAINING,
        handler="training.train_on",
        shortcut="Shift+F5",
        icon="train-on",
        tip=N_("Go on training from the weights of the last run"),
    ),
    Verb(
        id="stop",
        text=N_("Stop"),
        menu=TRAINING,
        handler="training.stop",
        shortcut="F6",
        icon="stop",
        tip=N_("Stop training and keep the weights trained so far"),
    ),
    Verb(
        id="clear_pad",
        text=N_("Clear the pad"),
        menu=TRAINING,
        handler="clear_pad",
        shortcut="F8",
        begins_section=True,
    ),
    Verb(
        id="undo_stroke",
        text=N_("Undo stroke"),
        menu=TRAINING,
        handler="undo_stroke",
        shortcut="F7",
    ),
    Verb(
        id="shortcuts",
        text=N_("Shortcuts"),
        menu=HELP,
        handler="show_shortcuts",
        shortcut="F1",
        icon="help",
    ),
    Verb(id="about", text=N_("About NetBuilder"), menu=HELP, handler="show_about"),
)

CANVAS_MENU = ("delete", "select_all", "tidy", "fit")
"""The verbs that the right button offers on the canvas, by id."""
