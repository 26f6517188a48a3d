"""What the engine says to the drawing pad. Free of Keras and of Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from netbuilder.engine.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.network.graph import Graph


NEIGHBOURS: Final = 5
"""So many images that are like a drawing are named."""


@dataclass(frozen=True, slots=True)
class PadMessage(Message):
    """The base of what is said to the pad; empty, `run_id` stands for the built-in model."""

    run_id: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class PredictorLoaded(PadMessage):
    """The pad's predictor answers with other weights now; `source` names their run."""

    source: str


@dataclass(frozen=True, slots=True)
class PredictorEmpty(PadMessage):
    """The pad's predictor has no weights that could answer; `reason` says why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Predicted(PadMessage):
    """An answer for the pad: one probability per class, to the request `generation`."""

    generation: int
    probabilities: tuple[float, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Compared(PadMessage):
    """What another network says of the drawing of `generation`, beside the one that answers."""

    generation: int
    probabilities: tuple[float, ...]
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Activated(PadMessage):
    """What each block of `graph` makes of the image of `generation`, without the batch."""

    generation: int
    graph: Graph
    values: Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """An image that was learned from, with its label, and how much it is like another (0 to 1)."""

    image: NDArray[np.uint8]
    label: int
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Explained(PadMessage):
    """Why the image of `generation` was taken for `digit`.

    `support` (28 × 28) says for each pixel how much the digit's share falls without it;
    `neighbours` are the training images that are most like it, best first.
    """

    generation: int
    digit: int
    support: NDArray[np.float32]
    neighbours: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examined(PadMessage):
    """What neuron, or channel, `unit` of a block looks for; `weights` only where a picture is one.

    The `likeness` of each of the test images is how strongly it excites the neuron.
    """

    node: str
    unit: int
    weights: NDArray[np.float32] | None
    images: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ReadMany(PadMessage):
    """n × 10 probabilities of the images handed over with `tag`; no rows without weights."""

    tag: str
    probabilities: NDArray[np.float32]
    source: str
