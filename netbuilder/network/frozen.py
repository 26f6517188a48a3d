"""Frozen nodes: which they are, and how they are thawed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.weight_settings import FROZEN
from netbuilder.network.edit import set_blocks
from netbuilder.network.order import active
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problems import GraphProblem
    from netbuilder.network.shapes import NodeShapes


def frozen_nodes(graph: Graph) -> tuple[NodeId, ...]:
    """Return the nodes that take part and keep their weights while the network is trained."""
    return tuple(name for name in active(graph) if graph.block(name).is_frozen)


def unfreeze(graph: Graph) -> Graph:
    """Return the graph with every layer learning that takes part."""
    thawed = {
        name: graph.block(name).with_settings(**{FROZEN: False}) for name in frozen_nodes(graph)
    }
    return set_blocks(graph, thawed)


def frozen_problems(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[GraphProblem]:
    """Return that nothing can be trained, where all that could learn is frozen."""
    frozen = frozen_nodes(graph)
    if frozen and not any(shapes[name].trainable for name in active(graph)):
        yield Problem(
            kind="all_frozen",
            severity=Severity.ERROR,
            title=_("Nothing can be trained: all layers are frozen"),
            found=_("frozen layers: {number}").format(number=grouped(len(frozen))),
            expected=_("at least one layer with weights that is not frozen"),
            advice=_("Unfreeze the layers that should be trained."),
            fix=Fix(_("Unfreeze all layers"), unfreeze),
        )
