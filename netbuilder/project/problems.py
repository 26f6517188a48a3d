"""Problems of the project: the graph's, and those of loss, data and output."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import Shape, format_shape, size_of
from netbuilder.network.edit import set_block
from netbuilder.network.frozen import frozen_problems
from netbuilder.network.input_problems import layouts, likely_layout
from netbuilder.network.lint import lint_warnings
from netbuilder.network.order import input_nodes
from netbuilder.network.problem import Fix, GraphProblem, Problem, Severity
from netbuilder.network.problems import graph_problems
from netbuilder.network.shapes import infer_shapes
from netbuilder.network.unconnected import unconnected
from netbuilder.project.answer import answer_problems, answers, learning_problems
from netbuilder.project.compatibility import fitting
from netbuilder.project.datasets import DatasetInfo, dataset_info
from netbuilder.project.lookups import short_tables
from netbuilder.project.loss_problems import loss_problems
from netbuilder.project.plan import Plan
from netbuilder.project.plan_problems import PlanProblem, plan_problems
from netbuilder.project.project import Project
from netbuilder.words import _, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.shapes import NodeShapes

ProjectProblem: TypeAlias = Problem[Project]
Part = TypeVar("Part")


def find_problems(
    project: Project, shapes: Mapping[NodeId, NodeShapes] | None = None
) -> tuple[ProjectProblem, ...]:
    """Return every problem, the severest first; `shapes` are inferred where not given."""
    shapes = infer_shapes(project.graph) if shapes is None else shapes
    info = dataset_info(project.dataset)
    graph = project.graph
    found = [
        *_in_answering(graph, shapes, info, project.plan),
        *learning_problems(graph, shapes, task=info.task, plan=project.plan),
        *frozen_problems(graph, shapes),
        *lint_warnings(graph, largest=info.task.input.divisor),
    ]
    plan = [_lift_from_plan(problem) for problem in plan_problems(project.plan, info)]
    lifted = [
        *(_lift(problem) for problem in found),
        *_of_the_loss(project, shapes, info),
        *plan,
        *fitting(project, shapes, info),
    ]
    return tuple(sorted(lifted, key=lambda problem: problem.severity.rank))


def _of_the_loss(
    project: Project, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo
) -> Iterator[ProjectProblem]:
    for end, output in answers(project.graph, shapes):
        if output == info.task.output_shape:
            yield from loss_problems(project, end, info.task)


def errors_of(project: Project) -> tuple[ProjectProblem, ...]:
    """Return the problems that stop training."""
    return tuple(p for p in find_problems(project) if p.severity.stops_training)


def errors_in_answering(graph: Graph, dataset: str) -> tuple[GraphProblem, ...]:
    """Return the problems for which a network cannot answer, however it is or was trained."""
    found = _in_answering(graph, infer_shapes(graph), dataset_info(dataset), Plan())
    return tuple(p for p in found if p.severity.stops_training)


def _in_answering(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], info: DatasetInfo, plan: Plan
) -> Iterator[GraphProblem]:
    of_graph = graph_problems(graph, shapes, data=info.shape)
    others = [
        *_of_the_data(graph, info),
        *short_tables(graph, info.task.input),
        *answer_problems(graph, shapes, task=info.task, plan=plan),
    ]
    is_complete = not any(p.severity.stops_training for p in (*of_graph, *others))
    yield from of_graph
    yield from unconnected(graph, shapes, is_complete=is_complete)
    yield from others


def _lift(problem: GraphProblem) -> ProjectProblem:
    return _lifted(problem, [_lifted_fix(fix, _on_graph) for fix in problem.fixes])


def _lift_from_plan(problem: PlanProblem) -> ProjectProblem:
    return _lifted(problem, [_lifted_fix(fix, _on_plan) for fix in problem.fixes])


def _lifted_fix(fix: Fix[Part], on_part: Callable[..., Project]) -> Fix[Project]:
    return Fix(fix.title, partial(on_part, edit=fix.apply))


def _lifted(problem: GraphProblem | PlanProblem, fixes: Sequence[Fix[Project]]) -> ProjectProblem:
    return Problem(
        kind=problem.kind,
        severity=problem.severity,
        title=problem.title,
        found=problem.found,
        expected=problem.expected,
        advice=problem.advice,
        node=problem.node,
        step=problem.step,
        fix=next(iter(fixes), None),
        alternatives=tuple(fixes[1:]),
    )


def _on_graph(project: Project, *, edit: Callable[[Graph], Graph]) -> Project:
    return replace(project, graph=edit(project.graph))


def _on_plan(project: Project, *, edit: Callable[[Plan], Plan]) -> Project:
    return replace(project, plan=edit(project.plan))


def _of_the_data(graph: Graph, info: DatasetInfo) -> Iterator[GraphProblem]:
    for name in input_nodes(graph):
        block = graph.block(name)
        if isinstance(block, Input) and not info.fits(block.shape):
            yield _other_shape(graph, name, block, info)


def _expected(info: DatasetInfo, *, others: Sequence[Shape]) -> str:
    """Return the shape of the data, and how else the same values can be laid out."""
    shape, data = format_shape(info.shape), _(info.title)
    if not others:
        return _("{shape}, as in {data}").format(shape=shape, data=data)
    return _("{shape}, as in {data} (or {others})").format(
        shape=shape, data=data, others=listed([format_shape(other) for other in others])
    )


def _other_shape(graph: Graph, name: NodeId, block: Input, info: DatasetInfo) -> GraphProblem:
    """Return the problem; first of its fixes is the layout that suits the most blocks."""
    alike = _laid_out_alike(info.shape, block.shape)
    tried = tuple(dict.fromkeys((alike, *layouts(info.shape))))
    first = likely_layout(graph, name, tried)
    fixes = [
        Fix(
            _("Set shape to {shape}").format(shape=format_shape(shape)),
            partial(set_block, node=name, block=block.with_settings(shape=shape)),
        )
        for shape in dict.fromkeys((first, *tried))
    ]
    return Problem(
        kind="data_shape",
        severity=Severity.ERROR,
        title=_("The Input does not fit the data set"),
        found=format_shape(block.shape),
        expected=_expected(info, others=layouts(info.shape)[1:]),
        advice=_("Give the Input the shape of the data."),
        node=name,
        fix=fixes[0],
        alternatives=tuple(fixes[1:]),
    )


def _laid_out_alike(shape: Shape, wrong: Shape) -> Shape:
    """Return the data's `shape` as a row, a grid or a grid with channels, as `wrong` was."""
    if len(wrong) == 1:
        return (size_of(shape),)
    return (*shape, 1) if len(wrong) == 3 and len(shape) == 2 else shape
