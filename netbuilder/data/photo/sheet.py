"""The sheet of paper on a photo, told from a dark table along the photo's edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from netbuilder.data.photo.threshold import otsu

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.photo.arrays import Grey, Mask

_MOST_DARK: Final = 0.6
"""Share of a photo that table and ink may darken; more is light on dark."""
_DEEPEST: Final = 0.6
"""Share of the photo's height down to which a table along its upper edge may reach."""
_ALONG_EDGE: Final = 0.3
"""Share of an edge of the photo along which a table shows."""
_STRAIGHT: Final = 0.8
"""Share of the sheet's edge that lies on one straight line; the rest, strokes cross or curl."""
_TOLERANCE: Final = 0.015
"""Distance from that line, as a share of the photo's longer side."""
_STEP: Final = 0.025
"""Distance to either side of the sheet's edge at which table and paper are compared, and the
margin that is left out with the table, as a share of the photo's longer side."""
_JUMP: Final = 0.12
"""Difference of brightness between table and paper."""
_SHADOW: Final = 0.5
"""Share of that difference by which the paper may go on changing: a shadow ends slowly."""


def on_sheet(grey: Grey) -> Mask:
    """Return which pixels show the sheet: all of them where no table is to be seen.

    A table is dark from the photo's edge on up to a straight line, at which paper begins sharply.

    Args:
        grey: Brightness, 0 to 1.
    """
    sheet = np.ones(grey.shape, bool)
    smooth = ndimage.uniform_filter(grey, 3)
    dark = smooth <= otsu(grey)
    if dark.mean() > _MOST_DARK:
        return sheet
    step = max(1, round(_STEP * max(grey.shape)))
    for turns in range(4):
        border = _border_of_table(np.rot90(smooth, turns), np.rot90(dark, turns), step)
        if border is not None:
            turned = np.rot90(sheet, turns)
            turned &= np.arange(len(turned))[:, None] > border + step
    return sheet


def filled(grey: Grey, sheet: Mask) -> Grey:
    """Return the photo with its table covered by the paper beside it."""
    if sheet.all():
        return grey
    rows, columns = ndimage.distance_transform_edt(
        ~sheet, return_distances=False, return_indices=True
    )
    paper = ndimage.median_filter(grey, 5)
    return np.where(sheet, grey, paper[rows, columns])


def _border_of_table(smooth: Grey, dark: Mask, step: int) -> Grey | None:
    """Return the row of each column at which a table along the upper edge ends; None without."""
    height, width = dark.shape
    depth = np.where(dark.all(axis=0), height, dark.argmin(axis=0))
    columns = np.flatnonzero((depth > 0) & (depth < _DEEPEST * height))
    if len(columns) < max(4, _ALONG_EDGE * width):
        return None
    slope, offset = _line_through(columns, depth[columns])
    border = offset + slope * np.arange(width, dtype=np.float64)
    on_line = columns[np.abs(depth - border)[columns] <= _TOLERANCE * max(dark.shape)]
    if len(on_line) < _STRAIGHT * len(columns):
        return None
    table, paper, beyond = (_level(smooth, border + step * at, on_line) for at in (-1, 1, 3))
    is_sharp = paper - table >= _JUMP and abs(beyond - paper) <= _SHADOW * (paper - table)
    return border if is_sharp else None


def _line_through(places: NDArray[np.int64], values: NDArray[np.int64]) -> tuple[float, float]:
    """Return slope and offset of a line, whatever some of the values are.

    Source: H. Theil, "A rank-invariant method of linear and polynomial regression analysis" (1950),
    with each place and the one half of them further on as the pairs.
    """
    half = len(places) // 2
    rise, run = (
        values[half:] - values[: len(values) - half],
        places[half:] - places[: len(places) - half],
    )
    slope = float(np.median(rise / run))
    return slope, float(np.median(values - slope * places))


def _level(smooth: Grey, rows: Grey, columns: NDArray[np.int64]) -> float:
    """Return the median brightness along a line, given by its row in each column."""
    at = np.rint(rows[columns]).astype(np.int64).clip(0, len(smooth) - 1)
    return float(np.median(smooth[at, columns]))
