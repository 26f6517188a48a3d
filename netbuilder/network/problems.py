"""Problems of the graph itself: found on every edit, without Keras."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.entering import Entering
from netbuilder.network.input_problems import input_problems
from netbuilder.network.loose_ends import branch_problems
from netbuilder.network.misfit_fixes import misfit_fixes
from netbuilder.network.open_ports import port_problems
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
    entering = Entering(graph, shapes)
    for name, node in graph.nodes.items():
        error = shapes[name].error
        if error is not None:
            fixes = tuple(misfit_fixes(graph, node, shapes, entering))
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
