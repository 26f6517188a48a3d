"""Problems of the network's answer: its shape, or that nothing learns; and what fixes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.shape import Shape, format_shape, size_of
from netbuilder.network.order import output_nodes, upstream
from netbuilder.network.problem import Problem, Severity
from netbuilder.project.loss_problems import activation_of
from netbuilder.project.output_fixes import add_output, last_dense, output_fixes
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problem import GraphProblem
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.plan import Plan
    from netbuilder.project.task import Task

_FEW_UNITS: Final = 16
"""Units up to which a Dense without an activation looks like an output layer."""


def answer_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, task: Task, plan: Plan
) -> Iterator[GraphProblem]:
    """Return what keeps the last block from answering as the task asks: of which shape."""
    for end, output in answers(graph, shapes):
        if output != task.output_shape:
            yield _wrong_output(graph, end, output, task, plan)


def learning_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, task: Task, plan: Plan
) -> Iterator[GraphProblem]:
    """Return what keeps a network from learning to answer: that nothing in it can learn.

    While the output has another shape, that is told first: what gives it its shape learns.
    """
    for end, output in answers(graph, shapes):
        learns = any(shapes[name].weights for name in upstream(graph, (end,)))
        if not learns and output == task.output_shape:
            yield _nothing_to_learn(end, output, task, plan)


def answers(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[tuple[NodeId, Shape]]:
    """Yield the one last block with its output, where there are both."""
    ends = output_nodes(graph)
    output = shapes[ends[0]].output if len(ends) == 1 else None
    if output is not None:
        yield ends[0], output


def _wrong_output(graph: Graph, end: NodeId, output: Shape, task: Task, plan: Plan) -> GraphProblem:
    if task.classes:
        expected = _("{classes}, one value for each class").format(classes=task.classes)
    else:
        expected = _("{shape}, the shape of a target").format(shape=format_shape(task.output_shape))
    is_meant = _is_meant_as_output(graph, end, task)
    fixes = output_fixes(graph, end, output, task, plan, is_meant=is_meant)
    return Problem(
        kind="output_shape",
        severity=Severity.ERROR if is_meant else Severity.UNFINISHED,
        title=_("The output has the wrong shape")
        if is_meant
        else _("The network has no output layer yet"),
        found=format_shape(output),
        expected=expected,
        advice=_output_advice(output, task),
        node=end,
        step="" if is_meant else _output_step(task),
        fix=next(iter(fixes), None),
        alternatives=fixes[1:],
    )


def _is_meant_as_output(graph: Graph, end: NodeId, task: Task) -> bool:
    """Tell whether the last block looks like an output layer rather than a hidden one.

    One does that gives probabilities, or has about as many units as wanted; or just a few of them,
    without the activation that a hidden layer would have.
    """
    activation, last = activation_of(graph, end), last_dense(graph, end)
    dense = graph.block(last) if last is not None else None
    if activation in LIKE_PROBABILITIES or not isinstance(dense, Dense):
        return activation in LIKE_PROBABILITIES
    few = _FEW_UNITS if activation is ActivationFunction.LINEAR else 0
    return dense.units <= max(2 * size_of(task.output_shape), few)


def _output_step(task: Task) -> str:
    if len(task.output_shape) > 1:
        return _("Add an output of {shape}").format(shape=format_shape(task.output_shape))
    return counted(
        "Add an output with {count} unit",
        "Add an output with {count} units",
        size_of(task.output_shape),
    )


def _output_advice(output: Shape, task: Task) -> str:
    wanted = task.output_shape
    if len(wanted) > 1:
        return _("End with a Reshape to {shape}.").format(shape=format_shape(wanted))
    sentence = _("End with a Dense layer of {units} units and {activation}.")
    if len(output) > 1:
        sentence = _(
            "End with a Dense layer of {units} units and {activation}, and put Flatten before it."
        )
    return sentence.format(units=size_of(wanted), activation=task.activations[0])


def _nothing_to_learn(end: NodeId, output: Shape, task: Task, plan: Plan) -> GraphProblem:
    return Problem(
        kind="nothing_to_learn",
        severity=Severity.UNFINISHED,
        title=_("Nothing to train"),
        found=_("no block with trainable weights"),
        expected=_("at least one, such as Dense"),
        advice=_("Add a layer that learns, such as Dense."),
        node=end,
        step=_("Add a layer that learns, such as Dense"),
        fix=add_output(output, task, plan),
    )
