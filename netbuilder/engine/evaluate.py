"""The score of trained weights on the test examples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.build import set_weights
from netbuilder.engine.importing import import_keras
from netbuilder.engine.objective import Objective
from netbuilder.engine.refusals import CannotAnswerError, in_our_words
from netbuilder.engine.scoring import score_in_pieces
from netbuilder.engine.soundness import require_sound
from netbuilder.engine.step import make_recipe, make_score
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.datasets import Dataset
    from netbuilder.project.series import Score
    from netbuilder.project.trained import TrainedNetwork


def evaluate(network: TrainedNetwork, *, load: Callable[[str], Dataset] = load_dataset) -> Score:
    """Return loss and metrics on the test examples of the data set.

    Raises:
        NetBuilderError: The network cannot answer such examples, or the weights do not fit.
    """
    require_sound(network)
    import_keras()
    dataset = load(network.dataset)
    with in_our_words():
        task = dataset.info.task
        aim = Objective(network.loss, network.from_logits)
        recipe = make_recipe(network.graph, objective=aim, task=task)
        set_weights(recipe.model, network.graph, weights=network.weights)
        inputs = dataset.x_test.reshape(len(dataset.x_test), -1)
        score = score_in_pieces(make_score(recipe), inputs, dataset.y_test, task=task)
    if not math.isfinite(score.loss):
        raise CannotAnswerError(
            _("The loss of this network is NaN or infinite"),
            found=_("{loss} ({name})").format(loss=score.loss, name=network.loss),
            expected=_("a finite number"),
            advice=_("Its weights are too large, or the loss function does not fit its output."),
        )
    return score
