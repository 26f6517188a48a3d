"""Checks that a trained network can answer: its blocks fit each other, its weights are finite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netbuilder.engine.refusals import CannotAnswerError, refuse
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.problems import errors_in_answering
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from netbuilder.project.trained import TrainedNetwork


def require_sound(network: TrainedNetwork) -> None:
    """Refuse a network that cannot answer the examples of its data set. Free of Keras.

    Raises:
        CannotAnswerError: Its blocks or its answer do not fit, or a weight is not finite.
    """
    refuse(errors_in_answering(network.graph, network.dataset), CannotAnswerError)
    require_numbers(network)


def require_numbers(network: TrainedNetwork) -> None:
    """Refuse weights that are not all finite.

    Raises:
        CannotAnswerError: With the block whose they are.
    """
    for node, shapes in infer_shapes(network.graph).items():
        for spec, array in zip(shapes.weights, network.weights.get(node, ()), strict=False):
            broken = int(np.size(array) - np.count_nonzero(np.isfinite(array)))
            if broken:
                raise CannotAnswerError(
                    _("The weights of “{node}” are not all finite").format(node=node),
                    found=_("{number} NaN or infinite ({name})").format(
                        number=grouped(broken), name=spec.name
                    ),
                    expected=_("finite numbers"),
                    advice=_("The training diverged: train again with a smaller learning rate."),
                )
