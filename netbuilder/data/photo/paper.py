"""The paper's own brightness, and by how much each pixel is darker than it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image
from scipy import ndimage

from netbuilder.data.photo.arrays import spread_of_noise
from netbuilder.data.photo.threshold import ink_and_ground

if TYPE_CHECKING:
    from netbuilder.data.photo.arrays import Grey

_EVEN: Final = 0.06
"""Spread of brightness up to which paper is taken to be evenly lit."""
_FRINGE: Final = 2
"""Width in pixels of a stroke's faded edge."""
_ROUNDS: Final = 3
_WIDEST: Final = 0.2
"""Width of the widest stroke, as a share of the picture's longer side."""
_DARKEST: Final = 0.1
"""Brightness below which paper counts as no darker, so that black divides by no 0."""
_REACH: Final = 14
"""One in so many of the longer side: the distance over which a shadow is followed."""
_SMOOTH: Final = 60
"""Pixels along the longer side that are enough for what is smooth."""
_LEAST_SHARE: Final = 0.05
"""Share of paper around a pixel from which its brightness is known by it."""
_FAINT: Final = 0.05
"""Contrast up to which a pixel may still be paper."""


def contrast_of(grey: Grey) -> Grey:
    """Return the share of the paper's light that each pixel lacks: 0 on paper, 1 where it is black.

    Light on dark is turned round before. Noise, 0 on average, is left in.

    Args:
        grey: Brightness, 0 to 1.
    """
    is_ink, ground_is_bright = ink_and_ground(grey)
    light = grey if ground_is_bright else 1.0 - grey
    paper = light[~ndimage.binary_dilation(is_ink, iterations=_FRINGE)]
    if not paper.size or np.ptp(np.percentile(paper, (2, 98))) < _EVEN:
        level = float(np.median(paper)) if paper.size else 1.0
        return 1.0 - light / max(level, _DARKEST)
    surface = _upper_envelope(light)
    contrast = 1.0 - light / np.maximum(surface, _DARKEST)
    for _round in range(_ROUNDS):
        contrast = contrast - _shade(contrast)
    return contrast


def _upper_envelope(light: Grey) -> Grey:
    """Return the brightness that the paper has at least: dark things as wide as strokes are closed.

    Source: the closing by which uneven light is estimated, P. Soille, "Morphological Image
    Analysis" (2003), section 4.4.
    """
    block = _block(light.shape)
    small = _reduced(light, block)
    widest = max(3, round(_WIDEST * max(small.shape)))
    closed = ndimage.grey_closing(small, (widest, widest), mode="nearest")
    smooth = ndimage.gaussian_filter(closed, max(small.shape) / (2 * _REACH), mode="nearest")
    return _enlarged(smooth, light.shape)


def _shade(contrast: Grey) -> Grey:
    """Return the contrast that the paper around each pixel still has: the mean of what is no ink.

    Source: normalized convolution, H. Knutsson and C.-F. Westin, "Normalized and differential
    convolution", IEEE Conference on Computer Vision and Pattern Recognition (1993).
    """
    noise = spread_of_noise(contrast - np.median(contrast))
    is_paper = ndimage.binary_erosion(
        contrast < max(3.0 * noise, _FAINT), iterations=_FRINGE, border_value=1
    )
    block = _block(contrast.shape)
    weights = _reduced(is_paper.astype(float), block)
    values = _reduced(np.where(is_paper, contrast, 0.0), block)
    reach = max(weights.shape) / _REACH
    near, known = _mean_around(values, weights, reach)
    far, _known = _mean_around(values, weights, 3.0 * reach)
    return _enlarged(np.where(known > _LEAST_SHARE, near, far), contrast.shape)


def _mean_around(values: Grey, weights: Grey, reach: float) -> tuple[Grey, Grey]:
    """Return the mean of weighted values around each pixel, and the mean weight there."""
    weight = ndimage.gaussian_filter(weights, reach)
    total = ndimage.gaussian_filter(values, reach)
    return total / np.maximum(weight, 1e-6), weight


def _block(shape: tuple[int, ...]) -> int:
    """Return how many pixels along a side may be taken for one where all is smooth."""
    return max(1, max(shape) // _SMOOTH)


def _reduced(values: Grey, block: int) -> Grey:
    """Return the means of square blocks; those at the ends go beyond the picture, mirrored."""
    beyond = [(0, -extent % block) for extent in values.shape]
    padded = np.pad(values, beyond, mode="symmetric")
    rows, columns = (extent // block for extent in padded.shape)
    means: Grey = padded.reshape(rows, block, columns, block).mean(axis=(1, 3))
    return means


def _enlarged(values: Grey, shape: tuple[int, ...]) -> Grey:
    """Return values of blocks for each of the pixels, linearly between the blocks' middles."""
    block = _block(shape)
    size = (values.shape[1] * block, values.shape[0] * block)
    smooth = Image.fromarray(values.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    return np.asarray(smooth, np.float64)[: shape[0], : shape[1]]
