"""Rules for joining ports: asked by the canvas, enforced by the edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.network.graph import Edge
from netbuilder.network.order import downstream, topological, upstream
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph, NodeId


MOST_BLOCKS: Final = 20_000
"""Blocks of one network at most: these are still checked, opened and saved in seconds, in a file
within its limit."""


class EditError(NetBuilderError):
    """An edit that cannot be made; nothing has changed."""


def refusal(graph: Graph, edge: Edge) -> EditError | None:
    """Return why `edge` cannot be added, or None where it can.

    An input port that is taken does not refuse: the new wire takes the place of the old.
    """
    why = end_refusal(graph, edge)
    if why is not None:
        return why
    if edge in graph.incoming(edge.target):
        return EditError(_subject(), found=_("a wire that already exists"))
    if edge.source == edge.target or edge.source in downstream(graph, (edge.target,)):
        return circle(graph, edge)
    return None


def end_refusal(graph: Graph, edge: Edge) -> EditError | None:
    """Return why the two ports of `edge` cannot be, whatever else is joined."""
    subject = _subject()
    unknown = next((end for end in (edge.source, edge.target) if end not in graph.nodes), None)
    if unknown is not None:
        return EditError(subject, found=_("no block “{id}”").format(id=unknown))
    target = graph.block(edge.target)
    if not 0 <= edge.target_port < target.inputs or edge.source_port != 0:
        return EditError(
            subject,
            found=_("no such input on {block}").format(block=_(target.title)),
            expected=_("a block that takes an input"),
            advice=_("Data enter at the Input: start the wire there."),
        )
    return None


def circle(graph: Graph, edge: Edge) -> EditError:
    """Return the refusal of a wire that would lead the data in a circle."""
    target, source = _(graph.block(edge.target).title), _(graph.block(edge.source).title)
    return EditError(
        _subject(),
        found=_("a cycle: {target} already leads to {source}").format(target=target, source=source),
        expected=_("wires that lead forward"),
        advice=_("Data flow in one direction, from the Input to the output."),
    )


def _subject() -> str:
    return _("These blocks cannot be connected")


def can_connect(graph: Graph, edge: Edge) -> bool:
    """Tell whether `edge` may be added."""
    return refusal(graph, edge) is None


def edges_from(graph: Graph, source: NodeId) -> tuple[Edge, ...]:
    """Return all edges that may be added from the output of `source`, in the order of the data.

    Those to free inputs come first.
    """
    before = upstream(graph, (source,))
    there = set(graph.outgoing(source))
    taken = {(edge.target, edge.target_port) for edge in graph.edges}
    found = (
        Edge(source, node, 0, port)
        for node in topological(graph)
        if node not in before
        for port in range(graph.block(node).inputs)
    )
    offered = (edge for edge in found if edge not in there)
    return tuple(sorted(offered, key=lambda edge: (edge.target, edge.target_port) in taken))


def free_port(graph: Graph, node: NodeId) -> int:
    """Return the first input port of `node` without a wire, or 0 where all have one."""
    taken = {edge.target_port for edge in graph.incoming(node)}
    return next((port for port in range(graph.block(node).inputs) if port not in taken), 0)


def require_few_enough(blocks: int) -> None:
    """Refuse a network of more blocks than can be worked with.

    Raises:
        EditError: There are more than `MOST_BLOCKS`.
    """
    if blocks > MOST_BLOCKS:
        raise EditError(
            _("The network is too large"),
            found=counted("{count} block", "{count} blocks", blocks),
            expected=_("at most {most}").format(most=grouped(MOST_BLOCKS)),
            advice=_("Use fewer blocks."),
        )
