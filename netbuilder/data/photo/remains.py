"""Remains of printed lines, and lines that were not found, told from digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from netbuilder.data.photo.ink import stroke_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.data.photo.arrays import Grey
    from netbuilder.data.photo.lines import Line

_FLAT: Final = 0.25
"""Height as a share of the width up to which something is too flat for a digit."""
_SLENDER: Final = 0.13
"""Thickness of a line as a share of its length; a dash by a pen is thicker."""
_THICKER: Final = 1.75
"""Times a printed line's thickness up to which its remains are measured to be thick."""
_DARKER: Final = 2.0
"""Times a printed line's darkness up to which its remains are dark: the rest of it was fainter."""
_FAINT: Final = 0.2
"""Contrast of a line so faint that it is found in parts."""
_SMALL: Final = 0.1
"""Longer side of what a digit is larger than, as a share of the picture's."""


def is_line(ink: Grey) -> bool:
    """Tell whether all that was taken for one digit is a thin level line, or several in a row.

    Args:
        ink: Share of full ink that each pixel holds, 0 to 1.
    """
    height, width = _extents(ink)
    return height <= _FLAT * width and stroke_width(ink) <= _SLENDER * width


def is_remains(ink: Grey, lines: Sequence[Line], *, level: float) -> bool:
    """Tell whether what was taken for a digit is what printed lines left when they were erased.

    It is no darker or thicker than they are; and it is small, leaves the picture, or belongs to
    lines so faint that only parts of them were found.

    Args:
        ink: Share of full ink that each pixel holds, 0 to 1.
        lines: The printed lines of the picture.
        level: The contrast of full ink.
    """
    if not lines:
        return False
    thickest = max(line.thickness for line in lines)
    darkest = max(line.darkness for line in lines)
    if level > _DARKER * darkest or stroke_width(ink) > _THICKER * thickest:
        return False
    is_small = max(_extents(ink)) < _SMALL * max(ink.shape)
    return level < _FAINT or is_small or _is_cut(ink)


def _extents(ink: Grey) -> tuple[int, int]:
    """Return height and width of the ink in pixels."""
    height, width = (int(np.ptp(places)) + 1 for places in np.nonzero(ink))
    return height, width


def _is_cut(ink: Grey) -> bool:
    """Tell whether some of the ink lies at the picture's border."""
    return bool(ink[[0, -1]].any() or ink[:, [0, -1]].any())
