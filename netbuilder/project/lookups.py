"""Problems of lookup tables that lack a row for a value that can come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.permute import Permute
from netbuilder.blocks.reshape import Reshape
from netbuilder.network.edit import set_block
from netbuilder.network.order import input_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.project.task import Dtype, InputSpec
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problem import GraphProblem


def short_tables(graph: Graph, given: InputSpec) -> Iterator[GraphProblem]:
    """Yield an error for each Embedding that grey values reach and that has too few rows.

    Keras says so only when it meets such a value while training.
    """
    if given.dtype is not Dtype.UINT8:
        return
    largest = int(given.high)
    for start in input_nodes(graph):
        source = graph.block(start)
        if not isinstance(source, Input) or source.scale:
            continue
        for node in _unchanged(graph, start):
            block = graph.block(node)
            if isinstance(block, Embedding) and block.input_dim <= largest:
                yield _short(node, block, largest=largest)


def _unchanged(graph: Graph, start: NodeId) -> Iterator[NodeId]:
    """Yield the nodes that the Input's numbers reach as they are, in whichever order."""
    waiting, seen = [start], {start}
    while waiting:
        for edge in graph.outgoing(waiting.pop()):
            if edge.target in seen:
                continue
            seen.add(edge.target)
            yield edge.target
            if isinstance(graph.block(edge.target), Flatten | Permute | Reshape):
                waiting.append(edge.target)


def _short(node: NodeId, block: Embedding, *, largest: int) -> GraphProblem:
    least = largest + 1
    longer = block.with_settings(input_dim=least)
    return Problem(
        kind="short_table",
        severity=Severity.ERROR,
        title=_("The vocabulary of Embedding is too small"),
        found=_("a vocabulary of {number} for grey values up to {largest}").format(
            number=block.input_dim, largest=largest
        ),
        expected=_("at least {number}").format(number=least),
        advice=_("Each value that may occur needs a vector of its own."),
        node=node,
        fix=Fix(
            _("Set the vocabulary size to {number}").format(number=least),
            partial(set_block, node=node, block=longer),
        ),
    )
