"""Explanation of an answer: the parts that count, and the training images most like it.

Source of the map: M. Zeiler, R. Fergus, "Visualizing and Understanding Convolutional Networks",
ECCV 2014, section 4.2 (occlusion).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.likeness import most_alike
from netbuilder.engine.probes.likeness import NEIGHBOURS, Likeness
from netbuilder.engine.probes.probe import Answer, Probe, frozen_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Context, Model

PATCH: Final = 6
"""Pixels along a side of what is covered: about two strokes wide."""
STRIDE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Explained(Answer):
    """Reasons why an image was taken for `digit`.

    `support` (28 × 28) says for each pixel how much the digit's share falls without it;
    `neighbours` are the training images that are most like it, best first.
    """

    digit: int
    support: NDArray[np.float32]
    neighbours: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Explain(Probe):
    """Question why a 28×28 image is answered as it is."""

    image: NDArray[np.uint8]

    def __post_init__(self) -> None:
        object.__setattr__(self, "image", frozen_array(self.image, np.uint8))

    def answer(self, context: Context) -> Explained:
        """Return the reasons."""
        model, data = context.model, context.examples()
        shares = model.probabilities(self.image[None])[0]
        digit = int(np.argmax(shares))
        places, likeness = most_alike(data.x_train, self.image, count=NEIGHBOURS)
        return Explained(
            digit=digit,
            support=support_of(model, self.image, digit=digit, share=float(shares[digit])),
            neighbours=tuple(
                Likeness(data.x_train[place], int(data.y_train[place]), float(like))
                for place, like in zip(places, likeness, strict=True)
            ),
        )


def support_of(
    model: Model, image: NDArray[np.uint8], *, digit: int, share: float
) -> NDArray[np.float32]:
    """Return for each pixel (28 × 28) how much the digit's share falls when it is covered.

    Positive where the ink speaks for the digit, negative where it speaks against it. A square of
    `PATCH` pixels is blanked at each place in steps of `STRIDE`; a pixel gets the mean over the
    squares that cover it.
    """
    side = image.shape[0]
    corners = [
        (row, column)
        for row in range(-PATCH + STRIDE, side, STRIDE)
        for column in range(-PATCH + STRIDE, side, STRIDE)
    ]
    covered = np.repeat(image[None], len(corners), axis=0)
    for place, (row, column) in enumerate(corners):
        covered[place, max(row, 0) : row + PATCH, max(column, 0) : column + PATCH] = 0
    falls = share - model.probabilities(covered)[:, digit]
    total, count = np.zeros((2, side, side), np.float32)
    for fall, (row, column) in zip(falls, corners, strict=True):
        square = (slice(max(row, 0), row + PATCH), slice(max(column, 0), column + PATCH))
        total[square] += fall
        count[square] += 1.0
    mean: NDArray[np.float32] = (total / np.maximum(count, 1.0)).astype(np.float32)
    return mean
