"""Activations: the output of each block for a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from netbuilder.engine.probes.probe import Answer, Priority, Probe, frozen_array

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Context
    from netbuilder.network.graph import Graph, NodeId


@dataclass(frozen=True, slots=True, eq=False)
class Activated(Answer):
    """The output of each block of `graph`, without the batch axis."""

    graph: Graph
    values: Mapping[NodeId, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Activate(Probe):
    """The activations of all blocks for a 28×28 image; shown as fast as the pen moves."""

    priority: ClassVar[Priority] = Priority.PAD

    image: NDArray[np.uint8]

    def __post_init__(self) -> None:
        object.__setattr__(self, "image", frozen_array(self.image, np.uint8))

    def answer(self, context: Context) -> Activated:
        """Return the activations."""
        return Activated(context.model.graph, context.model.activations(self.image))
