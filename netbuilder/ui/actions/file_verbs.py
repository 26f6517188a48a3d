"""Files: new, open, save, export."""

from __future__ import annotations

from netbuilder.ui.actions.verb import FILE, Verb
from netbuilder.words import N_

FILE_VERBS = (
    Verb(
        id="new",
        text=N_("New"),
        menu=FILE,
        handler=lambda window: window.files.new,
        shortcut="Ctrl+N",
        icon="new",
        tip=N_("Begin with nothing but the data"),
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
        text=N_("Recipes…"),
        menu=FILE,
        handler=lambda window: window.files.choose_recipe,
        shortcut="Ctrl+Shift+O",
        tip=N_("Begin with one of the lecture's networks, chosen by its picture"),
    ),
    Verb(
        id="save",
        text=N_("Save"),
        menu=FILE,
        handler=lambda window: window.files.save,
        shortcut="Ctrl+S",
        icon="save",
        tip=N_("Save the network, the plan and the last training"),
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
        id="export",
        text=N_("Export as Keras model…"),
        menu=FILE,
        handler=lambda window: window.files.export,
        shortcut="Ctrl+E",
        icon="export",
        tip=N_("Write the trained network as a .keras file that opens without NetBuilder"),
    ),
    Verb(
        id="export_with_scaling",
        text=N_("Export with the scaling inside…"),
        menu=FILE,
        handler=lambda window: window.files.export_with_scaling,
        tip=N_("The same, for pixels from 0 to 255: the model divides them by 255 itself"),
    ),
    Verb(
        id="export_plots_png",
        text=N_("Export plots as a picture…"),
        menu=FILE,
        handler=lambda window: window.plots.export_png,
        tip=N_("Write the plots as they are seen as a PNG picture on white, for a report"),
        begins_section=True,
    ),
    Verb(
        id="export_plots_svg",
        text=N_("Export plots as a drawing…"),
        menu=FILE,
        handler=lambda window: window.plots.export_svg,
        tip=N_("Write the plots as an SVG drawing, which stays sharp at any size"),
    ),
    Verb(
        id="export_plots_csv",
        text=N_("Export figures as a table…"),
        menu=FILE,
        handler=lambda window: window.plots.export_table,
        tip=N_("Write every figure of the runs in the plots, exactly, as a table (CSV)"),
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
