"""The one table of all verbs; menus, toolbar and shortcut sheet are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.actions.arrange_verbs import ARRANGE_VERBS
from netbuilder.ui.actions.edit_verbs import EDIT_VERBS
from netbuilder.ui.actions.file_verbs import FILE_VERBS
from netbuilder.ui.actions.help_verbs import HELP_VERBS
from netbuilder.ui.actions.pad_verbs import PAD_VERBS
from netbuilder.ui.actions.panel_verbs import PANEL_VERBS
from netbuilder.ui.actions.runs_verbs import RUNS_VERBS
from netbuilder.ui.actions.training_verbs import TRAINING_VERBS
from netbuilder.ui.actions.verb import FILE as FILE
from netbuilder.ui.actions.verb import HELP as HELP
from netbuilder.ui.actions.verb import INSPECT as INSPECT
from netbuilder.ui.actions.verb import PANEL as PANEL
from netbuilder.ui.actions.verb import RECIPES as RECIPES
from netbuilder.ui.actions.verb import TOOLBAR as TOOLBAR
from netbuilder.ui.actions.verb import VIEW as VIEW
from netbuilder.ui.actions.verb import Verb as Verb
from netbuilder.ui.actions.view_verbs import VIEW_VERBS

if TYPE_CHECKING:
    from netbuilder.ui.actions.verb import Target

VERBS = (
    *FILE_VERBS,
    *EDIT_VERBS,
    *ARRANGE_VERBS,
    *VIEW_VERBS,
    *PANEL_VERBS,
    *TRAINING_VERBS,
    *RUNS_VERBS,
    *PAD_VERBS,
    *HELP_VERBS,
)


def verbs_on(*targets: Target) -> tuple[str, ...]:
    """Return the ids of the verbs that the right button offers on any of these.

    They are in the order of the menus, but what deletes is last.
    """
    offered = [verb for verb in VERBS if not set(targets).isdisjoint(verb.acts_on)]
    return tuple(verb.id for verb in sorted(offered, key=lambda verb: verb.is_destructive))


RUN_VERBS = ("pause", "stop", "restart")
"""The verbs that stand above the knobs of a run, by id."""
