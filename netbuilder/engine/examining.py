"""One neuron by itself: the weights it looks with, and the images that excite it most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.engine.pad_messages import NEIGHBOURS, Examined, Likeness
from netbuilder.network.order import upstream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.answering import AnsweringModel
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Weights

LOOKED_AT: Final = 2_000
"""So many test images are looked at: enough to choose from, and soon done."""
_SIDE: Final = 28


def examine(
    model: AnsweringModel, weights: Weights, *, node: NodeId, unit: int, data: Dataset
) -> Examined:
    """Return what neuron, or channel, `unit` of a block looks for.

    The images are those of the first `LOOKED_AT` test images that excite it most.
    """
    images = data.x_test[:LOOKED_AT]
    strength = model.strength_of(node, unit, images)
    best = np.argsort(-strength, kind="stable")[:NEIGHBOURS]
    return Examined(
        node=node,
        unit=unit,
        weights=weights_of(model.graph, weights, node=node, unit=unit),
        images=tuple(
            Likeness(images[place], int(data.y_test[place]), float(strength[place]))
            for place in best
        ),
    )


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
