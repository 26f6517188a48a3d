"""How a network's weights begin: all alike, so that all neurons of a layer stay alike."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.weight_settings import Initializer
from netbuilder.network.edit import set_block
from netbuilder.network.order import active, output_nodes
from netbuilder.network.problem import Fix, Problem, Severity
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Graph
    from netbuilder.network.problems import GraphProblem

_ALIKE: Final = frozenset({Initializer.ZEROS, Initializer.ONES})


def beginning_habits(graph: Graph) -> Iterator[GraphProblem]:
    """Yield a warning for each hidden layer whose neurons begin alike: nothing tells them apart.

    The last layer may begin so: there each neuron is told another truth.
    """
    ends = output_nodes(graph)
    for node in active(graph):
        block = graph.block(node)
        alike = tuple(name for name in _initializers(type(block)) if getattr(block, name) in _ALIKE)
        if alike and node not in ends:
            usual = {name: type(block).declared()[name].default for name in alike}
            fix = partial(set_block, node=node, block=block.with_settings(**usual))
            yield Problem(
                kind="neurons_alike",
                severity=Severity.WARNING,
                title=_("All neurons of {block} begin alike").format(block=_(block.title)),
                found=_("first weights: {name}").format(name=getattr(block, alike[0])),
                expected=_("weights drawn at random"),
                advice=_(
                    "Neurons that begin alike get the same corrections and stay alike, as if the "
                    "layer had one: draw the weights at random."
                ),
                node=node,
                fix=Fix(_("Draw first weights at random"), fix),
            )


@cache
def _initializers(cls: type[Block]) -> tuple[str, ...]:
    return tuple(name for name in cls.model_fields if name.endswith("_initializer"))
