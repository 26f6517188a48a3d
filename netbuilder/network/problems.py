"""Problems of the graph itself: found on every edit, without Keras."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.block import Block
from netbuilder.blocks.input import Input
from netbuilder.network.input_problems import input_problems
from netbuilder.network.loose_ends import branch_problems
from netbuilder.network.misfit_fixes import misfit_fixes
from netbuilder.network.open_ports import port_problems
from netbuilder.network.order import active
from netbuilder.network.problem import Fix, GraphProblem, Problem, Severity
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.blocks.shape import Shape, ShapeError
    from netbuilder.network.graph import Graph, Node, NodeId
    from netbuilder.network.shapes import NodeShapes


def graph_problems(
    graph: Graph, shapes: Mapping[NodeId, NodeShapes], *, data: Shape
) -> tuple[GraphProblem, ...]:
    """Return every problem of the network, those of the whole first; `data` is an example’s shape.

    Blocks that are not connected to it are not part of it: `unconnected` tells of them.
    """
    found = [*input_problems(graph, data), *branch_problems(graph, shapes)]
    unshaped = _with_shape_of_input(graph)
    for name, node in graph.nodes.items():
        error = shapes[name].error
        if error is not None:
            fixes = tuple(misfit_fixes(graph, node, shapes, unshaped))
            found.append(_misfit(node, error, fixes))
    return (*found, *port_problems(graph, shapes))


def _misfit(node: Node, error: ShapeError, fixes: tuple[Fix[Graph], ...]) -> GraphProblem:
    return Problem(
        kind="misfit",
        severity=Severity.ERROR,
        title=_("{block} cannot take this input").format(block=_(node.block.title)),
        found=error.found,
        expected=error.expected,
        advice=error.advice,
        node=node.id,
        fix=next(iter(fixes), None),
        alternatives=fixes[1:],
    )


def _with_shape_of_input(graph: Graph) -> dict[NodeId, NodeId]:
    """Return the Input of each node before which nothing gives its data another shape."""
    found: dict[NodeId, NodeId] = {}
    for node in active(graph):
        incoming = graph.incoming(node)
        if len(incoming) != 1:
            continue
        source = incoming[0].source
        block = graph.block(source)
        if isinstance(block, Input):
            found[node] = source
        elif type(block).output_shape is Block.output_shape and source in found:
            found[node] = found[source]
    return found
