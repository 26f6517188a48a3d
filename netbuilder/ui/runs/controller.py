"""Actions on runs: between the table, the document and the dialogs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

import netbuilder.ui.runs.exporters
from netbuilder.errors import NetBuilderError
from netbuilder.project.run_diff import compare
from netbuilder.project.run_sentences import run_names
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.ui.runs.verb_states import show_on, show_weights
from netbuilder.ui.widgets.frames import bring_up
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.runs.cells import Row
    from netbuilder.ui.runs.panel import RunsPanel

_TWO = 2


class RunsController(Controller):
    """The verbs on runs; they act on the selected ones.

    `exports` writes the table; `suggest` returns where a file with a suffix may be written.
    """

    def __init__(
        self,
        context: Context,
        panel: RunsPanel,
        suggest: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._panel = panel
        self._verbs: dict[str, QAction] = {}
        self._of_weights: tuple[str, ...] = ()
        self.exports = WindowExports(
            context,
            netbuilder.ui.runs.exporters,
            panel,
            source=self._listed,
            suggest=lambda suffix: suggest(f"-runs{suffix}"),
        )
        panel.table.asked.connect(self._on_asked)
        panel.model.refused.connect(context.notifier.refuse)
        panel.table.selected.connect(self.update_verbs)
        self._session.runs_changed.connect(self.update_verbs)
        self._session.run_chosen.connect(self.update_verbs)

    def offer(self, verbs: dict[str, QAction], *, of_weights: tuple[str, ...]) -> None:
        """Keep these verbs, by id, in step with what is selected from now on.

        Those `of_weights` are there where the chosen run has some.
        """
        self._verbs, self._of_weights = verbs, of_weights
        self._panel.offer(verbs)
        self.update_verbs()

    def _listed(self) -> tuple[Row, ...]:
        """Return the rows of the table, as they are sorted.

        Raises:
            NetBuilderError: There are none.
        """
        rows = self._panel.table.sorted.rows()
        if not rows:
            raise NetBuilderError(
                _("Nothing to export yet"),
                found=_("no runs in the table"),
                expected=_("at least one"),
                advice=_("Press Train first."),
            )
        return rows

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(run.id for run in self._panel.runs)

    @Slot()
    def show_table(self) -> None:
        """Bring the table of runs to the front."""
        bring_up(self._panel)
        self._panel.table.setFocus()

    @Slot()
    def restore_network(self) -> None:
        """Put network, plan and data of the selected run back on the canvas, as one undo step."""
        for run in self._panel.runs[:1]:
            before = self._session.project
            title = _("Restore network and plan of {run}").format(run=run.name)
            self._session.edit(title, partial(_with_design_of, run))
            is_new = self._session.project is not before
            done = _("Restored the network of {run}")
            was = _("The canvas already shows the network of {run}")
            self._tell((done if is_new else was).format(run=run.name))

    @Slot()
    def compare(self) -> None:
        """Show what the two selected runs differ in."""
        runs = self._panel.runs
        if len(runs) == _TWO:
            one, other = sorted(runs, key=self._session.document.runs.index)
            self._dialogs.show_comparison(compare(one, other))

    @Slot()
    def rename(self) -> None:
        """Let the name of the selected run be typed anew."""
        for run_id in self._ids[:1]:
            self.show_table()
            self._panel.table.rename(run_id)

    @Slot()
    def star(self) -> None:
        """Star the selected runs; where all are, no longer."""
        self._star(self._panel.runs)

    @Slot()
    def hide(self) -> None:
        """Hide the selected runs in the plots; where all are hidden, show them."""
        self._hide(self._panel.runs)

    @Slot()
    def show_alone(self) -> None:
        """Hide all but the selected runs in the plots; where they are, show all."""
        chosen, every = set(self._ids), self._session.document.runs
        others = [run.id for run in every if run.id not in chosen]
        is_alone = all(run.hidden == (run.id in others) for run in every)
        self._session.hide_runs(chosen, hidden=False)
        self._session.hide_runs(others, hidden=not is_alone)

    @Slot()
    def colour(self) -> None:
        """Ask for the colour of the selected runs."""
        runs = self._panel.runs
        if runs:
            colour = self._dialogs.ask_colour(self._panel.model.colour_of(runs[0].id))
            if colour is not None:
                self._session.colour_runs(self._ids, colour=colour)

    @Slot()
    def automatic_colour(self) -> None:
        """Leave the colour of the selected runs to the program."""
        self._session.colour_runs(self._ids, colour="")

    @Slot()
    def delete(self) -> None:
        """Put the selected runs into the trash."""
        runs = self._panel.runs
        self._session.delete_runs(self._ids)
        if runs:
            self._tell(_("Moved to the trash: {names}").format(names=run_names(runs)))

    @Slot()
    def restore_run(self) -> None:
        """Take the run that was deleted last out of the trash."""
        for run in self._session.document.trash[-1:]:
            self._session.restore_runs((run.id,))
            self._panel.table.select(run.id)

    @Slot()
    def empty_trash(self) -> None:
        """Delete the runs in the trash permanently."""
        count = len(self._session.document.trash)
        if count and self._dialogs.ask_empty_trash(count):
            self._session.empty_trash()

    @Slot(str, str)
    def _on_asked(self, verb: str, run_id: str) -> None:
        """Do what a key or a click on a sign asks for: on that row, or on all selected ones."""
        run = self._session.document.run(run_id)
        if not run_id or run_id in self._ids:
            if verb in self._verbs and self._verbs[verb].isEnabled():
                self._verbs[verb].trigger()
        elif run is not None:
            {"star_runs": self._star, "hide_runs": self._hide}[verb]((run,))

    def _star(self, runs: tuple[Run, ...]) -> None:
        starred = not all(run.starred for run in runs)
        self._session.star_runs([run.id for run in runs], starred=starred)

    def _hide(self, runs: tuple[Run, ...]) -> None:
        hidden = not all(run.hidden for run in runs)
        self._session.hide_runs([run.id for run in runs], hidden=hidden)

    @Slot()
    def update_verbs(self) -> None:
        """Let each verb be there where it makes sense, and say why where it does not."""
        if self._verbs:
            show_on(self._verbs, runs=self._panel.runs, session=self._session)
            show_weights(self._verbs, self._of_weights, run=self._session.chosen_run)


def _with_design_of(run: Run, project: Project) -> Project:
    return replace(project, graph=run.graph, plan=run.plan, dataset=run.dataset)
