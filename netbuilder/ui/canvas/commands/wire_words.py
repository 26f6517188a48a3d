"""Names of blocks, wires and inputs, for those who cannot point at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.naming import block_name
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge, Graph


def wire_name(graph: Graph, wire: Edge) -> str:
    """Return the blocks at the ends of a wire, and which input it goes to if there are several."""
    return _("{source} → {target}").format(
        source=block_name(graph, wire.source), target=_input_name(graph, wire)
    )


def input_name(graph: Graph, wire: Edge) -> str:
    """Return the input that a wire goes to, and the block that it takes from by now, if any."""
    name = _input_name(graph, wire)
    held = next((e for e in graph.incoming(wire.target) if e.target_port == wire.target_port), None)
    if held is None:
        return name
    return _("{input} (instead of {source})").format(
        input=name, source=block_name(graph, held.source)
    )


def _input_name(graph: Graph, wire: Edge) -> str:
    target, inputs = block_name(graph, wire.target), graph.block(wire.target).inputs
    if inputs == 1:
        return target
    return _("{block}, input {number} of {inputs}").format(
        block=target, number=wire.target_port + 1, inputs=inputs
    )
