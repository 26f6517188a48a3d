"""Verbs that choose what is seen, and how."""

from __future__ import annotations

from netbuilder.ui.actions.need import Need
from netbuilder.ui.actions.verb import TOOLBAR, VIEW, Target, Verb
from netbuilder.words import N_

VIEW_VERBS = (
    Verb(
        id="fit",
        text=N_("Zoom to fit"),
        menu=VIEW,
        handler=lambda window: window.canvas.view.zoom_to_fit,
        shortcut="Ctrl+0",
        icon="fit",
        tip=N_("Show the whole network"),
        acts_on=(Target.CANVAS,),
    ),
    Verb(
        id="fit_selection",
        text=N_("Zoom to the selection"),
        menu=VIEW,
        handler=lambda window: window.canvas.view.zoom_to_selection,
        shortcut="Ctrl+9",
        tip=N_("Zoom in on the selected blocks"),
        acts_on=(
            Target.BLOCK,
            Target.GROUP,
        ),
        needs=Need.BLOCKS,
    ),
    Verb(
        id="zoom_in",
        text=N_("Zoom in"),
        menu=VIEW,
        handler=lambda window: window.canvas.zoom_in,
        shortcut="Ctrl++",
        icon="zoom-in",
    ),
    Verb(
        id="zoom_out",
        text=N_("Zoom out"),
        menu=VIEW,
        handler=lambda window: window.canvas.zoom_out,
        shortcut="Ctrl+-",
        icon="zoom-out",
    ),
    Verb(
        id="theme",
        text=N_("Toggle dark mode"),
        menu=TOOLBAR,
        handler=lambda window: window.appearance.switch,
        icon="dark",
        tip=N_("Switch between light and dark mode"),
    ),
    Verb(
        id="show_notes",
        text=N_("Show the project’s notes"),
        menu=VIEW,
        handler=lambda window: window.panels.banners.show_notes,
        tip=N_("Show what this recipe or project is about, also where it was dismissed"),
    ),
    Verb(
        id="go_to_canvas",
        text=N_("Go to the canvas"),
        menu=VIEW,
        handler=lambda window: window.panels.go_to_canvas,
        shortcut="Alt+2",
        tip=N_("Give the canvas the keys"),
        begins_section=True,
    ),
    Verb(
        id="go_to_settings",
        text=N_("Go to the settings"),
        menu=VIEW,
        handler=lambda window: window.panels.go_to_settings,
        shortcut="Alt+3",
        tip=N_("Open the settings of block and training, and give them the keys"),
    ),
    Verb(
        id="go_to_pad",
        text=N_("Go to the drawing pad"),
        menu=VIEW,
        handler=lambda window: window.panels.show_pad,
        shortcut="Alt+4",
        tip=N_("Open the drawing pad, and give it the keys"),
    ),
    Verb(
        id="go_to_below",
        text=N_("Go to plots and runs"),
        menu=VIEW,
        handler=lambda window: window.panels.go_to_below,
        shortcut="Alt+5",
        tip=N_("Open the panel of plots, runs and problems, and give its tabs the keys"),
    ),
    Verb(
        id="reset_panels",
        text=N_("Reset panels"),
        menu=VIEW,
        handler=lambda window: window.panel_arranger.reset,
        tip=N_("Put all panels back where they were at the first start"),
        begins_section=True,
    ),
)
