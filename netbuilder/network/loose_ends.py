"""Branches that lead nowhere, and what most likely joins them to the rest."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from netbuilder.blocks.activations import LIKE_PROBABILITIES
from netbuilder.blocks.add import Add
from netbuilder.blocks.concatenate import Concatenate
from netbuilder.network.edit import connect, remove_nodes
from netbuilder.network.graph import Edge, Graph, NodeId
from netbuilder.network.layout import depths
from netbuilder.network.naming import short_name
from netbuilder.network.nonlinearity import function_of
from netbuilder.network.open_ports import MOST_TRIED, OpenPort, open_ports
from netbuilder.network.order import input_nodes, output_nodes, upstream
from netbuilder.network.placement import add_behind, settle
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.shapes import fits
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.shapes import NodeShapes


def branch_problems(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[Problem[Graph]]:
    """Yield each last block but one: a network answers with a single output.

    A second Input with nothing behind it is told of as such, not as a branch.
    """
    inputs = input_nodes(graph)
    ends = tuple(name for name in output_nodes(graph) if name not in inputs)
    if len(ends) < 2:
        return
    depth = depths(graph)
    longest = max(ends, key=depth.__getitem__)
    ports = tuple(islice(open_ports(graph, shapes), MOST_TRIED))
    for name in ends:
        if name != longest:
            joined = (port for port in ports if port.node != name)
            fixes = _fixes(graph, shapes, name, longest, joined)
            yield _leads_nowhere(name, tuple(fixes), count=len(ends))


def _fixes(
    graph: Graph,
    shapes: Mapping[NodeId, NodeShapes],
    end: NodeId,
    longest: NodeId,
    ports: Iterable[OpenPort],
) -> Iterator[Fix[Graph]]:
    """Yield what makes use of a branch, or deletes it: that first where nothing in it learns."""
    for port in ports:
        if port.takes(graph, end, shapes[end].output):
            title = _("Connect branch to {block}").format(block=short_name(graph, port.node))
            yield Fix(title, partial(connect, edge=port.edge_from(end)))
    delete = Fix(_("Delete branch"), partial(_delete_branch, end=end))
    merges = _merges(graph, shapes, longest, end)
    yield from (*merges, delete) if _learns(graph, shapes, end) else (delete, *merges)


def _learns(graph: Graph, shapes: Mapping[NodeId, NodeShapes], end: NodeId) -> bool:
    """Tell whether there are weights in the chain that leads to `end` and to nothing else."""
    while not shapes[end].weights:
        before = graph.incoming(end)
        if len(before) != 1 or len(graph.outgoing(before[0].source)) > 1:
            return False
        end = before[0].source
    return True


def _leads_nowhere(name: NodeId, fixes: tuple[Fix[Graph], ...], *, count: int) -> Problem[Graph]:
    return Problem(
        kind="several_outputs",
        severity=Severity.UNFINISHED,
        title=_("A branch leads nowhere"),
        found=counted(
            "{count} block whose output is not used",
            "{count} blocks whose output is not used",
            count,
        ),
        expected=_("one last block, whose output is the network’s output"),
        advice=_("Connect this branch, or delete it."),
        node=name,
        step=_("Connect the branch that leads nowhere"),
        fix=fixes[0],
        alternatives=fixes[1:],
    )


def _delete_branch(graph: Graph, *, end: NodeId) -> Graph:
    """Delete `end` and what leads to nothing else."""
    kept = upstream(graph, (name for name in output_nodes(graph) if name != end))
    gone = tuple(name for name in upstream(graph, (end,)) if name not in kept)
    return remove_nodes(graph, gone)


def _merges(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], main: NodeId, other: NodeId
) -> Iterator[Fix[Graph]]:
    """Yield the merges of two hidden blocks; what gives probabilities is an answer already."""
    outputs = [shapes[name].output for name in (main, other)]
    first, second = outputs
    functions = {function_of(graph.block(name)) for name in (main, other)}
    if first is None or second is None or functions & LIKE_PROBABILITIES:
        return
    kinds: tuple[Block, ...] = (Add(), Concatenate()) if first == second else (Concatenate(),)
    for block in kinds:
        if fits(block, first, second):
            title = _("Merge the branches with {block}").format(block=_(block.title))
            yield Fix(title, partial(_merge, block=block, main=main, other=other))


def _merge(graph: Graph, *, block: Block, main: NodeId, other: NodeId) -> Graph:
    grown, name = add_behind(graph, block, main)
    return settle(connect(grown, Edge(other, name, 0, 1)), name)
