"""Framing: from strokes or a photo's ink to a 28×28 image as MNIST was made.

Source: Y. LeCun, C. Cortes, C. Burges, http://yann.lecun.com/exdb/mnist/: size-normalised to fit
20×20 pixels while preserving the aspect ratio, with grey levels from anti-aliasing, then centred
in 28×28 by the centre of mass.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.strokes import Drawing

SIDE: Final = 28
BOX: Final = 20
_MIDDLE: Final = 14.0
"""The pixel on which MNIST's centres of mass lie: 14.00 ± 0.29 over its 60,000 images, so they
were moved by whole pixels."""

THINNEST: Final = 1.6
THICKEST: Final = 3.0
"""The pen's width in pixels of the framed image is kept between these, as MNIST's is, so that a
digit drawn small is no blob and one drawn large no hair."""
_MOST_THINNING: Final = 0.25
"""A pen gets no thinner than this share of its width, so that a trembling dot stays a dot."""

_SOFTNESS: Final = 1.3
"""The pixels over which a stroke's edge fades. With 1.3 as many pixels are grey, and as grey on
average, as in MNIST (pen digits at two thirds of the pad: 147 of 784 with ink, mean 0.69; MNIST:
150, mean 0.68)."""
_FAR: Final = 1e3
"""Points are taken to lie no farther out than this many pads."""
_SPACING: Final = BOX / 0.4
"""Points closer than 0.4 pixels along the stroke change nothing that can be seen."""
_AT_ONCE: Final = 512
"""How many pieces of stroke are drawn at once; this bounds the memory a long scribble takes."""

Array: TypeAlias = "NDArray[np.float32]"


class _Line(NamedTuple):
    """The middle line of a stroke, `(n, 2)` with n ≥ 1, and its width, in pads."""

    points: NDArray[np.float64]
    width: float


def empty_image() -> NDArray[np.uint8]:
    """Return the 28×28 image of nothing."""
    return np.zeros((SIDE, SIDE), np.uint8)


def frame_drawing(drawing: Drawing) -> NDArray[np.uint8]:
    """Return the drawing as a 28×28 image, ink 255 on 0; all zeros where it is empty.

    All ink counts, also what lies outside the pad's square.
    """
    lines = _lines(drawing)
    return _place(_render(lines)) if lines else empty_image()


def frame_ink(ink: NDArray[np.floating] | NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return ink of any size, bright on exactly 0, as a 28×28 image; all zeros without ink.

    Args:
        ink: Two axes; uint8 from 0 to 255, or floats from 0 to 1.
    """
    scaled = np.asarray(ink, np.float32) / (255.0 if ink.dtype == np.uint8 else 1.0)
    rows, columns = np.flatnonzero(scaled.any(axis=1)), np.flatnonzero(scaled.any(axis=0))
    if not len(rows):
        return empty_image()
    cropped = scaled[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return _place(_fit(cropped))


def _fit(ink: Array) -> Array:
    """Scale cropped ink to 20 pixels along its longer side, by the same factor along the other."""
    longest = max(ink.shape)
    if longest == BOX:
        return ink
    pixel = longest / BOX
    size = [math.ceil(extent / pixel - 1e-6) for extent in ink.shape]
    end = (size[1] * pixel, size[0] * pixel)
    beyond = math.ceil(pixel)
    method = Image.Resampling.BOX if pixel > 1.0 else Image.Resampling.BILINEAR
    paper = Image.fromarray(np.pad(ink, ((0, beyond), (0, beyond))))
    scaled = paper.resize((size[1], size[0]), method, (0.0, 0.0, *end))
    return np.asarray(scaled, np.float32)


def _place(ink: Array) -> NDArray[np.uint8]:
    """Lay ink of at most 20×20 so that its centre of mass is in the middle of 28×28."""
    image = empty_image()
    height, width = ink.shape
    total = float(ink.sum())
    if total <= 0.0:
        return image
    down = float(ink.sum(axis=1) @ np.arange(height)) / total
    across = float(ink.sum(axis=0) @ np.arange(width)) / total
    top = min(max(round(_MIDDLE - down), 0), SIDE - height)
    left = min(max(round(_MIDDLE - across), 0), SIDE - width)
    grey = np.rint(np.clip(ink, 0.0, 1.0) * 255.0).astype(np.uint8)
    image[top : top + height, left : left + width] = grey
    return image


def _lines(drawing: Drawing) -> list[_Line]:
    lines = []
    for stroke in drawing.strokes:
        points = np.array(stroke.points, np.float64).reshape(-1, 2)
        points = np.clip(points[np.isfinite(points).all(axis=1)], -_FAR, _FAR)
        if len(points):
            lines.append(_Line(points, max(stroke.width, 1e-6)))
    return lines


def _render(lines: list[_Line]) -> Array:
    """Draw anti-aliased strokes with round ends, their longer side filling 20 pixels."""
    every = np.concatenate([line.points for line in lines])
    extent = float(np.ptp(every, axis=0).max())
    factor = _pen_factor(extent, max(line.width for line in lines))
    radii = [line.width * factor / 2 for line in lines]
    low = np.min([line.points.min(axis=0) - r for line, r in zip(lines, radii, strict=True)], 0)
    high = np.max([line.points.max(axis=0) + r for line, r in zip(lines, radii, strict=True)], 0)
    scale = BOX / float((high - low).max())
    size = np.maximum(np.rint((high - low) * scale), 1.0)
    offset = (size - (high - low) * scale) / 2 - low * scale
    ink = np.zeros((int(size[1]), int(size[0])), np.float32)
    for line, radius in zip(lines, radii, strict=True):
        points = _thin_out(line.points, extent / _SPACING) * scale + offset
        distance = _distance(points.astype(np.float32), ink.shape)
        np.maximum(ink, np.clip((radius * scale - distance) / _SOFTNESS + 0.5, 0.0, 1.0), out=ink)
    return ink


def _pen_factor(extent: float, width: float) -> float:
    """Return by how much to change the pens' widths to keep them as thick as MNIST's.

    A line of this extent and width is `BOX` pixels long with its ends; its width in pixels,
    `BOX * width / (extent + width)`, is to lie between `THINNEST` and `THICKEST`.
    """
    thickest = THICKEST * extent / ((BOX - THICKEST) * width)
    thinnest = THINNEST * extent / ((BOX - THINNEST) * width)
    return max(min(max(1.0, thinnest), thickest), _MOST_THINNING)


def _thin_out(points: NDArray[np.float64], spacing: float) -> NDArray[np.float64]:
    """Keep a point for each `spacing` of way along the line, and both ends."""
    if len(points) < 3 or spacing <= 0.0:
        return points[:2]
    steps = np.hypot(*np.diff(points, axis=0).T)
    marks = np.floor(np.concatenate(([0.0], steps.cumsum())) / spacing)
    kept = np.concatenate(([True], np.diff(marks) > 0.0))
    kept[-1] = True
    return points[kept]


def _distance(points: Array, shape: tuple[int, ...]) -> Array:
    """Return how far each pixel's middle lies from the line through `points`, in pixels."""
    starts, ends = (points[:-1], points[1:]) if len(points) > 1 else (points, points)
    nearest = np.full(shape, np.inf, np.float32)
    for first in range(0, len(starts), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        np.minimum(nearest, _squared_distance(starts[part], ends[part], shape), out=nearest)
    return np.sqrt(nearest)


def _squared_distance(starts: Array, ends: Array, shape: tuple[int, ...]) -> Array:
    """Return the least squared distance of each pixel's middle from any of the pieces."""
    down = np.arange(shape[0], dtype=np.float32)[None, :, None] + 0.5 - starts[:, 1, None, None]
    across = np.arange(shape[1], dtype=np.float32)[None, None, :] + 0.5 - starts[:, 0, None, None]
    way = ends - starts
    way_x, way_y = way[:, 0, None, None], way[:, 1, None, None]
    length = np.maximum(way_x**2 + way_y**2, np.float32(1e-12))
    share = np.clip((across * way_x + down * way_y) / length, 0.0, 1.0)
    squared: Array = ((across - share * way_x) ** 2 + (down - share * way_y) ** 2).min(axis=0)
    return squared
