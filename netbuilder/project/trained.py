"""A trained network: all that answering and measuring need of a document, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.project.plan import Loss
    from netbuilder.project.run import Run, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedNetwork:
    """A network with its weights; whether it could be trained any further does not matter here.

    Attributes:
        graph: The network.
        weights: Its weights.
        dataset: The key of the data set it was trained on.
        loss: The loss to measure it by.
        from_logits: True where that takes the output for logits.
        loss_known: True where it is the one it was trained with.
    """

    graph: Graph
    weights: Weights
    dataset: str
    loss: Loss
    loss_known: bool
    from_logits: bool = False


def trained_by(run: Run) -> TrainedNetwork:
    """Return the network that a run has trained."""
    return TrainedNetwork(
        graph=run.graph,
        weights=run.weights,
        dataset=run.dataset,
        loss=run.plan.loss,
        loss_known=run.loss_known,
        from_logits=run.plan.takes_logits,
    )
