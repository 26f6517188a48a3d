"""Problems of the network's answer: its shape, its fit to the loss; and what fixes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.shape import Shape, ShapeError, format_shape
from netbuilder.network.edit import append, insert_on_edge, set_block
from netbuilder.network.graph import Graph, NodeId, Point
from netbuilder.network.layout import COLUMN
from netbuilder.network.nonlinearity import function_of
from netbuilder.network.order import output_nodes, upstream
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.plan import Loss
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.problems import GraphProblem
    from netbuilder.network.shapes import NodeShapes

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


def answer_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, classes: int
) -> Iterator[GraphProblem]:
    """Return what keeps the last block from answering with one number for each class."""
    for end, output in _answers(graph, shapes):
        if output != (classes,):
            yield _wrong_output(graph, end, output, classes)


def learning_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, loss: Loss, classes: int
) -> Iterator[GraphProblem]:
    """Return what keeps a network from learning to answer: its loss, or that nothing can learn."""
    for end, output in _answers(graph, shapes):
        if output == (classes,) and loss in NEEDS_PROBABILITIES:
            yield from _loss_against_output(graph, end, loss)
        if not any(shapes[name].weights for name in upstream(graph, (end,))):
            yield _nothing_to_learn(end)


def _answers(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[tuple[NodeId, Shape]]:
    """Yield the one last block with its output, where there are both."""
    ends = output_nodes(graph)
    output = shapes[ends[0]].output if len(ends) == 1 else None
    if output is not None:
        yield ends[0], output


def fitting_loss(graph: Graph) -> Loss:
    """Return a loss that fits what the network answers with, where none is given."""
    ends = output_nodes(graph)
    is_between = len(ends) == 1 and _activation(graph, ends[0]) in _BETWEEN_0_AND_1
    return Loss.CATEGORICAL_CROSSENTROPY if is_between else Loss.MSE


def _activation(graph: Graph, node: NodeId) -> ActivationFunction:
    block = graph.block(node)
    found: ActivationFunction = getattr(block, "activation", ActivationFunction.LINEAR)
    return found


def _wrong_output(graph: Graph, end: NodeId, output: Shape, classes: int) -> GraphProblem:
    return Problem(
        kind="output_shape",
        severity=Severity.ERROR,
        title=_("The answer has the wrong shape"),
        found=format_shape(output),
        expected=_("{classes}, one number for each class").format(classes=classes),
        advice=_output_advice(output).format(classes=classes),
        node=end,
        fix=_output_fix(graph, end, output, classes),
    )


def _output_advice(output: Shape) -> str:
    if len(output) > 1:
        return _("End with Dense of {classes} units and softmax; put Flatten before it.")
    return _("End with Dense of {classes} units and softmax.")


def _output_fix(graph: Graph, end: NodeId, output: Shape, classes: int) -> Fix[Graph] | None:
    last = _last_dense(graph, end)
    if len(output) > 1 and last is not None and graph.incoming(last):
        return Fix(_("Insert Flatten"), partial(_flatten_before, node=last))
    dense = graph.block(last) if last is not None else None
    if last is not None and isinstance(dense, Dense):
        cured = dense.with_settings(units=classes)
        title = _("Set units to {classes}").format(classes=classes)
        return Fix(title, partial(set_block, node=last, block=cured))
    title = _("Add Dense of {classes}").format(classes=classes)
    return Fix(title, partial(_add_answer, flatten=len(output) > 1, classes=classes))


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


def _loss_against_output(graph: Graph, end: NodeId, loss: Loss) -> Iterator[GraphProblem]:
    activation = _activation(graph, end)
    if activation in _BETWEEN_0_AND_1:
        return
    yield Problem(
        kind="loss_needs_probabilities",
        severity=Severity.ERROR,
        title=_("The loss does not fit the answer"),
        found=_("{loss} behind {activation}").format(loss=loss, activation=activation),
        expected=_("probabilities: numbers from 0 to 1"),
        advice=_("Let the network end with softmax, or choose the loss mse."),
        node=end,
        fix=_softmax_fix(graph, end),
    )


def _softmax_fix(graph: Graph, end: NodeId) -> Fix[Graph]:
    block = graph.block(end)
    softmax = ActivationFunction.SOFTMAX
    if function_of(block) is not None:
        cured = block.with_settings(activation=softmax)
        return Fix(_("Set activation to softmax"), partial(set_block, node=end, block=cured))
    behind = Activation(activation=softmax)
    return Fix(_("Add softmax"), partial(_append_behind, block=behind))


def _nothing_to_learn(end: NodeId) -> GraphProblem:
    return Problem(
        kind="nothing_to_learn",
        severity=Severity.ERROR,
        title=_("There is nothing to learn"),
        found=_("no block with weights"),
        expected=_("at least one, such as Dense"),
        advice=_("Drag Dense into the network."),
        node=end,
    )
