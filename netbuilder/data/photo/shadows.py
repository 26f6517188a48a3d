"""Shadows and the darker half of unevenly lit paper, told from ink by their soft edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from scipy import ndimage

from netbuilder.data.photo.ink import ALL_AROUND

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.photo.arrays import Grey, Mask

    Labels: TypeAlias = NDArray[np.signedinteger[Any]]

_BESIDE: Final = 0.1
"""Distance from a piece, as a share of its longer side, at which paper shows beside ink."""
_LEAST_BESIDE: Final = 3.0
"""The same in pixels, at least: a photo may be blurred."""
_DEPTH: Final = 1.5
"""Width in pixels of the ring that is looked at there."""
_FADED: Final = 0.2
"""Share of full ink that is left there of a shadow, and not of ink."""
_OTHERS: Final = 2
"""Pixels around another piece that its own edge reaches."""
_GRAIN: Final = 3
"""Half the width in pixels of a hole that noise leaves in a shadow."""
_FAINT: Final = 0.2
"""Contrast below which a piece that the picture's border cuts is no ink."""


def without_shadows(strong: Mask, contrast: Grey, *, level: float) -> Mask:
    """Return the pieces that end as ink does; a shadow goes on fading away, or leaves the picture.

    Args:
        strong: Pixels of ink or shadow.
        contrast: By how much each pixel stands out from the paper.
        level: The contrast of full ink.
    """
    margin = 2 * _GRAIN
    closed = ndimage.binary_closing(np.pad(strong, margin), ALL_AROUND, iterations=_GRAIN)
    pieces, _count = ndimage.label(closed[margin:-margin, margin:-margin], ALL_AROUND)
    shadows = [
        number
        for number, box in enumerate(ndimage.find_objects(pieces), 1)
        if _fades(pieces, number, box, contrast, level=level)
        or _is_faint_and_cut(pieces, number, box, contrast)
    ]
    kept: Mask = strong & ~np.isin(pieces, shadows)
    return kept


def _fades(
    pieces: Labels, number: int, box: tuple[slice, ...], contrast: Grey, *, level: float
) -> bool:
    """Tell whether there is still some contrast where the paper is to be seen beside a piece."""
    distance = max(_LEAST_BESIDE, _BESIDE * _longest(box))
    margin = int(distance + _DEPTH) + 1
    around = tuple(slice(max(side.start - margin, 0), side.stop + margin) for side in box)
    here = pieces[around]
    beside = ndimage.distance_transform_edt(here != number)
    others = ndimage.binary_dilation((here > 0) & (here != number), ALL_AROUND, iterations=_OTHERS)
    ring = (beside >= distance) & (beside <= distance + _DEPTH) & ~others
    return bool(ring.any() and contrast[around][ring].mean() > _FADED * level)


def _is_faint_and_cut(pieces: Labels, number: int, box: tuple[slice, ...], contrast: Grey) -> bool:
    """Tell whether a piece is faint and goes on beyond the picture."""
    is_cut = any(
        side.start == 0 or side.stop == extent
        for side, extent in zip(box, pieces.shape, strict=True)
    )
    return is_cut and float(contrast[box][pieces[box] == number].mean()) < _FAINT


def _longest(box: tuple[slice, ...]) -> int:
    longest: int = max(side.stop - side.start for side in box)
    return longest
