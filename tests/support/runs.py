"""Runs of one small network, for the tests of what is done with runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures import a_score
from trained import make_run, small_graph

from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus

if TYPE_CHECKING:
    from netbuilder.project.run import Run

GRAPH = small_graph()


def a_run(number: int, **changes: object) -> Run:
    """Return a finished run, the newer the greater its number."""
    values: dict[str, object] = {
        "id": f"r{number}",
        "name": f"Run {number}",
        "started": f"2026-01-{1 + number // 60:02}T10:{number % 60:02}:00+00:00",
        "status": RunStatus.FINISHED,
        "continued": "",
        "test": a_score(0.1, 0.5 + number / 1000),
    }
    graph = changes.pop("graph", GRAPH)
    return make_run(graph, **{**values, **changes})


def document_of(*runs: Run) -> Document:
    """Return a document of the runs' network with these runs."""
    return Document(Project(graph=GRAPH), runs)
