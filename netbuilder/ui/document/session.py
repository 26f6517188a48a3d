"""The document that is open: the only way to change it, and who is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from netbuilder.project.analysis import Analysis, analyse
from netbuilder.project.divergence import diverged_runs
from netbuilder.project.document import Document
from netbuilder.project.ignored_warnings import without_stale
from netbuilder.project.run_names import checked_name, free_name
from netbuilder.ui.document.project_command import ProjectCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from netbuilder.project.project import Project
    from netbuilder.project.run import Run

UNDO_DEPTH = 500


class Session(QObject):
    """One open document with its undo stack and its file.

    Signals:
        project_changed(old, new): the project became another one, by whichever way.
        loaded(): another document was opened in its place.
        problems_changed(): without an edit, since a run came or went, others are known.
        runs_changed(): a run came, went, or was named, starred, hidden or coloured anew.
        run_chosen(): `chosen_run` is another one.
        last_edit_changed(): Undo would undo another edit than before.
        state_changed(): the file's name or whether anything is unsaved changed.
    """

    project_changed = Signal(object, object)
    loaded = Signal()
    problems_changed = Signal()
    runs_changed = Signal()
    run_chosen = Signal()
    last_edit_changed = Signal()
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = Document()
        self._saved = self._document
        self._path: Path | None = None
        self._document_id = uuid4().hex
        self._chosen = ""
        self._diverged = diverged_runs(self._document)
        self._analysis = analyse(self._document.project)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_DEPTH)
        self.undo_stack.indexChanged.connect(self.last_edit_changed)

    @property
    def document(self) -> Document:
        """The project and its runs."""
        return self._document

    @property
    def project(self) -> Project:
        """Project that is designed."""
        return self._document.project

    @property
    def analysis(self) -> Analysis:
        """Shapes and problems of the project as it is."""
        return self._analysis

    @property
    def path(self) -> Path | None:
        """The file, or None where the document has none yet."""
        return self._path

    @property
    def document_id(self) -> str:
        """Identifier of this document, as long as it is open, and in its copies."""
        return self._document_id

    @property
    def is_unsaved(self) -> bool:
        """True where project or runs differ from what was saved or opened last."""
        return self._document != self._saved

    def edit(
        self, title: str, function: Callable[[Project], Project], *, gesture: object | None = None
    ) -> None:
        """Change the project as one undo step called `title`.

        Raises:
            NetBuilderError: `function` refuses; nothing has changed.
        """
        before = self.project
        after = without_stale(function(before))
        if after == before:
            return
        self.undo_stack.push(
            ProjectCommand(
                title, before=before, after=after, apply=self._set_project, gesture=gesture
            )
        )

    @property
    def last_edit(self) -> ProjectCommand | None:
        """The edit that Undo takes back next, or None where there is none."""
        command = self.undo_stack.command(self.undo_stack.index() - 1)
        return command if isinstance(command, ProjectCommand) else None

    @property
    def chosen_run(self) -> Run | None:
        """The run that the pad, export and Continue training use.

        It is the one that the person chose, or the last that has weights. A chosen run may have
        none: a project file keeps those of starred runs and of the last one alone.
        """
        return self._document.run(self._chosen) or self._document.last_run

    def choose_run(self, run_id: str) -> None:
        """Choose a run; an id that is unknown, or empty, stands for the last with weights."""
        if run_id != self._chosen:
            self._chosen = run_id
            self.run_chosen.emit()

    def add_run(self, run: Run) -> None:
        """Keep a training and choose it; this cannot be undone."""
        name = free_name(run.name, run_id=run.id, document=self._document)
        named = run if name == run.name else replace(run, name=name)
        self._change_runs(self._document.with_run(named))
        self.choose_run(run.id if run.weights else "")

    def rename_run(self, run_id: str, name: str) -> None:
        """Call a run by another name.

        Raises:
            NetBuilderError: The name is empty, too long, or that of another run.
        """
        chosen = checked_name(name, run_id=run_id, document=self._document)
        self._replace_runs((run_id,), lambda run: replace(run, name=chosen))

    def star_runs(self, run_ids: Iterable[str], *, starred: bool) -> None:
        """Mark runs, so that the project file keeps their weights, or no longer."""
        self._replace_runs(run_ids, lambda run: replace(run, starred=starred))

    def hide_runs(self, run_ids: Iterable[str], *, hidden: bool) -> None:
        """Leave runs out of the plots, or show them again."""
        self._replace_runs(run_ids, lambda run: replace(run, hidden=hidden))

    def colour_runs(self, run_ids: Iterable[str], *, colour: str) -> None:
        """Give runs a colour, `#rrggbb`, or with an empty one leave it to the program."""
        self._replace_runs(run_ids, lambda run: replace(run, colour=colour))

    def delete_runs(self, run_ids: Iterable[str]) -> None:
        """Put runs into the trash, the newest last."""
        document, wanted = self._document, set(run_ids)
        for run in self._document.runs:
            if run.id in wanted:
                document = document.without_run(run.id)
        if document is not self._document:
            self._change_runs(document)

    def restore_runs(self, run_ids: Iterable[str]) -> None:
        """Take runs out of the trash again."""
        document = self._document
        thrown = {run.id for run in document.trash}
        for run_id in thrown.intersection(run_ids):
            document = document.with_run_back(run_id)
        if document is not self._document:
            self._change_runs(document)

    def empty_trash(self) -> None:
        """Delete the runs in the trash permanently, with their weights."""
        gone = {run.id for run in self._document.trash}
        was = self._saved
        # What was saved is compared with, for which nobody needs the weights.
        runs = (replace(run, weights={}) if run.id in gone else run for run in was.runs)
        self._saved = replace(was, runs=tuple(runs))
        self._change_runs(self._document.with_empty_trash())

    def _replace_runs(self, run_ids: Iterable[str], change: Callable[[Run], Run]) -> None:
        wanted = set(run_ids)
        known = self._document.runs
        runs = tuple(change(run) if run.id in wanted else run for run in known)
        if runs != known:
            self._change_runs(replace(self._document, runs=runs))

    def _change_runs(self, document: Document) -> None:
        before, self._document = self.chosen_run, document
        self._look_for_divergence()
        self.runs_changed.emit()
        if self.chosen_run is not before:
            self.run_chosen.emit()
        self.state_changed.emit()

    def _look_for_divergence(self) -> None:
        """Warn, or warn no more, of the trainings that diverged."""
        before, self._diverged = self._diverged, diverged_runs(self._document)
        if self._diverged != before:
            self._analysis = analyse(self.project, diverged=self._diverged)
            self.problems_changed.emit()

    def load(
        self,
        document: Document,
        *,
        path: Path | None,
        is_saved: bool = True,
        document_id: str = "",
    ) -> None:
        """Open another document in the place of this one.

        A recovered one is not saved yet, and goes by the `document_id` it had.
        """
        old = self.project
        self._document_id = document_id or uuid4().hex
        self._document = document
        self._saved = document if is_saved else Document()
        self._path = path
        self._chosen = ""
        self._diverged = diverged_runs(document)
        self._analysis = analyse(document.project, diverged=self._diverged)
        self.undo_stack.clear()
        self.project_changed.emit(old, document.project)
        self.loaded.emit()
        self.runs_changed.emit()
        self.run_chosen.emit()
        self.state_changed.emit()

    def mark_saved(self, document: Document, *, path: Path) -> None:
        """Remember that `document` is what the file holds."""
        self._saved = document
        self._path = path
        self.state_changed.emit()

    @Slot(object)
    def _set_project(self, project: Project) -> None:
        old = self.project
        self._document = replace(self._document, project=project)
        self._analysis = analyse(project, diverged=self._diverged)
        self.project_changed.emit(old, project)
        self.state_changed.emit()
