"""States of the verbs on runs: when they can be used, their names then, and why they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.ui.trainer.run_words import no_weights
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from netbuilder.project.run import Run
    from netbuilder.ui.document.session import Session

_OF_ONE: Final = ("restore_network", "rename_run")
_OF_SOME: Final = (
    "star_runs",
    "hide_runs",
    "show_alone",
    "colour_runs",
    "automatic_colour",
    "delete_runs",
)
_OF_TRASH: Final = ("restore_run", "empty_trash")
_TIP: Final = "usual_tip"
_TWO: Final = 2


def show_on(verbs: dict[str, QAction], *, runs: tuple[Run, ...], session: Session) -> None:
    """Enable verbs, by id, for these selected runs, and name those that switch."""
    for name in _OF_ONE:
        verbs[name].setEnabled(len(runs) == 1)
    for name in _OF_SOME:
        verbs[name].setEnabled(bool(runs))
    for name in _OF_TRASH:
        verbs[name].setEnabled(bool(session.document.trash))
    verbs["compare_runs"].setEnabled(len(runs) == _TWO)
    are_starred = bool(runs) and all(run.starred for run in runs)
    are_hidden = bool(runs) and all(run.hidden for run in runs)
    verbs["star_runs"].setText(_("Unstar") if are_starred else _("Star"))
    verbs["hide_runs"].setText(_("Show in the plots") if are_hidden else _("Hide in the plots"))
    verbs["delete_runs"].setText(_("Delete run") if len(runs) < _TWO else _("Delete runs"))


def show_weights(
    verbs: dict[str, QAction], of_weights: tuple[str, ...], *, run: Run | None
) -> None:
    """Enable what needs weights where `run`, the chosen one, has some, or let it say why not."""
    has_weights = run is not None and bool(run.weights)
    for name in of_weights:
        verbs[name].setEnabled(has_weights)
    reason = "" if run is None or has_weights else no_weights(run).sentence()
    for name in (*of_weights, "continue_training"):
        action = verbs[name]
        if action.property(_TIP) is None:
            action.setProperty(_TIP, action.toolTip())
        action.setToolTip(plain_tip(reason) or str(action.property(_TIP)))
