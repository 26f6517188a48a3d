"""Strokes as grey pixels: how far each pixel lies from the line, and how ink fades there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.data.strokes import Drawing

_SOFTNESS: Final = 1.3
"""The pixels over which a stroke's edge fades. With 1.3 as many pixels are grey, and as grey on
average, as in MNIST (pen digits at two thirds of the pad: 147 of 784 with ink, mean 0.69; MNIST:
150, mean 0.68)."""
_FAR: Final = 1e3
"""Points are taken to lie no farther out than this many pads."""
_AT_ONCE: Final = 512
"""Number of pieces of stroke drawn at once; it bounds the memory that a long scribble takes."""

Array: TypeAlias = "NDArray[np.float32]"


class Line(NamedTuple):
    """The middle line of a stroke, `(n, 2)` with n ≥ 1, and its width, in pads."""

    points: NDArray[np.float64]
    width: float


def lines_of(drawing: Drawing) -> list[Line]:
    """Return the strokes as lines; points that are no place are left out."""
    lines = []
    for stroke in drawing.strokes:
        points = np.array(stroke.points, np.float64).reshape(-1, 2)
        points = np.clip(points[np.isfinite(points).all(axis=1)], -_FAR, _FAR)
        if len(points):
            lines.append(Line(points, max(stroke.width, 1e-6)))
    return lines


def sharpened(ink: Array) -> Array:
    """Return ink whose pixels are all or nothing."""
    return (ink >= np.float32(0.5)).astype(np.float32)


def faded(radius: float, distance: Array, *, softens: bool = True) -> Array:
    """Return the ink of a line of this radius at such distances, all in pixels."""
    ink = np.clip((radius - distance) / _SOFTNESS + 0.5, 0.0, 1.0)
    return ink if softens else sharpened(ink)


def thin_out(points: NDArray[np.float64], spacing: float) -> NDArray[np.float64]:
    """Keep a point for each `spacing` of way along the line, and both ends."""
    if len(points) < 3 or spacing <= 0.0:
        return points[:2]
    steps = np.hypot(*np.diff(points, axis=0).T)
    marks = np.floor(np.concatenate(([0.0], steps.cumsum())) / spacing)
    kept = np.concatenate(([True], np.diff(marks) > 0.0))
    kept[-1] = True
    return points[kept]


def distance_from(points: Array, shape: tuple[int, ...]) -> Array:
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
