"""Whether a network is the one that a run trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.knobs import with_rates
from netbuilder.project.run import same_network

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.project.run import Run


def is_network_of(run: Run, graph: Graph) -> bool:
    """Tell whether `graph` is what `run` trained, with its knobs as at the beginning or the end."""
    if same_network(run.graph, graph):
        return True
    rates = {change.node: change.after for change in run.changes if change.node}
    return bool(rates) and same_network(with_rates(run.graph, rates), graph)
