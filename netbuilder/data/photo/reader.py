"""The way from the brightness of a photo to the ink of its digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import ndimage

from netbuilder.data.photo.arrays import spread_of_noise
from netbuilder.data.photo.ink import (
    ALL_AROUND,
    LEAST_CONTRAST,
    ink_level,
    is_ink,
    is_noise,
    shares_of_ink,
    strong_ink,
    thickened,
)
from netbuilder.data.photo.paper import contrast_of
from netbuilder.data.photo.parts import single_digits
from netbuilder.data.photo.printed import printed_lines, without_lines
from netbuilder.data.photo.remains import is_line, is_remains
from netbuilder.data.photo.shadows import without_shadows
from netbuilder.data.photo.sheet import filled, on_sheet
from netbuilder.data.photo.underline import without_underline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.data.photo.arrays import Grey, Mask
    from netbuilder.data.photo.lines import Line

_SCRAPS: Final = 3.0
"""Extent, in thicknesses of the lines, up to which what they leave is a scrap."""


@dataclass(frozen=True, slots=True)
class Found:
    """Digits of a picture.

    Attributes:
        inks: The ink of each, 0 to 1, from left to right, all of the picture's size.
        has_lines: True where printed lines were taken away.
    """

    inks: tuple[Grey, ...]
    has_lines: bool


def find_digits(grey: Grey) -> Found:
    """Return the digits on a picture, none where nothing is written.

    Args:
        grey: Brightness, 0 to 1; dark on light or light on dark.
    """
    sheet = on_sheet(grey)
    contrast = np.where(sheet, contrast_of(filled(grey, sheet)), 0.0)
    noise = spread_of_noise(contrast)
    mask = contrast > max(4.0 * noise, LEAST_CONTRAST)
    if not mask.any() or mask.all():
        return Found((), has_lines=False)
    lines = printed_lines(mask, contrast, sheet)
    if lines:
        clear = without_lines(contrast, mask, lines)
        found = _digits_of(clear, noise, lines=lines, erased=clear != contrast)
        if found or len(lines) > 1:
            return Found(found, has_lines=True)
    return Found(_digits_of(contrast, noise), has_lines=False)


def _digits_of(
    contrast: Grey, noise: float, *, lines: Sequence[Line] = (), erased: Mask | None = None
) -> tuple[Grey, ...]:
    """Return the ink of each digit, without what is left of lines where they were erased."""
    mask = contrast > max(4.0 * noise, LEAST_CONTRAST)
    if not mask.any():
        return ()
    level = ink_level(contrast, mask)
    if not is_ink(level, noise):
        return ()
    strong = without_shadows(strong_ink(contrast, level), contrast, level=level)
    if erased is not None:
        longest = _SCRAPS * max(line.thickness for line in lines)
        strong = _without_scraps(strong, erased, longest)
    if is_noise(strong):
        return ()
    inks = (
        shares_of_ink(contrast, digit, level=level, noise=noise)
        for digit in single_digits(without_underline(strong))
    )
    return tuple(
        thickened(ink)
        for ink in inks
        if not is_line(ink) and not is_remains(ink, lines, level=level)
    )


def _without_scraps(mask: Mask, erased: Mask, longest: float) -> Mask:
    """Return the pieces but those that are small and touch what was erased."""
    pieces, count = ndimage.label(mask, ALL_AROUND)
    is_beside = np.bincount(
        pieces[ndimage.binary_dilation(erased, ALL_AROUND)], minlength=count + 1
    )
    kept = [
        index
        for index, extents in enumerate(ndimage.find_objects(pieces), 1)
        if not is_beside[index] or max(extent.stop - extent.start for extent in extents) > longest
    ]
    pieces_kept: Mask = np.isin(pieces, kept)
    return pieces_kept
