"""Frozen nodes: which they are, and how they are thawed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.weight_settings import FROZEN
from netbuilder.network.edit import set_blocks
from netbuilder.network.order import active
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problem import GraphProblem
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


def _unfreeze_last(graph: Graph) -> Graph:
    """Return the graph with its last frozen layer learning: what transfer learning trains first."""
    last = frozen_nodes(graph)[-1]
    return set_blocks(graph, {last: graph.block(last).with_settings(**{FROZEN: False})})


def frozen_problems(graph: Graph, shapes: Mapping[NodeId, NodeShapes]) -> Iterator[GraphProblem]:
    """Return that nothing can be trained, where all that could learn is frozen."""
    frozen = frozen_nodes(graph)
    several = len(frozen) > 1
    if frozen and not any(shapes[name].trainable for name in active(graph)):
        yield Problem(
            kind="all_frozen",
            severity=Severity.ERROR,
            title=_("Nothing can be trained: all layers are frozen"),
            found=counted("{count} frozen layer", "{count} frozen layers", len(frozen)),
            expected=_("at least one layer with weights that is not frozen"),
            advice=_("Unfreeze the layers that should be trained."),
            fix=Fix(_("Unfreeze all layers"), unfreeze),
            alternatives=(Fix(_("Unfreeze the last layer"), _unfreeze_last),) if several else (),
        )
