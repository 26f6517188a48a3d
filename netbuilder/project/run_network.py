"""Comparison of a network, or a project, with the one that a run trained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.knobs import as_turned, with_rates
from netbuilder.project.run import same_network

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run

_OF_NO_CONSEQUENCE: Final = frozenset(
    {
        "epochs",
        "validation_split",
        "early_stopping",
        "patience",
        "keep_best",
        "shuffle",
        "seed",
    }
)
"""Settings of a plan that neither lengthen a step nor turn it: weights diverge with or without."""


def is_network_of(run: Run, graph: Graph) -> bool:
    """Tell whether `graph` is what `run` trained, with its knobs as at the beginning or the end."""
    if same_network(run.graph, graph):
        return True
    rates = {change.node: change.after for change in run.changes if change.node}
    return bool(rates) and same_network(with_rates(run.graph, rates), graph)


def would_train_alike(run: Run, project: Project) -> bool:
    """Tell whether training `project` would take the same steps as `run` did at its end.

    How long it is trained, what is held out, and what is drawn at random may differ.
    """
    known = steps_of(as_turned(run)[1], run.dataset)
    return known == steps_of(project.plan, project.dataset) and is_network_of(run, project.graph)


def steps_of(plan: Plan, dataset: str) -> tuple[object, ...]:
    """Return all that decides over the steps of a training but the network."""
    return (
        dataset,
        *(
            getattr(plan, name) if setting.matters_in(plan) else None
            for name, setting in plan.declared().items()
            if name not in _OF_NO_CONSEQUENCE
        ),
    )
