"""The one table of all verbs; menus, toolbar and shortcut sheet are made from it."""

from __future__ import annotations

from netbuilder.ui.actions.arrange_verbs import ARRANGE_VERBS
from netbuilder.ui.actions.edit_verbs import EDIT_VERBS
from netbuilder.ui.actions.file_verbs import FILE_VERBS
from netbuilder.ui.actions.help_verbs import HELP_VERBS
from netbuilder.ui.actions.pad_verbs import PAD_VERBS
from netbuilder.ui.actions.runs_verbs import RUNS_VERBS
from netbuilder.ui.actions.training_verbs import TRAINING_VERBS
from netbuilder.ui.actions.verb import FILE as FILE
from netbuilder.ui.actions.verb import HELP as HELP
from netbuilder.ui.actions.verb import INSPECT as INSPECT
from netbuilder.ui.actions.verb import RECIPES as RECIPES
from netbuilder.ui.actions.verb import TOOLBAR as TOOLBAR
from netbuilder.ui.actions.verb import VIEW as VIEW
from netbuilder.ui.actions.verb import Verb as Verb
from netbuilder.ui.actions.view_verbs import VIEW_VERBS

VERBS = (
    *FILE_VERBS,
    *EDIT_VERBS,
    *ARRANGE_VERBS,
    *VIEW_VERBS,
    *TRAINING_VERBS,
    *RUNS_VERBS,
    *PAD_VERBS,
    *HELP_VERBS,
)

CANVAS_MENU = (
    "add_block",
    "cut",
    "copy",
    "paste",
    "duplicate",
    "delete",
    "select_all",
    "group",
    "ungroup",
    "collapse",
    "repeat",
    "keep_block",
    "add_note",
    "tidy",
    "fit",
)
"""The verbs that the right button offers on the canvas, by id."""

RUN_VERBS = ("pause", "stop", "restart")
"""The verbs that stand above the knobs of a run, by id."""
