"""The document that is open: the only way to change it, and who is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from netbuilder.project.analysis import Analysis, analyse
from netbuilder.project.document import Document
from netbuilder.ui.undo import ProjectCommand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netbuilder.project.project import Project
    from netbuilder.project.run import Run

UNDO_DEPTH = 500


class Session(QObject):
    """One open document with its undo stack and its file.

    Signals:
        project_changed(old, new): the project became another one, by whichever way.
        loaded(): another document was opened in its place.
        runs_changed(): a run came.
        state_changed(): the file's name or whether anything is unsaved changed.
    """

    project_changed = Signal(object, object)
    loaded = Signal()
    runs_changed = Signal()
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = Document()
        self._saved = self._document
        self._path: Path | None = None
        self._analysis = analyse(self._document.project)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_DEPTH)

    @property
    def document(self) -> Document:
        """The project and its runs."""
        return self._document

    @property
    def project(self) -> Project:
        """What is designed."""
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
    def is_unsaved(self) -> bool:
        """Whether project or runs differ from what was saved or opened last."""
        return self._document != self._saved

    def edit(
        self, title: str, function: Callable[[Project], Project], *, gesture: object | None = None
    ) -> None:
        """Change the project as one undo step called `title`.

        Raises:
            NetBuilderError: `function` refuses; nothing has changed.
        """
        before = self.project
        after = function(before)
        if after == before:
            return
        self.undo_stack.push(
            ProjectCommand(
                title, before=before, after=after, apply=self._set_project, gesture=gesture
            )
        )

    def add_run(self, run: Run) -> None:
        """Keep a training; this cannot be undone, and makes the document unsaved."""
        self._document = self._document.with_run(run)
        self.runs_changed.emit()
        self.state_changed.emit()

    def load(self, document: Document, *, path: Path | None, is_saved: bool = True) -> None:
        """Open another document in the place of this one; a recovered one is not saved yet."""
        old = self.project
        self._document = document
        self._saved = document if is_saved else Document()
        self._path = path
        self._analysis = analyse(document.project)
        self.undo_stack.clear()
        self.project_changed.emit(old, document.project)
        self.loaded.emit()
        self.runs_changed.emit()
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
        self._analysis = analyse(project)
        self.project_changed.emit(old, project)
        self.state_changed.emit()
