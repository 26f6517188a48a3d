"""The score of trained weights on the test examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.build import set_weights
from netbuilder.engine.importing import import_keras
from netbuilder.engine.refusals import in_our_words, refuse_errors
from netbuilder.engine.scoring import score_in_pieces
from netbuilder.engine.step import make_recipe, make_score
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.datasets import Dataset
    from netbuilder.network.graph import Graph
    from netbuilder.project.plan import Loss
    from netbuilder.project.run import Score, Weights


def evaluate(
    graph: Graph,
    weights: Weights,
    dataset_key: str,
    loss: Loss,
    *,
    load: Callable[[str], Dataset] = load_dataset,
) -> Score:
    """Return loss and accuracy on the test examples of the data set.

    Raises:
        NetBuilderError: Network, loss and data do not go together, or the weights do not fit.
    """
    refuse_errors(Project(graph=graph, dataset=dataset_key, plan=Plan(loss=loss)))
    import_keras()
    dataset = load(dataset_key)
    with in_our_words():
        recipe = make_recipe(graph, loss=loss, classes=dataset.info.classes)
        set_weights(recipe.model, graph, weights=weights)
        images = dataset.x_test.reshape(len(dataset.x_test), -1)
        return score_in_pieces(make_score(recipe), images, dataset.y_test)
