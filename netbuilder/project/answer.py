"""Problems of the network's answer: its shape, or that nothing learns; and what fixes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.shape import Shape, ShapeError, format_shape, size_of
from netbuilder.network.edit import set_block
from netbuilder.network.order import output_nodes, upstream
from netbuilder.network.placement import append_to_the_right, insert
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problems import GraphProblem
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.task import Task


def answer_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, task: Task
) -> Iterator[GraphProblem]:
    """Return what keeps the last block from answering as the task asks: of which shape."""
    for end, output in answers(graph, shapes):
        if output != task.output_shape:
            yield _wrong_output(graph, end, output, task)


def learning_problems(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[GraphProblem]:
    """Return what keeps a network from learning to answer: that nothing in it can learn."""
    for end, _output in answers(graph, shapes):
        if not any(shapes[name].weights for name in upstream(graph, (end,))):
            yield _nothing_to_learn(end)


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
    return Problem(
        kind="output_shape",
        severity=Severity.ERROR,
        title=_("The output has the wrong shape"),
        found=format_shape(output),
        expected=expected,
        advice=_output_advice(output, task),
        node=end,
        fix=_output_fix(graph, end, output, task),
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


def _output_fix(graph: Graph, end: NodeId, output: Shape, task: Task) -> Fix[Graph] | None:
    if len(task.output_shape) != 1:
        return None
    last, units = _last_dense(graph, end), size_of(task.output_shape)
    if len(output) > 1 and last is not None and graph.incoming(last):
        return Fix(_("Insert Flatten"), partial(_flatten_before, node=last))
    dense = graph.block(last) if last is not None else None
    if last is not None and isinstance(dense, Dense):
        fixed = dense.with_settings(units=units)
        title = _("Set units to {units}").format(units=units)
        return Fix(title, partial(set_block, node=last, block=fixed))
    added = Dense(units=units, activation=task.activations[0])
    title = _("Add Dense of {units}").format(units=units)
    return Fix(title, partial(_add_answer, flatten=len(output) > 1, dense=added))


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


def _add_answer(graph: Graph, *, flatten: bool, dense: Dense) -> Graph:
    grown = append_to_the_right(graph, Flatten()) if flatten else graph
    return append_to_the_right(grown, dense)


def _nothing_to_learn(end: NodeId) -> GraphProblem:
    return Problem(
        kind="nothing_to_learn",
        severity=Severity.ERROR,
        title=_("Nothing to train"),
        found=_("no block with trainable weights"),
        expected=_("at least one, such as Dense"),
        advice=_("Drag Dense into the network."),
        node=end,
    )
