"""Image of a block's activation for a drawing, small enough for its face."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.ui.style.theme import Theme

_MOST_MAPS: Final = 8
"""Number of channels shown side by side; more could not be told apart on a face."""
_MAPS_ACROSS: Final = 4
_GAP: Final = 1
_MOST_BARS: Final = 12
"""Number of values up to which they stand as bars beside each other."""
_BAR_WIDTH, _BAR_HEIGHT = 4, 20
_STRIP: Final = 7 * _BAR_WIDTH
"""Values in one row of a strip, which is as wide as seven bars."""
_LARGEST_SIDE: Final = 112


def activation_image(values: NDArray[np.float32], theme: Theme) -> QImage | None:
    """Return `values` as a picture: maps of a picture's channels, or rows of single values.

    Paper stands for 0, ink for the largest, the theme's `negative` for the most negative; what is
    no number is left blank, and what is infinite stands as the largest of the others. There is none
    of values with more than three axes, or without any.
    """
    sheet = _sheet(_finite(np.asarray(values, np.float32)))
    if sheet is None:
        return None
    return image_of(sheet, theme)


def image_of(sheet: NDArray[np.float32], theme: Theme) -> QImage:
    """Return signed values (two axes) as colours between paper, ink and, below zero, `negative`."""
    sheet = _finite(sheet)
    peak = float(np.abs(sheet).max()) or 1.0
    share = np.clip(sheet / peak, -1.0, 1.0)[..., None]
    paper, ink, minus = (_rgb(name) for name in (theme.paper, theme.ink, theme.negative))
    colours = paper + np.where(share >= 0.0, (ink - paper) * share, (minus - paper) * -share)
    pixels = np.ascontiguousarray(np.rint(colours), np.uint8)
    height, width = sheet.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _finite(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return values that can be scaled, so that an infinite one does not flatten the others."""
    peak = float(np.abs(values).max(initial=0.0, where=np.isfinite(values))) or 1.0
    return np.nan_to_num(values, posinf=peak, neginf=-peak)


def _rgb(name: str) -> NDArray[np.float32]:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], np.float32)


def _sheet(values: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Return the values laid out on two axes."""
    if values.size == 0 or values.ndim > 3:
        return None
    if values.ndim == 3:
        return _maps(values)
    if values.ndim == 2:
        rows, columns = (math.ceil(extent / _LARGEST_SIDE) for extent in values.shape)
        return values[::rows, ::columns]
    return _strip(values.reshape(-1))


def _strip(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return values in rows that are about twice as wide as high; few stand in one row."""
    if len(values) <= _MOST_BARS:
        return _bars(values)
    across, step = _strip_rows(len(values))
    kept = values[::step]
    rows = math.ceil(len(kept) / across)
    padded = np.zeros(rows * across, np.float32)
    padded[: len(kept)] = kept
    return padded.reshape(rows, across)


def _strip_rows(count: int) -> tuple[int, int]:
    """Return how many values stand in a row, and of how many one is shown."""
    if count <= _STRIP:
        return count, 1
    across = max(_STRIP, math.ceil(math.sqrt(2 * count)))
    return across, max(1, across // _LARGEST_SIDE)


class UnitGrid(NamedTuple):
    """Grid in which the neurons, or the channels, of a picture stand.

    Attributes:
        shown: Number of them that are shown.
        columns: Number of them in a row.
        step: Number of units of which one is shown.
    """

    shown: int
    columns: int
    step: int = 1

    @property
    def rows(self) -> int:
        """Number of rows, the last of which may not be full."""
        return math.ceil(self.shown / self.columns)

    def place_at(self, across: float, down: float) -> int | None:
        """Return the place at these shares of the picture's width and height, if there is one."""
        if not 0.0 <= across < 1.0 or not 0.0 <= down < 1.0:
            return None
        place = int(down * self.rows) * self.columns + int(across * self.columns)
        return place if place < self.shown else None


def unit_grid(shape: tuple[int, ...]) -> UnitGrid | None:
    """Return the grid of values of a shape; None where single units cannot be told apart."""
    if len(shape) == 3:
        shown = min(shape[2], _MOST_MAPS)
        return UnitGrid(shown, min(shown, _MAPS_ACROSS))
    if len(shape) != 1:
        return None
    count = shape[0]
    if count <= _MOST_BARS:
        return UnitGrid(count, count)
    columns, step = _strip_rows(count)
    return UnitGrid(math.ceil(count / step), columns, step)


def _bars(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return each number as a bar from the bottom; negative ones count as such."""
    peak = float(np.abs(values).max()) or 1.0
    sheet = np.zeros((_BAR_HEIGHT, len(values) * (_BAR_WIDTH + _GAP) - _GAP), np.float32)
    for place, value in enumerate(values):
        height = max(1, round(abs(float(value)) / peak * _BAR_HEIGHT))
        left = place * (_BAR_WIDTH + _GAP)
        sheet[_BAR_HEIGHT - height :, left : left + _BAR_WIDTH] = 1.0 if value >= 0 else -1.0
    return sheet


def _maps(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the first channels side by side, in two rows where there are many."""
    step = math.ceil(max(values.shape[:2]) / _LARGEST_SIDE)
    values = values[::step, ::step]
    height, width, channels = values.shape
    shown = min(channels, _MOST_MAPS)
    across = min(shown, _MAPS_ACROSS)
    rows = math.ceil(shown / across)
    sheet = np.zeros((rows * (height + _GAP) - _GAP, across * (width + _GAP) - _GAP), np.float32)
    for place in range(shown):
        top, left = (place // across) * (height + _GAP), (place % across) * (width + _GAP)
        one = values[:, :, place]
        peak = float(np.abs(one).max()) or 1.0
        sheet[top : top + height, left : left + width] = one / peak
    return sheet
