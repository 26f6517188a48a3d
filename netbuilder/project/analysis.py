"""All that is known of a project without Keras, found once per edit and read by every view."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.network.shapes import infer_shapes
from netbuilder.project.divergence import divergence_problems
from netbuilder.project.ignored_warnings import shown_and_ignored
from netbuilder.project.problems import find_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netbuilder.network.graph import NodeId
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.problems import ProjectProblem
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run


@dataclass(frozen=True, slots=True)
class Analysis:
    """Shapes and problems of one project, the problems of each node, and those ignored."""

    shapes: Mapping[NodeId, NodeShapes]
    problems: tuple[ProjectProblem, ...]
    by_node: Mapping[NodeId, tuple[ProjectProblem, ...]]
    ignored: tuple[ProjectProblem, ...] = ()

    @property
    def parameters(self) -> int:
        """Number of parameters of the whole network."""
        return sum(shapes.parameters for shapes in self.shapes.values())

    @property
    def frozen_parameters(self) -> int:
        """Number of parameters that frozen blocks own."""
        return sum(shapes.frozen for shapes in self.shapes.values())

    @property
    def errors(self) -> tuple[ProjectProblem, ...]:
        """The problems that stop training."""
        return tuple(p for p in self.problems if p.severity.stops_training)

    @property
    def first_error(self) -> ProjectProblem | None:
        """The problem to deal with first before anything can be trained."""
        return next(iter(self.errors), None)


def analyse(project: Project, *, diverged: Iterable[Run] = ()) -> Analysis:
    """Return what is known of `project`, and of trainings like it that diverged.

    Of warnings, what did happen comes before what may.
    """
    shapes = infer_shapes(project.graph)
    found = sorted(
        (*divergence_problems(project, diverged), *find_problems(project, shapes)),
        key=lambda problem: problem.severity.rank,
    )
    problems, ignored = shown_and_ignored(project, found)
    by_node: defaultdict[NodeId, tuple[ProjectProblem, ...]] = defaultdict(tuple)
    for problem in problems:
        if problem.node is not None:
            by_node[problem.node] += (problem,)
    return Analysis(shapes, problems, dict(by_node), ignored)
