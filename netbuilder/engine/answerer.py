"""A network that answers, and how another takes its place without compiling where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from netbuilder.engine.answering import AnsweringModel, require_digits
from netbuilder.engine.build import check_weights, network_key
from netbuilder.engine.refusals import in_our_words

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from netbuilder.network.graph import Graph
    from netbuilder.project.run import Weights

PIXELS: Final = (28, 28)


class Load(NamedTuple):
    """A network with its weights, what they are called, and of which run they are."""

    graph: Graph
    weights: Weights
    source: str
    run_id: str = ""


class Answerer:
    """Keeps one compiled network; the same network with other weights is not compiled again."""

    def __init__(self) -> None:
        self.model: AnsweringModel | None = None
        self.source = ""
        self.weights: Weights = {}
        self._key: Hashable = None

    def load(self, load: Load) -> None:
        """Answer with these weights from now on.

        Raises:
            NetBuilderError: The network cannot read a drawing, or the weights do not fit.
        """
        require_digits(load.graph)
        check_weights(load.graph, load.weights)
        key = network_key(load.graph)
        with in_our_words():
            model = self.model
            if model is None or key != self._key:
                model = AnsweringModel(load.graph)
                model.probabilities(np.zeros((1, *PIXELS), np.uint8))
            model.take(load.weights)
        self.model, self._key, self.source = model, key, load.source
        self.weights = load.weights

    def probabilities(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return n × 10 for n × 28 × 28 images; without a network there are no rows.

        Raises:
            NetBuilderError: An output is not a number.
        """
        if self.model is None:
            return np.zeros((0, 10), np.float32)
        with in_our_words():
            return self.model.probabilities(images)
