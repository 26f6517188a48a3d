"""Framing: from strokes or a photo's ink to a 28×28 image as MNIST was made.

Source: Y. LeCun, C. Cortes, C. Burges, http://yann.lecun.com/exdb/mnist/: size-normalised to fit
20×20 pixels while preserving the aspect ratio, with grey levels from anti-aliasing, then centred
in 28×28 by the centre of mass.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from PIL import Image

from netbuilder.data.rasterizing import distance_from, faded, lines_of, sharpened, thin_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.rasterizing import Line
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

_SPACING: Final = BOX / 0.4
"""Points closer than 0.4 pixels along the stroke change nothing that can be seen."""

Array: TypeAlias = "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps of the framing that are done; leaving one out shows what it is for.

    Attributes:
        scales: The drawing is cropped and scaled to 20×20; else the pad is taken as it is, with
            the pen as wide as it is and nothing centred.
        evens_pen: The pen becomes as thick as MNIST's.
        softens: Edges fade, as a scanner's do; else each pixel is black or white.
        centres: The centre of mass comes to the middle; else the middle of its bounding box.
    """

    scales: bool = True
    evens_pen: bool = True
    softens: bool = True
    centres: bool = True


STEP_NAMES: Final = tuple(step.name for step in fields(Steps))
ALL_STEPS: Final = Steps()
NO_STEPS: Final = Steps(**dict.fromkeys(STEP_NAMES, False))


def without(name: str) -> Steps:
    """Return all steps but the one of this name."""
    return replace(ALL_STEPS, **{name: False})


def empty_image() -> NDArray[np.uint8]:
    """Return the 28×28 image of nothing."""
    return np.zeros((SIDE, SIDE), np.uint8)


def frame_drawing(drawing: Drawing, steps: Steps = ALL_STEPS) -> NDArray[np.uint8]:
    """Return the drawing as a 28×28 image, ink 255 on 0; all zeros where it is empty.

    All ink counts, also what lies outside the pad's square.
    """
    if drawing.picture is not None:
        return frame_ink(drawing.picture.ink(), steps)
    lines = lines_of(drawing)
    if not lines:
        return empty_image()
    if not steps.scales:
        return _grey(render_pad(drawing, SIDE, steps))
    return _place(_render(lines, steps), steps)


def box_of(drawing: Drawing, steps: Steps = ALL_STEPS) -> NDArray[np.float32]:
    """Return the ink (0 to 1) at its 20 pixels along the longer side, as it is then centred."""
    if drawing.picture is not None:
        cropped = _cropped(_as_shares(drawing.picture.ink()))
        return np.zeros((1, 1), np.float32) if cropped is None else _sharp(_fit(cropped), steps)
    lines = lines_of(drawing)
    return _render(lines, steps) if lines else np.zeros((1, 1), np.float32)


def render_pad(drawing: Drawing, side: int, steps: Steps = ALL_STEPS) -> NDArray[np.float32]:
    """Return the ink (`side` × `side`, 0 to 1) on the pad's square, nothing moved or scaled."""
    if drawing.picture is not None:
        return _on_square(drawing.picture.ink(), side)
    ink = np.zeros((side, side), np.float32)
    for line in lines_of(drawing):
        points = thin_out(line.points, 1.0 / (2 * side)) * side
        distance = distance_from(points.astype(np.float32), ink.shape)
        np.maximum(ink, faded(line.width * side / 2, distance, softens=steps.softens), out=ink)
    return ink


def _on_square(ink: NDArray[np.uint8], side: int) -> Array:
    """Scale a picture's ink into the middle of a square."""
    factor = side / max(ink.shape)
    size = [max(1, round(extent * factor)) for extent in ink.shape]
    scaled = Image.fromarray(ink).resize((size[1], size[0]), Image.Resampling.BOX)
    square = np.zeros((side, side), np.float32)
    top, left = (side - size[0]) // 2, (side - size[1]) // 2
    square[top : top + size[0], left : left + size[1]] = np.asarray(scaled, np.float32) / 255.0
    return square


