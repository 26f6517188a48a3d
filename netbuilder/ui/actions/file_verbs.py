"""Files: new, open, save; what can be exported is found, and comes before Quit."""

from __future__ import annotations

from netbuilder.ui.actions.verb import FILE, RECIPES, Verb
from netbuilder.words import N_

FILE_VERBS = (
    Verb(
        id="new",
        text=N_("New"),
        menu=FILE,
        handler=lambda window: window.files.new,
        shortcut="Ctrl+N",
        icon="new",
        tip=N_("Start a new project that contains only the Input"),
    ),
    Verb(
        id="open",
        text=N_("Open…"),
        menu=FILE,
        handler=lambda window: window.files.open,
        shortcut="Ctrl+O",
        icon="open",
        tip=N_("Open a project (.netb) or a Keras model (.keras)"),
    ),
    Verb(
        id="recipes",
        text=N_("Recipe gallery…"),
        menu=RECIPES,
        handler=lambda window: window.files.choose_recipe,
        shortcut="Ctrl+Shift+O",
        tip=N_("Start from one of the ready-made networks of the lecture"),
    ),
    Verb(
        id="save",
        text=N_("Save"),
        menu=FILE,
        handler=lambda window: window.files.save,
        shortcut="Ctrl+S",
        icon="save",
        tip=N_("Save the network, the training plan and the runs"),
        begins_section=True,
    ),
    Verb(
        id="save_as",
        text=N_("Save as…"),
        menu=FILE,
        handler=lambda window: window.files.save_as,
        shortcut="Ctrl+Shift+S",
    ),
    Verb(
        id="quit",
        text=N_("Quit"),
        menu=FILE,
        handler=lambda window: window.close,
        shortcut="Ctrl+Q",
        begins_section=True,
    ),
)
