"""Verbs that move and size the panel that has the focus."""

from __future__ import annotations

from netbuilder.ui.actions.verb import PANEL, Verb
from netbuilder.words import N_

PANEL_VERBS = (
    Verb(
        id="panel_left",
        text=N_("Move left of the canvas"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.move_left,
        tip=N_("Move the panel that has the focus"),
    ),
    Verb(
        id="panel_right",
        text=N_("Move right of the canvas"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.move_right,
        tip=N_("Move the panel that has the focus"),
    ),
    Verb(
        id="panel_below",
        text=N_("Move below the canvas"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.move_below,
        tip=N_("Move the panel that has the focus"),
    ),
    Verb(
        id="panel_wider",
        text=N_("Make wider"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.widen,
        shortcut="Alt+Shift+Right",
        tip=N_("Make the panel that has the focus wider"),
        begins_section=True,
    ),
    Verb(
        id="panel_narrower",
        text=N_("Make narrower"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.narrow,
        shortcut="Alt+Shift+Left",
        tip=N_("Make the panel that has the focus narrower"),
    ),
    Verb(
        id="panel_taller",
        text=N_("Make taller"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.heighten,
        shortcut="Alt+Shift+Up",
        tip=N_("Make the panel that has the focus taller"),
    ),
    Verb(
        id="panel_shorter",
        text=N_("Make shorter"),
        menu=PANEL,
        handler=lambda window: window.panel_arranger.lower,
        shortcut="Alt+Shift+Down",
        tip=N_("Make the panel that has the focus shorter"),
    ),
)
