"""Context of the probes: what those of the answering thread may look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netbuilder.engine.subject import RunSubject
from netbuilder.files.built_in import built_in_model

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.answerer import Answerer
    from netbuilder.engine.answering import AnsweringModel
    from netbuilder.project.run import Weights


@dataclass(frozen=True, slots=True)
class ProbeContext:
    """The `netbuilder.engine.probes.probe.Context` of the network that answers."""

    answerer: Answerer
    rival: Answerer
    load: Callable[[str], Dataset]

    @property
    def model(self) -> AnsweringModel:
        """The network that is asked about."""
        return self.answerer.model

    @property
    def weights(self) -> Weights:
        """The snapshot of its weights."""
        return self.answerer.weights

    def examples(self) -> Dataset:
        """Return the data set that it learned from."""
        return self.load(self.answerer.dataset)

    def built_in(self) -> AnsweringModel:
        """Return the built-in model, compiled when it is asked for the first time."""
        if not self.rival.is_loaded:
            self.rival.load(built_in_subject())
        return self.rival.model


def built_in_subject(source: str = "") -> RunSubject:
    """Return the built-in model as the subject called `source`.

    Raises:
        NetBuilderError: Its file is missing from this installation, or damaged.
    """
    run = built_in_model()
    return RunSubject(graph=run.graph, weights=run.weights, dataset=run.dataset, source=source)
