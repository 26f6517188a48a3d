"""Warnings that the person has ignored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netbuilder.network.problem import Severity
from netbuilder.project.project import IgnoredWarning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.project.problems import ProjectProblem
    from netbuilder.project.project import Project


def can_be_ignored(problem: ProjectProblem) -> bool:
    """Tell whether a problem only teaches; an error cannot be ignored."""
    return problem.severity is Severity.WARNING


def ignore(project: Project, problem: ProjectProblem) -> Project:
    """Ignore a warning, at its block or of the network as a whole."""
    wanted = _of(problem)
    if wanted in project.ignored or not can_be_ignored(problem):
        return project
    return replace(project, ignored=(*project.ignored, wanted))


def restore_all(project: Project) -> Project:
    """Show all ignored warnings again."""
    return replace(project, ignored=())


def without_stale(project: Project) -> Project:
    """Forget ignored warnings of blocks that are gone: another may come to have the same id."""
    kept = tuple(s for s in project.ignored if not s.node or s.node in project.graph.nodes)
    return project if kept == project.ignored else replace(project, ignored=kept)


def shown_and_ignored(
    project: Project, problems: Iterable[ProjectProblem]
) -> tuple[tuple[ProjectProblem, ...], tuple[ProjectProblem, ...]]:
    """Return the problems that are shown, and those that are ignored."""
    ignored = frozenset(project.ignored)
    kept: list[ProjectProblem] = []
    left_out: list[ProjectProblem] = []
    for problem in problems:
        is_ignored = can_be_ignored(problem) and _of(problem) in ignored
        (left_out if is_ignored else kept).append(problem)
    return tuple(kept), tuple(left_out)


def _of(problem: ProjectProblem) -> IgnoredWarning:
    return IgnoredWarning(problem.kind, problem.node or "")
