"""Drawings that show no digit: two digits over each other, and strokes at random.

A network that has learned to say nothing of these is not bold where it knows nothing.
Source: D. Hendrycks, M. Mazeika, T. Dietterich, "Deep Anomaly Detection with Outlier Exposure",
ICLR 2019.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.framing import SIDE
from netbuilder.data.pen_styles import line

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

_LEAST_STROKES, _MOST_STROKES = 4, 9
_LEAST_SHIFT, _MOST_SHIFT = 6, 9
_EDGE: Final = 4.0


def nonsense(images: NDArray[np.uint8], chance: Generator) -> NDArray[np.uint8]:
    """Return as many images (n × 28 × 28, ink 255 on 0) without a meaning, not framed yet."""
    made = _overlaid(images, chance)
    scribbled = chance.random(len(images)) < 0.5
    made[scribbled] = _scribbles(int(scribbled.sum()), chance)
    return made


def _overlaid(images: NDArray[np.uint8], chance: Generator) -> NDArray[np.uint8]:
    """Lay another image over each, shifted so far that both are seen."""
    others = images[chance.permutation(len(images))]
    shifts = chance.integers(_LEAST_SHIFT, _MOST_SHIFT + 1, (len(images), 2))
    shifts *= chance.choice((-1, 1), shifts.shape)
    padded = np.pad(others, ((0, 0), (_MOST_SHIFT, _MOST_SHIFT), (_MOST_SHIFT, _MOST_SHIFT)))
    made = images.copy()
    for image, other, (down, across) in zip(made, padded, shifts, strict=True):
        top, left = _MOST_SHIFT - down, _MOST_SHIFT - across
        np.maximum(image, other[top : top + SIDE, left : left + SIDE], out=image)
    return made


def _scribbles(count: int, chance: Generator) -> NDArray[np.uint8]:
    """Draw straight strokes, each from where the last ended, or from elsewhere."""
    ink = np.zeros((count, SIDE, SIDE), np.float32)
    strokes = chance.integers(_LEAST_STROKES, _MOST_STROKES + 1, count)
    width = chance.uniform(0.8, 1.6, count)
    at = chance.uniform(_EDGE, SIDE - _EDGE, (2, count))
    for number in range(_MOST_STROKES):
        lifted = chance.random(count) < 0.3
        begin = np.where(lifted, chance.uniform(_EDGE, SIDE - _EDGE, (2, count)), at)
        at = chance.uniform(_EDGE, SIDE - _EDGE, (2, count))
        drawn = line((*begin, *at, width))
        ink = np.where((strokes > number)[:, None, None], np.maximum(ink, drawn), ink)
    grey: NDArray[np.uint8] = np.rint(ink * 255.0).astype(np.uint8)
    return grey
