"""Lint of a network: it works, but in a way that a teacher would point out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.embedding import Embedding
from netbuilder.blocks.gaussian_dropout import GaussianDropout
from netbuilder.blocks.input import Input
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.blocks.spatial_dropout2d import SpatialDropout2D
from netbuilder.network.block_kinds import DROPPING, NORMALIZING, STRAIGHT, keeps_shape
from netbuilder.network.edit import remove_nodes, set_block
from netbuilder.network.initialization import initialization_warnings
from netbuilder.network.naming import short_name
from netbuilder.network.nonlinearity import nonlinearity_warnings
from netbuilder.network.order import active, input_nodes, output_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.network.rewiring import move_before, move_behind
from netbuilder.words import _, all_of, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problem import GraphProblem

STRONG_DROPOUT: Final = 0.8
"""Dropout rate that leaves one neuron of five: most networks then learn little.

Source: N. Srivastava et al., "Dropout", JMLR 15, 2014, fig. 9. The noise of
GaussianDropout has √(rate ÷ (1 − rate)) times the size of the activation: here twice.
"""


def lint_warnings(graph: Graph, *, largest: float) -> Iterator[GraphProblem]:
    """Yield a warning for each finding; none of them stops training."""
    yield from _grey_values(graph, largest)
    yield from _embedded_shares(graph)
    answering = _answering(graph)
    ending = frozenset(answering)
    for node in active(graph):
        block = graph.block(node)
        if isinstance(block, DROPPING):
            yield from _dropping(graph, node, answering[-1] if node in ending else None)
        if isinstance(block, BatchNormalization):
            yield from _normalized_after_dropout(graph, node)
    yield from nonlinearity_warnings(graph)
    yield from initialization_warnings(graph)


def _grey_values(graph: Graph, largest: float) -> Iterator[GraphProblem]:
    if largest <= 1.0:
        return
    for node in input_nodes(graph):
        block = graph.block(node)
        behind = [graph.block(edge.target) for edge in graph.outgoing(node)]
        scalers = (Rescaling, Embedding, *NORMALIZING)
        if not isinstance(block, Input) or block.scale or not behind:
            continue
        if all(isinstance(other, scalers) for other in behind):
            continue
        scaled = block.with_settings(scale=True)
        yield Problem(
            kind="grey_values",
            severity=Severity.WARNING,
            title=_("The pixels are not scaled"),
            found=_("grey values from 0 to {largest}").format(largest=number(largest)),
            expected=_("values of about 1 or less"),
            advice=_(
                "Large inputs make large activations and unstable steps: scale the pixels to 0–1."
            ),
            node=node,
            fix=Fix(_("Scale pixels to 0–1"), partial(set_block, node=node, block=scaled)),
        )


def _embedded_shares(graph: Graph) -> Iterator[GraphProblem]:
    """Warn where scaled pixels are looked up in a table: all of them are 0 or 1."""
    for node in input_nodes(graph):
        block = graph.block(node)
        tables = [
            edge.target
            for edge in graph.outgoing(node)
            if isinstance(graph.block(edge.target), Embedding)
        ]
        if not tables or not isinstance(block, Input) or not block.scale:
            continue
        whole = block.with_settings(scale=False)
        yield Problem(
            kind="embedded_shares",
            severity=Severity.WARNING,
            title=_("Embedding receives values between 0 and 1"),
            found=_("scaled pixels"),
            expected=_("integers, such as unscaled grey values"),
            advice=_(
                "Each value is looked up as an integer: after scaling, nearly all of them become 0."
            ),
            node=tables[0],
            fix=Fix(_("Do not scale pixels"), partial(set_block, node=node, block=whole)),
            alternatives=tuple(_delete(graph, table) for table in tables[:1]),
        )


def _dropping(graph: Graph, node: NodeId, layer: NodeId | None) -> Iterator[GraphProblem]:
    """Yield what is wrong with a dropout; where it is on the output, `layer` is what gives that."""
    block = graph.block(node)
    if layer is not None:
        yield _dropout_at_the_end(graph, node, layer)
    elif float(getattr(block, "rate", 0.0)) >= STRONG_DROPOUT:
        yield _strong_dropout(node, block)


def _dropout_at_the_end(graph: Graph, node: NodeId, layer: NodeId) -> GraphProblem:
    block, fixes = graph.block(node), (*_moved(graph, node, layer), _delete(graph, node))
    name = _(block.title)
    if isinstance(block, GaussianDropout):
        advice = _(
            "Here it adds noise to the outputs themselves, and no later layer "
            "can compensate for it."
        )
    else:
        advice = _("Here it drops whole outputs, and no later layer can compensate for that.")
    return Problem(
        kind="dropout_at_the_end",
        severity=Severity.WARNING,
        title=_("{block} on the output itself").format(block=name),
        found=_("{block} after the output layer").format(block=name),
        expected=_("dropout before that layer"),
        advice=advice,
        node=node,
        fix=fixes[0],
        alternatives=fixes[1:],
    )


def _moved(graph: Graph, node: NodeId, layer: NodeId) -> Iterator[Fix[Graph]]:
    """Yield the move before the output layer, unless something is dropped there already."""
    before = graph.incoming(layer)
    is_layer = not isinstance(graph.block(layer), (Activation, *STRAIGHT))
    if not (keeps_shape(graph.block(node)) and is_layer and len(before) == 1):
        return
    if not isinstance(graph.block(before[0].source), DROPPING):
        title = _("Move {block} before {other}").format(
            block=short_name(graph, node), other=short_name(graph, layer)
        )
        yield Fix(title, partial(move_before, node=node, anchor=layer))


def _strong_dropout(node: NodeId, block: Block) -> GraphProblem:
    rate, half = float(getattr(block, "rate", 0.0)), block.with_settings(rate=0.5)
    if isinstance(block, GaussianDropout):
        title = _("{block} leaves little but noise")
        advice = _("Its noise is at least twice as large as the activations that pass through.")
    elif isinstance(block, SpatialDropout2D):
        title = _("{block} drops nearly everything")
        advice = _("So few channels remain that the network may learn little.")
    else:
        title = _("{block} drops nearly everything")
        advice = _("So few neurons remain that the network may learn little.")
    return Problem(
        kind="strong_dropout",
        severity=Severity.WARNING,
        title=title.format(block=_(block.title)),
        found=number(rate),
        expected=_("less than {rate}; 0.5 is typical").format(rate=STRONG_DROPOUT),
        advice=advice,
        node=node,
        fix=Fix(_("Set rate to 0.5"), partial(set_block, node=node, block=half)),
    )


def _answering(graph: Graph) -> tuple[NodeId, ...]:
    """Return the nodes that the answer comes from, the last first, up to one that is not linear.

    That is the output layer, if nothing else takes what it gives.
    """
    ends = output_nodes(graph)
    found = list(ends) if len(ends) == 1 else []
    while found and isinstance(graph.block(found[-1]), (Activation, *STRAIGHT)):
        before = graph.incoming(found[-1])
        if len(before) != 1 or len(graph.outgoing(before[0].source)) != 1:
            break
        found.append(before[0].source)
    return tuple(found)


def _normalized_after_dropout(graph: Graph, node: NodeId) -> Iterator[GraphProblem]:
    dropout = next(
        (
            edge.source
            for edge in graph.incoming(node)
            if isinstance(graph.block(edge.source), DROPPING)
        ),
        None,
    )
    if dropout is None:
        return
    delete = _delete(graph, dropout)
    alone = len(graph.outgoing(dropout)) == 1
    names = short_name(graph, dropout), short_name(graph, node)
    swapped = Fix(
        _("Swap {blocks}").format(blocks=all_of(names)),
        partial(move_behind, node=dropout, anchor=node),
    )
    yield Problem(
        kind="normalized_after_dropout",
        severity=Severity.WARNING,
        title=_("BatchNormalization after dropout"),
        found=_("a variance measured while dropout increases it"),
        expected=_("BatchNormalization before dropout"),
        advice=_(
            "At inference dropout does nothing and the variance is smaller, so the "
            "activations are normalized with a variance that does not fit."
        ),
        node=node,
        fix=swapped if alone else delete,
        alternatives=(delete,) if alone else (),
    )


def _delete(graph: Graph, node: NodeId) -> Fix[Graph]:
    title = _("Delete {block}").format(block=short_name(graph, node))
    return Fix(title, partial(remove_nodes, nodes=(node,)))