def frame_ink(
    ink: NDArray[np.floating] | NDArray[np.uint8], steps: Steps = ALL_STEPS
) -> NDArray[np.uint8]:
    """Return ink of any size, bright on exactly 0, as a 28×28 image; all zeros without ink.

    Args:
        ink: Two axes; uint8 from 0 to 255, or floats from 0 to 1.
        steps: Steps that are done.
    """
    shares = _as_shares(ink)
    if not steps.scales:
        whole = _on_square(np.rint(np.clip(shares, 0.0, 1.0) * 255.0).astype(np.uint8), SIDE)
        return _grey(_sharp(whole, steps))
    cropped = _cropped(shares)
    return empty_image() if cropped is None else _place(_sharp(_fit(cropped), steps), steps)


def _as_shares(ink: NDArray[np.floating] | NDArray[np.uint8]) -> Array:
    return np.asarray(ink, np.float32) / np.float32(255.0 if ink.dtype == np.uint8 else 1.0)


def _cropped(ink: Array) -> Array | None:
    """Return the least rectangle that holds all ink; None without any."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _sharp(ink: Array, steps: Steps) -> Array:
    return ink if steps.softens else sharpened(ink)


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


def _place(ink: Array, steps: Steps) -> NDArray[np.uint8]:
    """Lay ink of at most 20×20 so that its centre of mass is in the middle of 28×28."""
    image = empty_image()
    height, width = ink.shape
    total = float(ink.sum())
    if total <= 0.0:
        return image
    down, across = height / 2, width / 2
    if steps.centres:
        down = float(ink.sum(axis=1) @ np.arange(height)) / total
        across = float(ink.sum(axis=0) @ np.arange(width)) / total
    top = min(max(round(_MIDDLE - down), 0), SIDE - height)
    left = min(max(round(_MIDDLE - across), 0), SIDE - width)
    image[top : top + height, left : left + width] = _grey(ink)
    return image


def _grey(ink: Array) -> NDArray[np.uint8]:
    grey: NDArray[np.uint8] = np.rint(np.clip(ink, 0.0, 1.0) * 255.0).astype(np.uint8)
    return grey


def _render(lines: list[Line], steps: Steps) -> Array:
    """Draw anti-aliased strokes with round ends, their longer side filling 20 pixels."""
    every = np.concatenate([line.points for line in lines])
    extent = float(np.ptp(every, axis=0).max())
    factor = 1.0
    if steps.evens_pen:
        factor = _pen_factor(extent, max(line.width for line in lines))
    radii = [line.width * factor / 2 for line in lines]
    low = np.min([line.points.min(axis=0) - r for line, r in zip(lines, radii, strict=True)], 0)
    high = np.max([line.points.max(axis=0) + r for line, r in zip(lines, radii, strict=True)], 0)
    scale = BOX / float((high - low).max())
    size = np.maximum(np.rint((high - low) * scale), 1.0)
    offset = (size - (high - low) * scale) / 2 - low * scale
    ink = np.zeros((int(size[1]), int(size[0])), np.float32)
    for line, radius in zip(lines, radii, strict=True):
        points = thin_out(line.points, extent / _SPACING) * scale + offset
        distance = distance_from(points.astype(np.float32), ink.shape)
        np.maximum(ink, faded(radius * scale, distance, softens=steps.softens), out=ink)
    return ink


def _pen_factor(extent: float, width: float) -> float:
    """Return by how much to change the pens' widths to keep them as thick as MNIST's.

    A line of this extent and width is `BOX` pixels long with its ends; its width in pixels,
    `BOX * width / (extent + width)`, is to lie between `THINNEST` and `THICKEST`.
    """
    thickest = THICKEST * extent / ((BOX - THICKEST) * width)
    thinnest = THINNEST * extent / ((BOX - THINNEST) * width)
    return max(min(max(1.0, thinnest), thickest), _MOST_THINNING)
