"""Edits, spoken where nothing that has the focus says what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from netbuilder.network.diff import diff
from netbuilder.ui.document.project_command import ProjectCommand
from netbuilder.ui.widgets.announcement import announce
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from netbuilder.project.problems import ProjectProblem
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session

_REST_MS = 700
"""Time without another edit after which problems are spoken: a slider makes and solves many."""
_MOST_TITLES = 2


class SpokenEdits(QObject):
    """Says what was undone, done again or deleted, and which problems came and went.

    What adds or changes a block is said by the block, or by the control that has the focus.
    """

    def __init__(self, session: Session, source: QWidget) -> None:
        super().__init__(source)
        self._session, self._source = session, source
        self._stack = session.undo_stack
        self._index, self._ahead = self._stack.index(), self._project_ahead()
        self._problems = self._titles()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._say_problems)
        session.last_edit_changed.connect(self._on_last_edit_changed)
        session.project_changed.connect(self._on_project_changed)
        session.problems_changed.connect(self._rest.start)
        session.loaded.connect(self._on_loaded)

    @Slot()
    def _on_last_edit_changed(self) -> None:
        before, ahead, index = self._index, self._ahead, self._stack.index()
        self._index, self._ahead = index, self._project_ahead()
        steps = abs(index - before)
        if not self._stack.count() or not steps:
            return
        if index < before:
            said = _("Undone: {edit}").format(edit=self._stack.text(index))
            many = counted("Undone: {count} step", "Undone: {count} steps", steps)
        elif ahead is not None and self._command_project(before) is ahead:
            said = _("Redone: {edit}").format(edit=self._stack.text(index - 1))
            many = counted("Redone: {count} step", "Redone: {count} steps", steps)
        else:
            self._say_deletion()
            return
        announce(self._source, said if steps == 1 else many)

    def _say_deletion(self) -> None:
        command = self._session.last_edit
        if command is None:
            return
        change = diff(command.before.graph, command.after.graph)
        if change.removed and not change.added:
            announce(self._source, _("Done: {edit}").format(edit=command.text()))

    def _project_ahead(self) -> Project | None:
        """Return the project that Redo would show."""
        return self._command_project(self._stack.index())

    def _command_project(self, index: int) -> Project | None:
        command = self._stack.command(index)
        return command.after if isinstance(command, ProjectCommand) else None

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        self._rest.start()

    @Slot()
    def _on_loaded(self) -> None:
        """Begin with the problems of another document, by their number."""
        self._rest.stop()
        self._problems = self._titles()
        if self._problems:
            count = len(self._problems)
            announce(self._source, counted("{count} problem", "{count} problems", count))

    @Slot()
    def _say_problems(self) -> None:
        before, self._problems = self._problems, self._titles()
        new = [title for key, title in self._problems.items() if key not in before]
        solved = [title for key, title in before.items() if key not in self._problems]
        said = []
        if len(new) > _MOST_TITLES:
            said.append(counted("{count} new problem", "{count} new problems", len(new)))
        else:
            said += [_("New problem: {title}").format(title=title) for title in new]
        if len(solved) > _MOST_TITLES:
            said.append(counted("{count} problem solved", "{count} problems solved", len(solved)))
        else:
            said += [_("Solved: {title}").format(title=title) for title in solved]
        announce(self._source, _sentences(said))

    def _titles(self) -> dict[object, str]:
        problems: Iterable[ProjectProblem] = self._session.analysis.problems
        return {(problem.kind, problem.node): problem.title for problem in problems}


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts)
