"""The brightness of a decoded picture, in each of the ways in which ink may show on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.data.photo.arrays import Grey

WORKING_SIDE: Final = 240
"""Pixels along the longer side of what the ink is looked for in: 12 times what is needed."""
_COLOURED: Final = 24
"""Difference between two channels, of 255, from which a picture is in colour."""


def views_of(image: Image.Image) -> Iterator[Grey]:
    """Return the picture's brightness, 0 to 1, made no longer than `WORKING_SIDE`.

    First as people see it on white paper; then, for ink of another colour that is as bright as the
    paper, through a red, a green and a blue glass; last, where it is transparent, on black.
    """
    if image.mode.startswith(("I", "F")):
        wide = np.asarray(image, np.float64)
        flat = Image.fromarray((wide / max(wide.max(), 1.0)).astype(np.float32))
        yield np.asarray(_scaled(flat), np.float64)
        return
    layers = _scaled(image.convert("RGBA"))
    on_white = _laid_on(layers, "white")
    yield _brightness(on_white)
    if _is_coloured(on_white):
        yield from (_brightness(channel) for channel in on_white.split())
    if np.asarray(layers)[..., 3].min() < 255:
        yield _brightness(_laid_on(layers, "black"))


def _laid_on(layers: Image.Image, paper: str) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", layers.size, paper), layers).convert("RGB")


def _brightness(image: Image.Image) -> Grey:
    return np.asarray(image.convert("L"), np.float64) / 255.0


def _is_coloured(image: Image.Image) -> bool:
    channels = np.asarray(image, np.int16)
    return bool(np.ptp(channels, axis=2).max() >= _COLOURED)


def _scaled(image: Image.Image) -> Image.Image:
    scale = WORKING_SIDE / max(image.size)
    if scale >= 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX)
