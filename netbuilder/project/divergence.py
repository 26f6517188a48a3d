"""Trainings that diverged, as a warning for as long as the project would train like them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.knobs import as_turned
from netbuilder.project.run import RunStatus
from netbuilder.project.run_network import is_network_of, steps_of, would_train_alike
from netbuilder.project.suggestions import clipped_gradients
from netbuilder.project.verdict import has_diverged, verdict_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netbuilder.network.graph import Graph
    from netbuilder.project.document import Document
    from netbuilder.project.problems import ProjectProblem
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run


def diverged_runs(document: Document) -> tuple[Run, ...]:
    """Return the runs of a document that diverged, the newest first, deleted ones last.

    One is left out where a newer run of the same network and plan went well to its end.
    """
    found: list[Run] = []
    went_well: defaultdict[object, list[Graph]] = defaultdict(list)
    for run in (*reversed(document.runs), *reversed(document.trash)):
        graph, plan = as_turned(run)
        alike = went_well[steps_of(plan, run.dataset)]
        if has_diverged(run):
            if not any(is_network_of(run, other) for other in alike):
                found.append(run)
        elif run.status is RunStatus.FINISHED:
            alike.append(graph)
    return tuple(found)


def divergence_problems(project: Project, diverged: Iterable[Run]) -> Iterator[ProjectProblem]:
    """Yield a warning if training `project` would take the steps of a run that diverged."""
    run = next((run for run in diverged if would_train_alike(run, project)), None)
    if run is None:
        return
    verdict = verdict_of(run)
    yield Problem(
        kind="diverged",
        severity=Severity.WARNING,
        title=_("This training has diverged before"),
        found=_("{run}: {sentence}").format(run=run.name, sentence=verdict.sentence),
        expected=_("a decreasing loss"),
        advice=_("Without a change it is likely to diverge again."),
        node=run.diverged_in if run.diverged_in in project.graph.nodes else None,
        fix=verdict.suggestion if isinstance(verdict.suggestion, Fix) else None,
        alternatives=() if project.plan.clip_gradients else (clipped_gradients(),),
    )
