"""The mean loss and accuracy over many examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.run import Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.keras_types import Function

_AT_ONCE: Final = 500
"""Number of examples scored in one call: enough to be fast, few enough for any memory."""


def score_in_pieces(
    score: Function,
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
) -> Score:
    """Return the mean loss and accuracy over all examples, of which there is at least one."""
    loss = hits = 0.0
    for start in range(0, len(images), _AT_ONCE):
        piece = slice(start, start + _AT_ONCE)
        summed, right = score(images[piece], labels[piece])
        loss += float(summed)
        hits += float(right)
    return Score(loss=loss / len(images), accuracy=hits / len(images))
