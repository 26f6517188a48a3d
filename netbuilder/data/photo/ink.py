"""Ink told from the noise of the paper, faint print and specks of dust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from netbuilder.data.framing import BOX, THINNEST
from netbuilder.data.photo.threshold import otsu

if TYPE_CHECKING:
    from netbuilder.data.photo.arrays import Grey, Mask

LEAST_CONTRAST: Final = 0.06
"""Contrast below which nothing counts as ink."""
_FAINTEST: Final = 0.08
"""Contrast of the ink as a whole below which it is a shadow, or shines through from behind."""
_WEAK: Final = 0.6
"""Ratio of two contrasts below which the weaker is print, and not ink."""
_SPECK: Final = 0.02
"""Share of all ink below which a piece of its own is a speck of dust."""
_SMALLEST: Final = 0.03
"""Longer side of a digit's largest piece, as a share of the picture's: below, it is noise."""
_EDGE: Final = 0.06
"""Share of full ink below which an edge has ended, and what JPEG adds to it begins."""
ALL_AROUND: Final = np.ones((3, 3), bool)
"""Neighbours of a pixel that belong to the same piece as it does."""


def ink_level(contrast: Grey, mask: Mask) -> float:
    """Return the contrast of full ink, where values that are much weaker count as print."""
    values = contrast[mask]
    border = otsu(values)
    weak, strong = values[values <= border], values[values > border]
    if len(weak) and len(strong) and np.median(weak) < _WEAK * np.median(strong):
        values = strong
    return float(np.percentile(values, 75))


def strong_ink(contrast: Grey, level: float) -> Mask:
    """Return the pixels with more than half of full ink, without specks of dust."""
    mask = contrast > 0.5 * level
    pieces, count = ndimage.label(mask, ALL_AROUND)
    ink = np.bincount(pieces.ravel(), np.where(mask, contrast, 0.0).ravel(), count + 1)
    large = ink >= _SPECK * ink[1:].sum()
    large[0] = False
    kept: Mask = large[pieces]
    return kept


def is_noise(strong: Mask) -> bool:
    """Tell whether all pieces are too small for a digit's largest one."""
    pieces, _count = ndimage.label(strong, ALL_AROUND)
    sides = (extent for box in ndimage.find_objects(pieces) for extent in box)
    longest = max((side.stop - side.start for side in sides), default=0)
    return bool(longest < _SMALLEST * max(strong.shape))


def is_ink(level: float, noise: float) -> bool:
    """Tell whether a contrast stands out enough for ink."""
    return level >= max(_FAINTEST, 5.0 * noise)


def shares_of_ink(contrast: Grey, strong: Mask, *, level: float, noise: float) -> Grey:
    """Return how much ink each pixel holds, 0 to 1: that of strong pixels and of their edges."""
    low = min(max(3.0 * noise, _EDGE * level), 0.3 * level)
    # An edge fades without a gap; what lies beyond one is an artefact, which would move the frame.
    near = ndimage.binary_dilation(strong, ALL_AROUND, iterations=2, mask=contrast > low)
    return np.where(near, np.clip((contrast - low) / (level - low), 0.0, 1.0), 0.0)


def thickened(ink: Grey) -> Grey:
    """Thicken strokes of a fine pen to what MNIST's thinnest are, once framed."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    longest = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    missing = (THINNEST * longest / BOX - stroke_width(ink)) / 2
    cross = ndimage.generate_binary_structure(2, 1)
    for _step in range(round(missing)):
        ink = ndimage.grey_dilation(ink, footprint=cross)
    return ink


def stroke_width(ink: Grey) -> float:
    """Return the strokes' mean width in pixels: their area over half their outline."""
    solid = np.pad(ink > 0.5, 1)
    outline = np.count_nonzero(np.diff(solid, axis=0)) + np.count_nonzero(np.diff(solid, axis=1))
    # An outline counted along the pixels' sides is 4/π times as long, over all directions.
    return 2.0 * float(ink.sum()) / max(float(outline) * np.pi / 4.0, 1.0)
