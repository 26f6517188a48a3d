"""The base of all probes and of their answers, and what a probe may look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import numpy as np

from netbuilder.engine.subject import SubjectMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, DTypeLike, NDArray

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.keras_types import Model as KerasModel
    from netbuilder.engine.keras_types import Tensor
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Weights


class Priority(IntEnum):
    """Priority of a question: the lowest is answered first."""

    PAD = 0
    VIEW = 1


class Model(Protocol):
    """A network behind compiled functions, with the weights of the snapshot."""

    @property
    def graph(self) -> Graph:
        """The network."""

    @property
    def keras_model(self) -> KerasModel:
        """The functional Keras model, for a probe that computes with Keras itself."""

    def prepare(self, images: NDArray[np.uint8]) -> Tensor:
        """Return images as the tensor that the Keras model takes."""

    def probabilities(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return one probability per class for each image: n × classes.

        Raises:
            CannotAnswerError: An output is not a number.
        """

    def activations(self, image: NDArray[np.uint8]) -> dict[NodeId, NDArray[np.float32]]:
        """Return the output of every block for one image, without the batch axis."""

    def outputs(self, node: NodeId, images: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
        """Yield the output of one block, for some hundreds of the images at a time."""


class Context(Protocol):
    """Context of a probe: a model, the snapshot of its weights, examples."""

    @property
    def model(self) -> Model:
        """The network that is asked about."""

    @property
    def weights(self) -> Weights:
        """The snapshot of its weights."""

    def examples(self) -> Dataset:
        """Return the data set that it learned from.

        Raises:
            NetBuilderError: It is missing or damaged.
        """

    def built_in(self) -> Model:
        """Return the built-in model, to compare with.

        Raises:
            NetBuilderError: Its file is missing or damaged.
        """


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer(SubjectMessage):
    """The base of answers.

    A probe fills in what it found; the thread that answers adds the name of the `question`'s kind,
    its `number` and `asker`, and of which network it is true: its `source` and `run_id`.
    """

    question: str = ""
    number: int = 0
    asker: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unanswered(Answer):
    """The answer to a question that cannot be answered; `reason` is the sentence that says why."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Probe:
    """A question about the network that answers: frozen, and nothing but data.

    Of the questions of one kind that one `asker` asks, the newest alone is answered.

    Attributes:
        number: The question's number; its answer carries it, so that a late one is known.
        asker: Name of the asker, where several ask questions of this kind.
    """

    priority: ClassVar[Priority] = Priority.VIEW

    number: int = 0
    asker: str = ""

    def answer(self, context: Context) -> Answer:
        """Return what is found, a pure function of the question and the context.

        Raises:
            NetBuilderError: It cannot be found; the sentence comes to the asker as `Unanswered`.
        """
        raise NotImplementedError


def frozen_array(values: ArrayLike, dtype: DTypeLike) -> NDArray[Any]:
    """Return a read-only copy: what was handed over may change afterwards."""
    copy = np.array(values, dtype)
    copy.setflags(write=False)
    return copy
