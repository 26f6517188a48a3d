"""Warnings about initial weights that never learn, or that keep neurons alike."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.gaussian_noise import GaussianNoise
from netbuilder.blocks.weight_settings import Initializer
from netbuilder.network.block_kinds import STRAIGHT
from netbuilder.network.edit import set_block
from netbuilder.network.order import active, output_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.problem import GraphProblem

_ZEROS, _ONES = Initializer.ZEROS, Initializer.ONES
_ALIKE: Final = frozenset({_ZEROS, _ONES})
_FLAT_AT_ZERO: Final = frozenset(
    {
        ActivationFunction.RELU,
        ActivationFunction.RELU6,
        ActivationFunction.HARD_SHRINK,
        ActivationFunction.SOFT_SHRINK,
        ActivationFunction.TANH_SHRINK,
    }
)
"""Functions that are 0 at 0 and whose gradient there is 0, as Keras computes them on TensorFlow."""
_RECURRENT: Final = "recurrent_initializer"
"""The weights of a memory may begin with zeros: what comes in tells its neurons apart."""


def initialization_warnings(graph: Graph) -> Iterator[GraphProblem]:
    """Yield a warning for each hidden layer that its initial weights keep from learning.

    The last layer may begin with zeros or ones: there each neuron is told another truth.
    """
    ends = output_nodes(graph)
    next_function, is_told_apart = _looked_ahead(graph)
    for node in active(graph):
        block = graph.block(node)
        alike = tuple(name for name in _initializers(type(block)) if getattr(block, name) in _ALIKE)
        if not alike or node in ends:
            continue
        first = {getattr(block, name) for name in alike if name != _RECURRENT}
        if _ZEROS in first and _function_behind(block, next_function[node]) in _FLAT_AT_ZERO:
            function = _function_behind(block, next_function[node])
            yield _never_learns(node, block, alike, function)
        elif any(getattr(block, name) is _ONES for name in alike):
            yield _large_sums(node, block, alike)
        elif len(alike) == len(_initializers(type(block))) and not is_told_apart[node]:
            yield _stays_alike(node, block, alike)


def _looked_ahead(
    graph: Graph,
) -> tuple[Mapping[NodeId, ActivationFunction | None], Mapping[NodeId, bool]]:
    """Return which function is next behind each node, and whether random weights are."""
    functions: dict[NodeId, ActivationFunction | None] = {}
    apart: dict[NodeId, bool] = {}
    for node in reversed(active(graph)):
        targets = [edge.target for edge in graph.outgoing(node)]
        apart[node] = any(_tells_apart(graph.block(t), behind=apart[t]) for t in targets)
        functions[node] = None
        if len(targets) == 1:
            block = graph.block(targets[0])
            if isinstance(block, Activation):
                functions[node] = block.activation
            elif isinstance(block, STRAIGHT) and not isinstance(block, GaussianNoise):
                functions[node] = functions[targets[0]]
    return functions, apart


def _tells_apart(block: Block, *, behind: bool) -> bool:
    names = _initializers(type(block))
    return any(getattr(block, name) not in _ALIKE for name in names) if names else behind


def _function_behind(
    block: Block, following: ActivationFunction | None
) -> ActivationFunction | None:
    own = getattr(block, "activation", ActivationFunction.LINEAR)
    return following if own is ActivationFunction.LINEAR else own


def _never_learns(
    node: NodeId, block: Block, alike: tuple[str, ...], function: ActivationFunction | None
) -> GraphProblem:
    return Problem(
        kind="neurons_dead",
        severity=Severity.WARNING,
        title=_("{block} will never learn").format(block=_(block.title)),
        found=_("all weights initialized to zero, before {function}").format(function=function),
        expected=_("random initial weights"),
        advice=_(
            "All its outputs are 0, where {function} is flat: the gradient is 0 as "
            "well, so the weights never change."
        ).format(function=function),
        node=node,
        fix=_draw_at_random(node, block, alike),
    )


def _large_sums(node: NodeId, block: Block, alike: tuple[str, ...]) -> GraphProblem:
    return Problem(
        kind="neurons_alike",
        severity=Severity.WARNING,
        title=_("All neurons of {block} start identical").format(block=_(block.title)),
        found=_("all weights initialized to one"),
        expected=_("random initial weights"),
        advice=_(
            "All neurons start with the same large sum: sigmoid and tanh saturate, "
            "so they hardly learn, and with other activation functions training is "
            "slow."
        ),
        node=node,
        fix=_draw_at_random(node, block, alike),
    )


def _stays_alike(node: NodeId, block: Block, alike: tuple[str, ...]) -> GraphProblem:
    return Problem(
        kind="neurons_alike",
        severity=Severity.WARNING,
        title=_("All neurons of {block} stay identical").format(block=_(block.title)),
        found=_("weights initialized to {name}, here and in the next layer").format(
            name=getattr(block, alike[0])
        ),
        expected=_("random initial weights"),
        advice=_(
            "The initial weights do not break the symmetry: all neurons get the same "
            "gradient, as if the layer had only one neuron."
        ),
        node=node,
        fix=_draw_at_random(node, block, alike),
    )


def _draw_at_random(node: NodeId, block: Block, alike: tuple[str, ...]) -> Fix[Graph]:
    usual = {name: type(block).declared()[name].default for name in alike}
    edit = partial(set_block, node=node, block=block.with_settings(**usual))
    return Fix(_("Initialize the weights at random"), edit)


@cache
def _initializers(cls: type[Block]) -> tuple[str, ...]:
    return tuple(name for name in cls.model_fields if name.endswith("_initializer"))
