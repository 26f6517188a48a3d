"""Warnings that the person has silenced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.problem import Severity
from netbuilder.project.project import Silence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.project.problems import ProjectProblem
    from netbuilder.project.project import Project


def can_be_silenced(problem: ProjectProblem) -> bool:
    """Tell whether a problem only teaches; an error cannot be silenced."""
    return problem.severity is Severity.WARNING


def silence(project: Project, problem: ProjectProblem) -> Project:
    """Silence a warning, at its block or of the network as a whole."""
    wanted = _of(problem)
    if wanted in project.silenced or not can_be_silenced(problem):
        return project
    return replace(project, silenced=(*project.silenced, wanted))


def hear_all(project: Project) -> Project:
    """Show all silenced warnings again."""
    return replace(project, silenced=())


def without_stale(project: Project) -> Project:
    """Forget silences of blocks that are gone: another may come to have the same id."""
    kept = tuple(s for s in project.silenced if not s.node or s.node in project.graph.nodes)
    return project if kept == project.silenced else replace(project, silenced=kept)


def heard(
    project: Project, problems: Iterable[ProjectProblem]
) -> tuple[tuple[ProjectProblem, ...], tuple[ProjectProblem, ...]]:
    """Return the problems that are shown, and those that are silenced."""
    silent = frozenset(project.silenced)
    kept: list[ProjectProblem] = []
    quiet: list[ProjectProblem] = []
    for problem in problems:
        is_quiet = can_be_silenced(problem) and _of(problem) in silent
        (quiet if is_quiet else kept).append(problem)
    return tuple(kept), tuple(quiet)


def _of(problem: ProjectProblem) -> Silence:
    return Silence(problem.kind, problem.node or "")
