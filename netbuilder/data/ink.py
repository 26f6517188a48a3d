"""Ink looked for in a grey picture: the paper's light taken away, noise and specks left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from netbuilder.data.framing import BOX, THINNEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

Grey: TypeAlias = "NDArray[np.float64]"
Mask: TypeAlias = "NDArray[np.bool_]"

_LEAST_CONTRAST: Final = 0.08
"""The difference of brightness below which nothing counts as ink."""
_EVEN: Final = 0.06
"""Paper whose brightness spreads less than this is taken to be evenly lit."""
_SPECK: Final = 0.02
"""A separate piece with less than this share of all ink is a speck of dust."""
_ROUNDS: Final = 4
_BINS: Final = 256


def find_ink(grey: Grey) -> Grey | None:
    """Return how much ink each pixel holds, 0 to 1, or None where there is none.

    Args:
        grey: Brightness, two axes, 0 to 1; dark on light or light on dark.
    """
    contrast, is_ink = _contrast(grey)
    if not is_ink.any() or is_ink.all():
        return None
    noise = 1.4826 * float(np.median(np.abs(contrast[~is_ink])))
    full = float(np.percentile(contrast[is_ink], 75))
    if full < max(_LEAST_CONTRAST, 5.0 * noise):
        return None
    strong = _without_specks(contrast > 0.5 * full, contrast)
    low = min(3.0 * noise, 0.3 * full)
    near = _dilated(_dilated(strong)) & (contrast > low)
    ink = np.where(near, np.clip((contrast - low) / (full - low), 0.0, 1.0), 0.0)
    return _thickened(ink)


def _contrast(grey: Grey) -> tuple[Grey, Mask]:
    """Return how far each pixel stands out from the paper, and which are ink by that."""
    is_ink, sign = _split(grey)
    paper = grey[~is_ink]
    if not paper.size or np.ptp(np.percentile(paper, (2, 98))) < _EVEN:
        level = float(np.median(paper)) if paper.size else 0.0
        return sign * (grey - level), is_ink
    basis = _surface_basis(grey.shape)
    is_paper = np.ones(grey.shape, bool)
    for _round in range(_ROUNDS):
        factors, *_rest = np.linalg.lstsq(basis[is_paper.ravel()], grey[is_paper], rcond=None)
        flat = grey - (basis @ factors).reshape(grey.shape)
        is_ink, sign = _split(flat)
        if is_ink.mean() < 0.6:
            is_paper = ~is_ink
    return sign * (flat - float(np.median(flat[is_paper]))), is_ink


def _split(grey: Grey) -> tuple[Mask, float]:
    """Return which pixels are ink, and 1 where ink is bright, -1 where it is dark.

    Paper is what most of the border shows.
    """
    bright = grey > _otsu(grey)
    depth = max(1, min(grey.shape) // 25)
    inside = np.zeros(grey.shape, bool)
    inside[depth:-depth, depth:-depth] = True
    border_is_bright = float(bright[~inside].mean()) > 0.5
    return (~bright, -1.0) if border_is_bright else (bright, 1.0)


def _otsu(grey: Grey) -> float:
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


def _surface_basis(shape: tuple[int, ...]) -> Grey:
    """Return the terms of a smooth surface of second order, one row for each pixel."""
    y, x = np.meshgrid(*(np.linspace(-1.0, 1.0, n) for n in shape), indexing="ij")
    terms = (np.ones(shape), x, y, x * y, x * x, y * y)
    return np.stack([term.ravel() for term in terms], axis=1)


def _without_specks(mask: Mask, contrast: Grey) -> Mask:
    labels = _pieces(mask)
    ink = np.bincount(labels.ravel(), weights=np.where(mask, contrast, 0.0).ravel())
    large = ink >= _SPECK * ink[1:].sum()
    large[0] = False
    kept: Mask = large[labels]
    return kept


def _pieces(mask: Mask) -> NDArray[np.int64]:
    """Return for each pixel the number of its connected piece, 0 outside."""
    labels = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        spread = np.where(mask, _greatest_nearby(labels), 0)
        # A pixel's label is the index of another pixel of its piece: look up that one's label.
        spread = np.where(mask, spread.ravel()[spread - 1], 0)
        if np.array_equal(spread, labels):
            return labels
        labels = spread


def _greatest_nearby(values: NDArray[np.int64]) -> NDArray[np.int64]:
    padded = np.pad(values, 1)
    rows = np.maximum(np.maximum(padded[:-2], padded[1:-1]), padded[2:])
    return np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def _dilated(mask: Mask) -> Mask:
    return _greatest_nearby(mask.astype(np.int64)) > 0


def _thickened(ink: Grey) -> Grey:
    """Thicken strokes of a fine pen to what MNIST's thinnest are, once framed."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    longest = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    wanted = THINNEST * longest / BOX
    missing = (wanted - _stroke_width(ink)) / 2
    for _step in range(round(missing)):
        ink = _grown(ink)
    return ink


def _stroke_width(ink: Grey) -> float:
    """Return the strokes' mean width in pixels: their area over half their outline."""
    solid = np.pad(ink > 0.5, 1)
    outline = np.count_nonzero(np.diff(solid, axis=0)) + np.count_nonzero(np.diff(solid, axis=1))
    # An outline counted along the pixels' sides is 4/π times as long, over all directions.
    return 2.0 * float(ink.sum()) / max(outline * np.pi / 4.0, 1.0)


def _grown(ink: Grey) -> Grey:
    padded = np.pad(ink, 1)
    grown: Grey = np.maximum.reduce(
        [
            padded[1:-1, 1:-1],
            padded[:-2, 1:-1],
            padded[2:, 1:-1],
            padded[1:-1, :-2],
            padded[1:-1, 2:],
        ]
    )
    return grown
