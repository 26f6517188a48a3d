"""Inspection of one neuron: its weights, and the images that excite it most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.engine.probes.likeness import NEIGHBOURS, Likeness
from netbuilder.engine.probes.probe import Answer, Probe
from netbuilder.errors import NetBuilderError
from netbuilder.network.order import upstream
from netbuilder.project.sets.mnist import MNIST
from netbuilder.words import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Context, Model
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Weights

LOOKED_AT: Final = 2_000
"""Number of test images looked at: enough to choose from, and soon done."""
_SIDE: Final = MNIST.shape[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NeuronInspected(Answer):
    """Neuron, or channel, `unit` of a block; `weights` only where they make an image.

    The `likeness` of each of the test images is how strongly it excites the neuron.
    """

    node: NodeId
    unit: int
    weights: NDArray[np.float32] | None
    images: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, eq=False)
class InspectNeuron(Probe):
    """Question what neuron, or channel, `unit` of a block looks for.

    The images are those of the first `LOOKED_AT` test images that excite it most.
    """

    node: NodeId
    unit: int

    def answer(self, context: Context) -> NeuronInspected:
        """Return its weights and its images.

        Raises:
            NetBuilderError: The network has no such block, or the data set is missing.
        """
        model, data = context.model, context.examples()
        if self.node not in model.graph.nodes:
            raise NetBuilderError(
                _("The trained network does not contain this block"),
                advice=_("Train again to inspect its neurons."),
            )
        images = data.x_test[:LOOKED_AT]
        strength = strength_of(model, images, node=self.node, unit=self.unit)
        best = np.argsort(-strength, kind="stable")[:NEIGHBOURS]
        return NeuronInspected(
            node=self.node,
            unit=self.unit,
            weights=weights_of(model.graph, context.weights, node=self.node, unit=self.unit),
            images=tuple(
                Likeness(images[place], int(data.y_test[place]), float(strength[place]))
                for place in best
            ),
        )


def strength_of(
    model: Model, images: NDArray[np.uint8], *, node: NodeId, unit: int
) -> NDArray[np.float32]:
    """Return how strongly each of n × 28 × 28 images excites one neuron of a block.

    Of a channel, or of a neuron that answers at every step, it is the largest place.
    """
    found = (outputs[..., unit] for outputs in model.outputs(node, images))
    return np.concatenate([piece.reshape(len(piece), -1).max(1) for piece in found])


def weights_of(
    graph: Graph, weights: Weights, *, node: NodeId, unit: int
) -> NDArray[np.float32] | None:
    """Return the weights that a neuron looks with as a picture; None where there is no picture.

    That is a pattern of a convolution (the mean over its input channels), or, of neurons that look
    at the pixels themselves, 28 × 28.
    """
    kernel = next(iter(weights.get(node, ())), None)
    if kernel is None or unit >= kernel.shape[-1]:
        return None
    if kernel.ndim == 4 and min(kernel.shape[:2]) > 1:
        return np.asarray(kernel[:, :, :, unit].mean(2), np.float32)
    before = upstream(graph, (node,)) - {node}
    sees_pixels = not any(name in weights for name in before)
    if kernel.ndim == 2 and kernel.shape[0] == _SIDE * _SIDE and sees_pixels:
        return np.asarray(kernel[:, unit].reshape(_SIDE, _SIDE), np.float32)
    return None
