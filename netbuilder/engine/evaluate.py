"""The score of trained weights on the test examples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.build import set_weights
from netbuilder.engine.importing import import_keras
from netbuilder.engine.refusals import CannotAnswerError, in_our_words
from netbuilder.engine.scoring import score_in_pieces
from netbuilder.engine.soundness import require_sound
from netbuilder.engine.step import make_recipe, make_score
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.datasets import Dataset
    from netbuilder.project.run import Score
    from netbuilder.project.trained import TrainedNetwork


def evaluate(network: TrainedNetwork, *, load: Callable[[str], Dataset] = load_dataset) -> Score:
    """Return loss and accuracy on the test examples of the data set.

    Raises:
        NetBuilderError: The network cannot answer such examples, or the weights do not fit.
    """
    require_sound(network)
    import_keras()
    dataset = load(network.dataset)
    with in_our_words():
        recipe = make_recipe(network.graph, loss=network.loss, classes=dataset.info.classes)
        set_weights(recipe.model, network.graph, weights=network.weights)
        images = dataset.x_test.reshape(len(dataset.x_test), -1)
        score = score_in_pieces(make_score(recipe), images, dataset.y_test)
    if not math.isfinite(score.loss):
        raise CannotAnswerError(
            _("The loss of this network is no number"),
            found=_("{loss} ({name})").format(loss=score.loss, name=network.loss),
            expected=_("a finite number"),
            advice=_("Its weights are too large, or the loss does not fit its output."),
        )
    return score
