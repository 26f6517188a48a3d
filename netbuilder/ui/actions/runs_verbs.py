"""Verbs on the runs of a document."""

from __future__ import annotations

from typing import Final

from netbuilder.ui.actions.verb import Verb
from netbuilder.words import N_

RUNS: Final = N_("&Runs")

RUNS_VERBS = (
    Verb(
        id="show_runs",
        text=N_("Show the table of runs"),
        menu=RUNS,
        handler=lambda window: window.runs.show_table,
        shortcut="Ctrl+R",
    ),
    Verb(
        id="restore_network",
        text=N_("Restore the run’s network and plan"),
        short=N_("Restore network"),
        menu=RUNS,
        handler=lambda window: window.runs.restore_network,
        shortcut="Ctrl+B",
        icon="restore-network",
        tip=N_(
            "Put the network and the training plan of the run back on the canvas and into the "
            "plan; this can be undone"
        ),
        begins_section=True,
    ),
    Verb(
        id="compare_runs",
        text=N_("Compare two runs…"),
        menu=RUNS,
        handler=lambda window: window.runs.compare,
        shortcut="Ctrl+K",
        icon="compare",
        tip=N_("Show how two runs differ: select the second one with Ctrl"),
    ),
    Verb(
        id="rename_run",
        text=N_("Rename run"),
        menu=RUNS,
        handler=lambda window: window.runs.rename,
        shortcut="F2",
        begins_section=True,
    ),
    Verb(
        id="star_runs",
        text=N_("Star"),
        menu=RUNS,
        handler=lambda window: window.runs.star,
        shortcut="Ctrl+D",
        icon="star",
        tip=N_("Star or unstar the run; the project file keeps the weights of starred runs"),
    ),
    Verb(
        id="hide_runs",
        text=N_("Hide in the plots"),
        menu=RUNS,
        handler=lambda window: window.runs.hide,
        shortcut="Ctrl+H",
        icon="eye",
        tip=N_("Hide the run in the plots, or show it again"),
    ),
    Verb(
        id="show_alone",
        text=N_("Show only this run in the plots"),
        menu=RUNS,
        handler=lambda window: window.runs.show_alone,
        shortcut="Ctrl+Shift+H",
        tip=N_("Hide all other runs; choose it again to show them all"),
    ),
    Verb(
        id="colour_runs",
        text=N_("Colour…"),
        menu=RUNS,
        handler=lambda window: window.runs.colour,
        tip=N_("Choose the colour of the run’s curves"),
    ),
    Verb(
        id="automatic_colour",
        text=N_("Automatic colour"),
        menu=RUNS,
        handler=lambda window: window.runs.automatic_colour,
        tip=N_("Choose the colour of the run’s curves automatically"),
    ),
    Verb(
        id="delete_runs",
        text=N_("Delete run"),
        menu=RUNS,
        handler=lambda window: window.runs.delete,
        shortcut="Ctrl+Del",
        icon="delete",
        tip=N_("Move the run to the trash, from where it can be restored"),
        begins_section=True,
    ),
    Verb(
        id="restore_run",
        text=N_("Restore deleted run"),
        menu=RUNS,
        handler=lambda window: window.runs.restore_run,
        shortcut="Ctrl+Shift+Del",
        tip=N_("Restore the most recently deleted run from the trash"),
    ),
    Verb(
        id="empty_trash",
        text=N_("Empty trash…"),
        menu=RUNS,
        handler=lambda window: window.runs.empty_trash,
        tip=N_("Permanently delete all runs in the trash; this cannot be undone"),
    ),
)

RUN_MENU = (
    "restore_network",
    "compare_runs",
    "rename_run",
    "star_runs",
    "hide_runs",
    "show_alone",
    "colour_runs",
    "automatic_colour",
    "delete_runs",
)
"""The verbs that the right button offers on a run, by id."""

RUN_BUTTONS = ("restore_network", "compare_runs", "star_runs", "hide_runs", "delete_runs")
"""The verbs that stand above the table of runs, by id."""
