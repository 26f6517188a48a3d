"""Printed lines, as of a frame, a form, ruled or squared paper, told from strokes and taken away.

Source: the way in which staff lines are taken from sheet music before its signs are read, as in
C. Dalitz et al., "A comparative study of staff removal algorithms", IEEE Transactions on Pattern
Analysis and Machine Intelligence 30 (2008).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from netbuilder.data.photo.lines import straight_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.data.photo.arrays import Grey, Mask
    from netbuilder.data.photo.lines import Line

_REACH: Final = 0.03
"""Distance, as a share of the picture's longer side, at which a line still ends on another one."""
_ALIKE: Final = 0.5
"""Ratio of darkness from which two lines may be of one print."""
_MARGIN: Final = 1.5
"""Pixels beside a line that its blurred edge reaches."""


def printed_lines(mask: Mask, contrast: Grey, sheet: Mask) -> list[Line]:
    """Return the lines that a printer drew: those without a free end.

    A printed line runs on until it meets another one, as a frame's sides do, or leaves the sheet; a
    stroke of the pen begins and ends anywhere.

    Args:
        mask: Pixels that stand out from the paper.
        contrast: By how much they do, 0 to 1.
        sheet: Pixels that show the sheet.
    """
    lines = straight_lines(mask, contrast)
    reach = _REACH * max(mask.shape)
    beyond = ndimage.distance_transform_edt(np.pad(sheet, 1))[1:-1, 1:-1]
    while True:
        kept = [line for line in lines if _is_held(line, lines, beyond, reach)]
        if len(kept) == len(lines):
            return lines
        lines = kept


def _is_held(line: Line, lines: Sequence[Line], beyond: Grey, reach: float) -> bool:
    """Tell whether both ends of a line lie on another line or where the sheet ends."""
    height, width = beyond.shape
    for row, column in line.ends:
        place = min(max(round(row), 0), height - 1), min(max(round(column), 0), width - 1)
        if beyond[place] <= reach:
            continue
        if not any(_ends_on(line, other, row, column, reach) for other in lines):
            return False
    return True


def _ends_on(line: Line, other: Line, row: float, column: float, reach: float) -> bool:
    """Tell whether a place, where `line` ends, lies on a line of the same print across it."""
    if other.is_upright == line.is_upright:
        return False
    darker, lighter = sorted((line.darkness, other.darkness), reverse=True)
    if lighter < _ALIKE * darker:
        return False
    along, aside = (row, column) if other.is_upright else (column, row)
    distance = abs(aside - other.middle - other.slope * along)
    return other.start - reach <= along <= other.end + reach and distance <= reach


def without_lines(contrast: Grey, mask: Mask, lines: Sequence[Line]) -> Grey:
    """Return the contrast without lines; where a stroke crosses one, both stay.

    Args:
        contrast: By how much each pixel stands out from the paper.
        mask: Pixels that do.
        lines: Lines to take away.
    """
    for upright in (False, True):
        family = [line for line in lines if line.is_upright is upright]
        if family:
            band = _band_of_level_lines(mask.T if upright else mask, family)
            seen = ~(band.T if upright else band)
            contrast, mask = np.where(seen, contrast, 0.0), mask & seen
    return contrast


def _band_of_level_lines(mask: Mask, lines: Sequence[Line]) -> Mask:
    """Return the pixels of level lines, but for columns in which the ink is higher than a line."""
    band = np.zeros(mask.shape, bool)
    rows, columns = np.indices(mask.shape)
    for line in lines:
        half = line.thickness / 2 + _MARGIN
        is_along = (columns >= line.start - 2 * half) & (columns <= line.end + 2 * half)
        band |= is_along & (np.abs(rows - line.middle - line.slope * columns) <= half)
    highest = round(max(line.thickness for line in lines) + _MARGIN)
    strokes = ndimage.binary_opening(mask, np.ones((highest + 1, 1), bool))
    return band & ~ndimage.binary_dilation(strokes, np.ones((1, 3), bool))
