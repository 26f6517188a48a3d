"""Warnings about activations: too few, twice in a row, or so many that gradients vanish."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import LIKE_PROBABILITIES, ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.recurrent import Recurrent
from netbuilder.network.block_kinds import NORMALIZING, STRAIGHT
from netbuilder.network.edit import remove_nodes, set_block, set_blocks
from netbuilder.network.naming import short_name
from netbuilder.network.order import active
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problem import GraphProblem

MOST_SATURATING: Final = 3
"""Sigmoid's slope is at most 1/4: behind a fourth one a gradient is below 1/256 of its size."""
_SATURATING: Final = frozenset({ActivationFunction.SIGMOID, ActivationFunction.HARD_SIGMOID})
"""Those whose slope is small everywhere. That of tanh is nearly 1 where weights begin: measured,
the first of ten layers got as large a gradient as the last, and they learned as well as two."""
_LINEAR, _RELU = ActivationFunction.LINEAR, ActivationFunction.RELU
_SOFTMAX = ActivationFunction.SOFTMAX


def nonlinearity_warnings(graph: Graph) -> Iterator[GraphProblem]:
    """Yield a warning for each missing, repeated or saturating activation."""
    before = _blocks_before(graph)
    for node in active(graph):
        block = graph.block(node)
        yield from _straight_pair(graph, node, before.get(node))
        yield from _two_softmax(graph, node, block)
    yield from _vanishing(graph)


def function_of(block: Block) -> ActivationFunction | None:
    """Return the activation at a block's end; None for one that has no such setting.

    That of a recurrent block stands within: gates come behind it.
    """
    if not _has_activation(type(block)) or isinstance(block, Recurrent):
        return None
    found = getattr(block, "activation", None)
    return found if isinstance(found, ActivationFunction) else None


@cache
def _has_activation(cls: type[Block]) -> bool:
    """Tell it once for each kind: a pydantic model takes long to say that it has no such name."""
    return "activation" in cls.model_fields


def _blocks_before(graph: Graph) -> dict[NodeId, NodeId]:
    """Return for each node the nearest on a single way back that does more than pass sums on."""
    found: dict[NodeId, NodeId] = {}
    for node in active(graph):
        incoming = graph.incoming(node)
        if len(incoming) != 1:
            continue
        source = incoming[0].source
        if not _passes_sums_on(graph.block(source)):
            found[node] = source
        elif source in found:
            found[node] = found[source]
    return found


def _passes_sums_on(block: Block) -> bool:
    is_nothing = isinstance(block, Activation) and block.activation is _LINEAR
    return is_nothing or isinstance(block, STRAIGHT)


def _straight_pair(graph: Graph, node: NodeId, before: NodeId | None) -> Iterator[GraphProblem]:
    if before is None or not isinstance(graph.block(node), Dense):
        return
    first = graph.block(before)
    if not isinstance(first, Dense) or first.activation is not _LINEAR:
        return
    nonlinear = first.with_settings(activation=_RELU)
    yield Problem(
        kind="straight_pair",
        severity=Severity.WARNING,
        title=_("These two Dense layers act as one linear layer"),
        found=_("no activation function between them"),
        expected=_("a nonlinear one, such as relu"),
        advice=_(
            "A linear function of a linear function is linear again: without a "
            "nonlinearity in between, two layers can do no more than one."
        ),
        node=before,
        fix=Fix(_("Set activation to relu"), partial(set_block, node=before, block=nonlinear)),
        alternatives=(
            Fix(
                _("Delete {block}").format(block=short_name(graph, before)),
                partial(remove_nodes, nodes=(before,)),
            ),
        ),
    )


def _two_softmax(graph: Graph, node: NodeId, block: Block) -> Iterator[GraphProblem]:
    incoming = graph.incoming(node)
    if not isinstance(block, Activation) or len(incoming) != 1:
        return
    before = function_of(graph.block(incoming[0].source))
    if block.activation is not _SOFTMAX or before not in LIKE_PROBABILITIES:
        return
    yield Problem(
        kind="two_softmax",
        severity=Severity.WARNING,
        title=_("Softmax applied to probabilities"),
        found=_("softmax after {function}").format(function=before),
        expected=_("a single one, at the end"),
        advice=_("The second one makes all outputs nearly equal and training slow."),
        node=node,
        fix=Fix(_("Delete the second softmax"), partial(remove_nodes, nodes=(node,))),
    )


class _Row(NamedTuple):
    """Sigmoids that a gradient passes on its way back: their number, and the first of them."""

    length: int = 0
    first: NodeId = ""
    onward: _Row | None = None


_NO_ROW: Final = _Row()


def _length(row: _Row) -> int:
    return row.length


def _vanishing(graph: Graph) -> Iterator[GraphProblem]:
    """Warn of the longest row of sigmoids that a gradient cannot go around, if it is too long."""
    longest = saturating_row(graph)
    if len(longest) <= MOST_SATURATING:
        return
    title = _("Set all {number} to relu").format(number=grouped(len(longest)))
    yield Problem(
        kind="vanishing",
        severity=Severity.WARNING,
        title=_("The gradient may vanish"),
        found=counted("{count} sigmoid in a row", "{count} sigmoids in a row", len(longest)),
        expected=_("at most {number}, or relu").format(number=MOST_SATURATING),
        advice=_(
            "Vanishing gradient: each sigmoid multiplies the gradient by at most "
            "1/4, so the first layers hardly learn. Try relu."
        ),
        node=longest[-1],
        fix=Fix(title, partial(_with_relu, nodes=longest)),
    )


def saturating_row(graph: Graph) -> tuple[NodeId, ...]:
    """Return the longest row of hidden sigmoids that a gradient cannot go around."""
    rows: dict[NodeId, _Row] = {}
    for node in reversed(active(graph)):
        ahead = [rows[edge.target] for edge in graph.outgoing(node)]
        # A gradient that finds several ways takes them all: the shortest decides what is left.
        shortest = min(ahead, key=_length, default=_NO_ROW)
        rows[node] = _row_from(graph, node, shortest) if ahead else _NO_ROW
    return _members(max(rows.values(), key=_length, default=_NO_ROW))


def _members(row: _Row | None) -> tuple[NodeId, ...]:
    found: list[NodeId] = []
    while row is not None and row.length:
        found.append(row.first)
        row = row.onward
    return tuple(found)


def _row_from(graph: Graph, node: NodeId, ahead: _Row) -> _Row:
    block = graph.block(node)
    function = function_of(block)
    if isinstance(block, (*NORMALIZING, Recurrent)):
        return _NO_ROW
    if function in _SATURATING and isinstance(block, Dense | Activation):
        return _Row(ahead.length + 1, node, ahead)
    return ahead if function in (None, _LINEAR, *LIKE_PROBABILITIES) else _NO_ROW


def with_hidden_relu(graph: Graph) -> Graph:
    """Return the graph with relu in the place of its longest row of sigmoids."""
    return _with_relu(graph, nodes=saturating_row(graph))


def _with_relu(graph: Graph, *, nodes: tuple[NodeId, ...]) -> Graph:
    nonlinear = {node: graph.block(node).with_settings(activation=_RELU) for node in nodes}
    return set_blocks(graph, nonlinear)
