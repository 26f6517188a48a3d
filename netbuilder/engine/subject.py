"""The network that probes ask about: which one it is to be, and which one it is. Free of Keras."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.engine.messages import Message
from netbuilder.project.sets.mnist import MNIST
from netbuilder.words import N_

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.project.run import Run, Weights

NO_ENGINE: Final = N_("TensorFlow could not be started, so no predictions can be made.")
"""The reason why no network answers where there is no Keras."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunSubject:
    """The network of a run with a snapshot of its weights.

    `source` is what it is called, `dataset` the key of the data set that it learned from.
    """

    graph: Graph
    weights: Weights
    dataset: str
    source: str
    run_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltInSubject:
    """The built-in model, read in the thread that answers; `source` is what it is called."""

    source: str

    @property
    def run_id(self) -> str:
        """Empty: it stands for the built-in model among the ids of runs."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSubject:
    """No network: `reason` says why nothing is answered."""

    reason: str
    run_id: str = ""


def subject_of(run: Run) -> RunSubject:
    """Return the network of a run with the weights that it keeps."""
    return RunSubject(
        graph=run.graph,
        weights=run.weights,
        dataset=run.dataset,
        source=run.name,
        run_id=run.id,
    )


Subject: TypeAlias = RunSubject | BuiltInSubject | NoSubject


@dataclass(frozen=True, slots=True)
class SubjectMessage(Message):
    """The base of what is said of the subject; an empty `run_id` stands for the built-in model."""

    run_id: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class SubjectLoaded(SubjectMessage):
    """Message that another network answers from now on.

    `source` is what it is called, `dataset` the key of the data set that it learned from.
    """

    source: str
    dataset: str = field(default=MNIST.key, kw_only=True)


@dataclass(frozen=True, slots=True)
class SubjectMissing(SubjectMessage):
    """No network can answer; `reason` says why."""

    reason: str
