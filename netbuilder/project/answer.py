"""Problems of the network's answer: its shape, or that nothing learns; and what fixes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.shape import Shape, ShapeError, format_shape, size_of
from netbuilder.network.edit import set_block
from netbuilder.network.order import output_nodes, upstream
from netbuilder.network.placement import append_to_the_right, insert
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.loss_problems import activation_of
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problems import GraphProblem
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.task import Task

_FEW_UNITS: Final = 16
"""Units up to which a Dense without an activation looks like an output layer."""


def answer_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, task: Task
) -> Iterator[GraphProblem]:
    """Return what keeps the last block from answering as the task asks: of which shape."""
    for end, output in answers(graph, shapes):
        if output != task.output_shape:
            yield _wrong_output(graph, end, output, task)


def learning_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, task: Task
) -> Iterator[GraphProblem]:
    """Return what keeps a network from learning to answer: that nothing in it can learn."""
    for end, output in answers(graph, shapes):
        if not any(shapes[name].weights for name in upstream(graph, (end,))):
            yield _nothing_to_learn(end, output, task)


def answers(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[tuple[NodeId, Shape]]:
    """Yield the one last block with its output, where there are both."""
    ends = output_nodes(graph)
    output = shapes[ends[0]].output if len(ends) == 1 else None
    if output is not None:
        yield ends[0], output


def _wrong_output(graph: Graph, end: NodeId, output: Shape, task: Task) -> GraphProblem:
    if task.classes:
        expected = _("{classes}, one value for each class").format(classes=task.classes)
    else:
        expected = _("{shape}, the shape of a target").format(shape=format_shape(task.output_shape))
    is_meant = _is_meant_as_output(graph, end, task)
    fixes = _output_fixes(graph, end, output, task, is_meant=is_meant)
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
    activation, last = activation_of(graph, end), _last_dense(graph, end)
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


def _output_fixes(
    graph: Graph, end: NodeId, output: Shape, task: Task, *, is_meant: bool
) -> tuple[Fix[Graph], ...]:
    """Return what gives the output its shape: a last block meant as the output is corrected."""
    if len(task.output_shape) != 1:
        return ()
    last, units = _last_dense(graph, end), size_of(task.output_shape)
    add = _dense_fix(task, behind=last, flatten=len(output) > 1)
    dense = graph.block(last) if last is not None else None
    if last is None or not isinstance(dense, Dense):
        return (add,)
    correct = _correct_dense(dense, last, units=units, flatten=len(output) > 1)
    return (correct, add) if is_meant else (add, correct)


def _dense_fix(task: Task, *, flatten: bool, behind: NodeId | None = None) -> Fix[Graph]:
    units = size_of(task.output_shape)
    added = Dense(units=units, activation=task.activations[0])
    title = _("Add Dense of {units}").format(units=units)
    return Fix(title, partial(_add_answer, behind=behind, flatten=flatten, dense=added))


def _correct_dense(dense: Dense, node: NodeId, *, units: int, flatten: bool) -> Fix[Graph]:
    if not flatten:
        title = _("Set units to {units}")
    elif dense.units == units:
        title = _("Insert Flatten")
    else:
        title = _("Insert Flatten and set units to {units}")
    edit = partial(_with_units, node=node, units=units, flatten=flatten)
    return Fix(title.format(units=units), edit)


def _with_units(graph: Graph, *, node: NodeId, units: int, flatten: bool) -> Graph:
    flat = _flatten_before(graph, node=node) if flatten else graph
    dense = flat.block(node).with_settings(units=units)
    return set_block(flat, node, dense)


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
    """Follow the chain upward while its blocks, unlike Conv2D, also take a vector."""
    first = node
    while len(graph.incoming(node)) == 1:
        node = graph.incoming(node)[0].source
        if not _takes_a_row(graph.block(node)) or len(graph.outgoing(node)) > 1:
            break
        if isinstance(graph.block(node), Dense):
            first = node
    return first


def _takes_a_row(block: Block) -> bool:
    try:
        block.output_shape((1,))
    except ShapeError:
        return False
    return True


def _flatten_before(graph: Graph, *, node: NodeId) -> Graph:
    first = _first_dense_above(graph, node)
    return insert(graph, graph.incoming(first)[0], Flatten())


def _add_answer(graph: Graph, *, behind: NodeId | None, flatten: bool, dense: Dense) -> Graph:
    if not flatten:
        return append_to_the_right(graph, dense)
    if behind is not None:
        return append_to_the_right(_flatten_before(graph, node=behind), dense)
    return append_to_the_right(append_to_the_right(graph, Flatten()), dense)


def _nothing_to_learn(end: NodeId, output: Shape, task: Task) -> GraphProblem:
    add = _dense_fix(task, flatten=len(output) > 1) if len(task.output_shape) == 1 else None
    return Problem(
        kind="nothing_to_learn",
        severity=Severity.UNFINISHED,
        title=_("Nothing to train"),
        found=_("no block with trainable weights"),
        expected=_("at least one, such as Dense"),
        advice=_("Drag Dense into the network."),
        node=end,
        step=_("Add a layer that learns, such as Dense"),
        fix=add,
    )
