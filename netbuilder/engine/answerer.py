"""A network that answers, and how another takes its place without compiling where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netbuilder.engine.answering import AnsweringModel, require_drawings
from netbuilder.engine.build import check_weights, network_key
from netbuilder.errors import NetBuilderError
from netbuilder.project.datasets import dataset_info
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Hashable

    from netbuilder.engine.subject import RunSubject
    from netbuilder.project.run import Weights


class Answerer:
    """Keeps one compiled network; the same network with other weights is not compiled again."""

    def __init__(self) -> None:
        self._model: AnsweringModel | None = None
        self._key: Hashable = None
        self.source = ""
        self.dataset = ""
        self.weights: Weights = {}

    @property
    def is_loaded(self) -> bool:
        """True once a network can be asked."""
        return self._model is not None

    @property
    def model(self) -> AnsweringModel:
        """The compiled network.

        Raises:
            NetBuilderError: There is none yet.
        """
        if self._model is None:
            raise NetBuilderError(_("There is no network to ask"))
        return self._model

    def load(self, subject: RunSubject) -> None:
        """Answer with these weights from now on.

        Raises:
            NetBuilderError: The network cannot read a drawing, or the weights do not fit.
        """
        task = dataset_info(subject.dataset).task
        require_drawings(subject.graph, task)
        check_weights(subject.graph, subject.weights)
        key, model = (network_key(subject.graph), subject.dataset), self._model
        if model is None or key != self._key:
            model = AnsweringModel(subject.graph, task)
            model.probabilities(np.zeros((1, *task.input.shape), np.uint8))
        model.take(subject.weights)
        self._model, self._key = model, key
        self.source, self.dataset, self.weights = subject.source, subject.dataset, subject.weights
