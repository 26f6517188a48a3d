"""States of the verbs on runs: when they can be used, their names then, and why they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.ui.actions.ability import allow
from netbuilder.ui.trainer.run_words import why_no_weights
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
_TWO: Final = 2


def show_on(verbs: dict[str, QAction], *, runs: tuple[Run, ...], session: Session) -> None:
    """Enable verbs, by id, for these selected runs, and name those that switch."""
    trash = session.document.trash
    for name in _OF_ONE:
        allow(verbs[name], why_not="" if len(runs) == 1 else _("Select one run first."))
    for name in _OF_SOME:
        allow(verbs[name], why_not="" if runs else _("Select a run first."))
    for name in _OF_TRASH:
        allow(verbs[name], why_not="" if trash else _("The trash is empty."))
    is_pair = len(runs) == _TWO
    pair = _("Select two runs first: click one, then Ctrl+click the other.")
    allow(verbs["compare_runs"], why_not="" if is_pair else pair)
    are_starred = bool(runs) and all(run.starred for run in runs)
    are_hidden = bool(runs) and all(run.hidden for run in runs)
    verbs["star_runs"].setText(_("Unstar") if are_starred else _("Star"))
    verbs["hide_runs"].setText(_("Show in the plots") if are_hidden else _("Hide in the plots"))
    verbs["delete_runs"].setText(_("Delete run") if len(runs) < _TWO else _("Delete runs"))


def show_weights(
    verbs: dict[str, QAction], of_weights: tuple[str, ...], *, run: Run | None
) -> None:
    """Enable what needs weights where `run`, the chosen one, has some, or let it say why not."""
    reason = why_no_weights(run)
    for name in of_weights:
        allow(verbs[name], why_not=reason)
