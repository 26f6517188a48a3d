"""What is wrong with the project: the graph's problems, and those of loss, data and output."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.shape import format_shape
from netbuilder.network.edit import append, insert_on_edge, set_block
from netbuilder.network.graph import Graph, NodeId, Point
from netbuilder.network.layout import COLUMN
from netbuilder.network.order import input_nodes, output_nodes, upstream
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.problems import GraphProblem, graph_problems
from netbuilder.network.shapes import NodeShapes, infer_shapes
from netbuilder.project.datasets import dataset_info
from netbuilder.project.plan import Loss
from netbuilder.project.project import Project
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from netbuilder.blocks.block import Block

ProjectProblem: TypeAlias = Problem[Project]

NEEDS_PROBABILITIES = frozenset(
    {
        Loss.CATEGORICAL_CROSSENTROPY,
        Loss.CATEGORICAL_FOCAL_CROSSENTROPY,
        Loss.KL_DIVERGENCE,
        Loss.BINARY_CROSSENTROPY,
        Loss.POISSON,
    }
)
"""Losses that take the logarithm of the output, so that it must lie between 0 and 1."""

_BETWEEN_0_AND_1 = LIKE_PROBABILITIES | {
    ActivationFunction.SIGMOID,
    ActivationFunction.HARD_SIGMOID,
    ActivationFunction.SPARSE_SIGMOID,
}


def find_problems(project: Project) -> tuple[ProjectProblem, ...]:
    """Return every problem, errors before warnings."""
    shapes = infer_shapes(project.graph)
    found = [_lift(problem) for problem in graph_problems(project.graph, shapes)]
    found += _of_the_data(project)
    found += _of_the_output(project, shapes)
    return tuple(sorted(found, key=lambda problem: problem.severity is Severity.WARNING))


def errors_of(project: Project) -> tuple[ProjectProblem, ...]:
    """Return the problems that stop training."""
    return tuple(p for p in find_problems(project) if p.severity is Severity.ERROR)


def _lift(problem: GraphProblem) -> ProjectProblem:
    fix = problem.fix
    lifted = None if fix is None else Fix(fix.title, partial(_on_graph, edit=fix.apply))
    return Problem(
        kind=problem.kind,
        severity=problem.severity,
        title=problem.title,
        found=problem.found,
        expected=problem.expected,
        advice=problem.advice,
        node=problem.node,
        fix=lifted,
    )


def _on_graph(project: Project, *, edit: Callable[[Graph], Graph]) -> Project:
    return replace(project, graph=edit(project.graph))


def _graph_fix(title: str, edit: Callable[[Graph], Graph]) -> Fix[Project]:
    return Fix(title, partial(_on_graph, edit=edit))


def _of_the_data(project: Project) -> Iterator[ProjectProblem]:
    info = dataset_info(project.dataset)
    for name in input_nodes(project.graph):
        block = project.graph.block(name)
        if isinstance(block, Input) and not info.fits(block.shape):
            cured = block.with_settings(shape=info.shape)
            yield Problem(
                kind="data_shape",
                severity=Severity.ERROR,
                title=_("The Input does not fit the data"),
                found=format_shape(block.shape),
                expected=_("{shape}, as {data} has it").format(
                    shape=format_shape(info.shape), data=_(info.title)
                ),
                advice=_("Give the Input the shape of the data."),
                node=name,
                fix=_graph_fix(
                    _("Set shape to {shape}").format(shape=format_shape(info.shape)),
                    partial(set_block, node=name, block=cured),
                ),
            )


def _of_the_output(
    project: Project, shapes: Mapping[NodeId, NodeShapes]
) -> Iterator[ProjectProblem]:
    ends = output_nodes(project.graph)
    if len(ends) != 1:
        return
    end, output = ends[0], shapes[ends[0]].output
    if output is None:
        return
    classes = dataset_info(project.dataset).classes
    if output != (classes,):
        yield _wrong_output(project, end, output, classes)
    elif project.plan.loss in NEEDS_PROBABILITIES:
        yield from _loss_against_output(project, end)
    if not any(shapes[name].weights for name in upstream(project.graph, ends)):
        yield _nothing_to_learn(end)


def _wrong_output(
    project: Project, end: NodeId, output: tuple[int, ...], classes: int
) -> ProjectProblem:
    return Problem(
        kind="output_shape",
        severity=Severity.ERROR,
        title=_("The answer has the wrong shape"),
        found=format_shape(output),
        expected=_("{classes}, one number for each class").format(classes=classes),
        advice=_("End with Dense of {classes} units and softmax; Flatten comes first.").format(
            classes=classes
        ),
        node=end,
        fix=_output_fix(project.graph, end, output, classes),
    )


def _output_fix(
    graph: Graph, end: NodeId, output: tuple[int, ...], classes: int
) -> Fix[Project] | None:
    last = _last_dense(graph, end)
    if len(output) > 1 and last is not None and graph.incoming(last):
        return _graph_fix(_("Insert Flatten"), partial(_flatten_before, node=last))
    dense = graph.block(last) if last is not None else None
    if last is not None and isinstance(dense, Dense):
        cured = dense.with_settings(units=classes)
        title = _("Set units to {classes}").format(classes=classes)
        return _graph_fix(title, partial(set_block, node=last, block=cured))
    title = _("Add Dense of {classes}").format(classes=classes)
    return _graph_fix(title, partial(_add_answer, flatten=len(output) > 1, classes=classes))


def _last_dense(graph: Graph, end: NodeId) -> NodeId | None:
    """Return the Dense that makes the answer: the last block, or the one before an Activation."""
    if isinstance(graph.block(end), Dense):
        return end
    before = graph.incoming(end)
    passes = isinstance(graph.block(end), Activation) and len(before) == 1
    if passes and isinstance(graph.block(before[0].source), Dense):
        return before[0].source
    return None


def _first_dense_above(graph: Graph, node: NodeId) -> NodeId:
    """Follow the chain upward while it is made of Dense, Activation and the like."""
    first = node
    while len(graph.incoming(node)) == 1:
        node = graph.incoming(node)[0].source
        if isinstance(graph.block(node), Dense):
            first = node
    return first


def _flatten_before(graph: Graph, *, node: NodeId) -> Graph:
    first = _first_dense_above(graph, node)
    edge = graph.incoming(first)[0]
    return _insert(graph, edge.source, first, Flatten())


def _insert(graph: Graph, source: NodeId, target: NodeId, block: Block) -> Graph:
    edge = next(edge for edge in graph.incoming(target) if edge.source == source)
    a, b = graph.nodes[source].position, graph.nodes[target].position
    middle = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
    return insert_on_edge(graph, edge, block, middle)[0]


def _add_answer(graph: Graph, *, flatten: bool, classes: int) -> Graph:
    if flatten:
        graph = _append_behind(graph, Flatten())
    return _append_behind(graph, Dense(units=classes, activation=ActivationFunction.SOFTMAX))


def _append_behind(graph: Graph, block: Block) -> Graph:
    last = graph.nodes[output_nodes(graph)[0]].position
    return append(graph, block, Point(last.x + COLUMN, last.y))[0]


def _loss_against_output(project: Project, end: NodeId) -> Iterator[ProjectProblem]:
    block = project.graph.block(end)
    activation = getattr(block, "activation", ActivationFunction.LINEAR)
    if activation in _BETWEEN_0_AND_1:
        return
    yield Problem(
        kind="loss_needs_probabilities",
        severity=Severity.ERROR,
        title=_("The loss does not fit the answer"),
        found=_("{loss} behind {activation}").format(loss=project.plan.loss, activation=activation),
        expected=_("probabilities: numbers from 0 to 1"),
        advice=_("Let the network end with softmax, or choose the loss mse."),
        node=end,
        fix=_softmax_fix(project.graph, end),
    )


def _softmax_fix(graph: Graph, end: NodeId) -> Fix[Project]:
    block = graph.block(end)
    softmax = ActivationFunction.SOFTMAX
    if "activation" in type(block).declared():
        cured = block.with_settings(activation=softmax)
        return _graph_fix(_("Set activation to softmax"), partial(set_block, node=end, block=cured))
    behind = Activation(activation=softmax)
    return _graph_fix(_("Add softmax"), partial(_append_behind, block=behind))


def _nothing_to_learn(end: NodeId) -> ProjectProblem:
    return Problem(
        kind="nothing_to_learn",
        severity=Severity.ERROR,
        title=_("There is nothing to learn"),
        found=_("no block with weights"),
        expected=_("at least one, such as Dense"),
        advice=_("Drag Dense into the network."),
        node=end,
    )
