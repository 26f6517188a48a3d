"""The brightness that divides a picture into paper and ink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from netbuilder.data.photo.arrays import Grey, Mask

_BINS: Final = 256
_BORDER: Final = 25
"""Part of the shorter side that is looked at along the picture's border: one in so many."""
_LIGHTEST_BOARD: Final = 0.6
"""Brightness up to which a ground may be dark with light ink on it."""


def otsu(grey: Grey) -> float:
    """Return the brightness that divides the pixels best into two classes.

    Source: N. Otsu, "A threshold selection method from gray-level histograms", IEEE Transactions
    on Systems, Man, and Cybernetics 9 (1979).
    """
    counts, edges = np.histogram(grey, bins=_BINS)
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    best = np.nanmax(np.where(above > 0, between, 0.0))
    return float(edges[1:][np.isclose(between, best)].mean()) if best > 0.0 else float(edges[-1])


def ink_and_ground(grey: Grey) -> tuple[Mask, bool]:
    """Return which pixels are ink, and whether the ground is brighter than they are.

    The ground is what most of the border shows; where that is as light as paper, what is lighter
    still is the better lit part of it.
    """
    bright = grey > otsu(grey)
    depth = max(1, min(grey.shape) // _BORDER)
    inside = np.zeros(grey.shape, bool)
    inside[depth:-depth, depth:-depth] = True
    is_bright = float(bright[~inside].mean()) > 0.5 or float(np.median(grey)) > _LIGHTEST_BOARD
    return (~bright if is_bright else bright), is_bright
