"""The document: the project and its runs; what is saved as one file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from netbuilder.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.project.run import Run


@dataclass(frozen=True, slots=True)
class Document:
    """The project, which can be undone, and the runs, oldest first, which cannot.

    Deleted runs go to the `trash`, from where they can be restored until it is emptied.
    """

    project: Project = field(default_factory=Project)
    runs: tuple[Run, ...] = ()
    trash: tuple[Run, ...] = ()

    @property
    def last_run(self) -> Run | None:
        """The newest run that has weights."""
        return next((run for run in reversed(self.runs) if run.weights), None)

    @property
    def places(self) -> dict[str, int]:
        """Each run's place, by its id, which its colour goes by.

        Those that have none of their own follow upon the others, by their beginning. Runs in the
        trash count; so a run keeps its colour when others are deleted or restored.
        """
        known = (*self.runs, *self.trash)
        own = {run.id: run.place for run in known if run.place is not None}
        others = sorted((run for run in known if run.place is None), key=_beginning)
        return own | {run.id: place for place, run in enumerate(others, start=next_place(own))}

    def run(self, run_id: str) -> Run | None:
        """Return the run with this id, or None."""
        return next((run for run in self.runs if run.id == run_id), None)

    def with_run(self, run: Run) -> Document:
        """Return the document with one run more, or with another state of one that it has."""
        if self.run(run.id) is None:
            return replace(self, runs=(*self.runs, run))
        changed = tuple(run if known.id == run.id else known for known in self.runs)
        return replace(self, runs=changed)

    def without_run(self, run_id: str) -> Document:
        """Return the document with this run in the trash."""
        kept = tuple(run for run in self.runs if run.id != run_id)
        thrown = tuple(run for run in self.runs if run.id == run_id)
        return replace(self, runs=kept, trash=(*self.trash, *thrown))

    def with_run_back(self, run_id: str) -> Document:
        """Return the document with this run out of the trash, in its place by its beginning."""
        back = tuple(run for run in self.trash if run.id == run_id)
        kept = tuple(run for run in self.trash if run.id != run_id)
        runs = sorted((*self.runs, *back), key=_beginning)
        return replace(self, runs=tuple(runs), trash=kept)

    def with_empty_trash(self) -> Document:
        """Return the document without the deleted runs; the others keep their places."""
        if not self.trash:
            return self
        places = self.places
        runs = (replace(run, place=places[run.id]) for run in self.runs)
        return replace(self, runs=tuple(runs), trash=())


def next_place(places: Mapping[str, int]) -> int:
    """Return the place of a run that comes after those at `places`."""
    return max(places.values(), default=-1) + 1


def _beginning(run: Run) -> float:
    """Return when the run began, whatever its clock's offset; what is no time comes first."""
    try:
        return datetime.fromisoformat(run.started).timestamp()
    except (ValueError, OverflowError):
        return 0.0
