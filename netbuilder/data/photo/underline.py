"""A line drawn below a digit, told from the digit's own strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from netbuilder.data.photo.ink import ALL_AROUND

if TYPE_CHECKING:
    from netbuilder.data.photo.arrays import Mask

_FLAT: Final = 0.25
"""Height of a line as a share of its width, thick or askew as it may be."""
_LEAST_GAP: Final = 0.05
"""Height, as a share of what stands above, of the gap from which a line is no part of it; the foot
of a 2 whose stroke is broken stands nearer."""


def without_underline(strong: Mask) -> Mask:
    """Return the ink without a level line that lies below all the rest, if there is one.

    Args:
        strong: Pixels of ink.
    """
    pieces, _count = ndimage.label(strong, ALL_AROUND)
    lowest = max(
        enumerate(ndimage.find_objects(pieces), 1), key=lambda piece: piece[1][0].stop, default=None
    )
    if lowest is None:
        return strong
    number, (rows, columns) = lowest
    if rows.stop - rows.start > _FLAT * (columns.stop - columns.start):
        return strong
    rest: Mask = strong & (pieces != number)
    inked = np.flatnonzero(rest.any(axis=1))
    if not len(inked):
        return strong
    height = inked[-1] - inked[0] + 1
    is_below = rows.start - inked[-1] - 1 >= _LEAST_GAP * height
    is_digit_above = height > rows.stop - rows.start
    return rest if is_below and is_digit_above else strong
