"""The document: the project and its runs; what is saved as one file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from netbuilder.project.project import Project

if TYPE_CHECKING:
    from netbuilder.project.run import Run


@dataclass(frozen=True, slots=True)
class Document:
    """The project, which can be undone, and the runs, oldest first, which cannot."""

    project: Project = field(default_factory=Project)
    runs: tuple[Run, ...] = ()

    @property
    def last_run(self) -> Run | None:
        """The newest run that has weights."""
        return next((run for run in reversed(self.runs) if run.weights), None)

    def with_run(self, run: Run) -> Document:
        """Return the document with one run more."""
        return replace(self, runs=(*self.runs, run))
