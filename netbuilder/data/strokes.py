"""A drawing as a value: strokes of a pen on the unit square, and the edits of the pad."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PadPoint: TypeAlias = tuple[float, float]
"""x to the right and y down; the pad is the square from 0 to 1."""

DEFAULT_PEN_WIDTH: Final = 0.09
"""The pen's width as a share of the pad's side.

A digit that fills two thirds of the pad is then, framed, as thick as MNIST's digits are on average:
about 100 of 784 pixels' worth of ink.
"""

_NEAR: Final = 0.001
"""Points of a finished stroke that lie closer than this to the one before are dropped."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Trace of the pen between touching the pad and leaving it; one point is a dot."""

    points: tuple[PadPoint, ...]
    width: float = DEFAULT_PEN_WIDTH


@dataclass(frozen=True, slots=True)
class Picture:
    """Ink from elsewhere, as from a photo: a grey value for each pixel by rows, ink 255 on 0."""

    width: int
    height: int
    grey: bytes

    def ink(self) -> NDArray[np.uint8]:
        """Return it as height × width."""
        return np.frombuffer(self.grey, np.uint8).reshape(self.height, self.width)


def picture_of(ink: NDArray[np.floating]) -> Picture:
    """Return ink of 0 to 1, two axes, as a picture."""
    grey = np.rint(np.clip(ink, 0.0, 1.0) * 255.0).astype(np.uint8)
    return Picture(grey.shape[1], grey.shape[0], grey.tobytes())


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes in the order of their drawing; or a picture, which the next stroke takes away."""

    strokes: tuple[Stroke, ...] = ()
    picture: Picture | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is drawn."""
        return not self.strokes and self.picture is None


def begin_stroke(
    drawing: Drawing, *, x: float, y: float, width: float = DEFAULT_PEN_WIDTH
) -> Drawing:
    """Put the pen down."""
    return Drawing((*drawing.strokes, Stroke(((x, y),), width)))


def extend_stroke(drawing: Drawing, *, x: float, y: float) -> Drawing:
    """Move the pen on; where nothing is drawn yet, nothing happens."""
    if not drawing.strokes:
        return drawing
    last = drawing.strokes[-1]
    if last.points[-1] == (x, y):
        return drawing
    return Drawing((*drawing.strokes[:-1], replace(last, points=(*last.points, (x, y)))))


def finish_stroke(drawing: Drawing) -> Drawing:
    """Lift the pen: points of the last stroke that add nothing are dropped."""
    if not drawing.strokes:
        return drawing
    last = drawing.strokes[-1]
    kept = [last.points[0]]
    for point in last.points[1:]:
        if math.dist(kept[-1], point) >= _NEAR:
            kept.append(point)
    return Drawing((*drawing.strokes[:-1], replace(last, points=tuple(kept))))


def erase(drawing: Drawing, *, x: float, y: float, radius: float) -> Drawing:
    """Take away what a round eraser touches; a stroke that is cut in its middle becomes two.

    The cut runs so that the round ends of what is left just touch the eraser's edge.
    """
    left = tuple(
        part
        for stroke in drawing.strokes
        for part in _outside(stroke, (x, y), radius + stroke.width / 2)
    )
    return drawing if left == drawing.strokes else Drawing(left)


def _outside(stroke: Stroke, centre: PadPoint, radius: float) -> list[Stroke]:
    """Return the parts of a stroke's middle line that lie outside a circle."""
    if len(stroke.points) == 1:
        return [] if math.dist(stroke.points[0], centre) < radius else [stroke]
    parts: list[list[PadPoint]] = []
    for start, end in zip(stroke.points, stroke.points[1:], strict=False):
        for first, second in _pieces(start, end, centre, radius):
            if parts and parts[-1][-1] == first:
                parts[-1].append(second)
            else:
                parts.append([first, second])
    return [replace(stroke, points=tuple(points)) for points in parts]


def _pieces(
    start: PadPoint, end: PadPoint, centre: PadPoint, radius: float
) -> list[tuple[PadPoint, PadPoint]]:
    """Return what lies outside a circle of the straight line from `start` to `end`."""
    enter, leave = _crossing(start, end, centre, radius)
    if enter >= leave:
        return [(start, end)]
    before = [(start, between(start, end, enter))] if enter > 0.0 else []
    behind = [(between(start, end, leave), end)] if leave < 1.0 else []
    return before + behind


def _crossing(
    start: PadPoint, end: PadPoint, centre: PadPoint, radius: float
) -> tuple[float, float]:
    """Return the shares of the way at which it enters and leaves a circle, within 0 and 1.

    The first is not below the second where the way does not touch the circle.
    """
    way = (end[0] - start[0], end[1] - start[1])
    to_start = (start[0] - centre[0], start[1] - centre[1])
    a = way[0] ** 2 + way[1] ** 2
    c = to_start[0] ** 2 + to_start[1] ** 2 - radius**2
    if a == 0.0:
        return (0.0, 1.0) if c < 0.0 else (1.0, 0.0)
    half_b = way[0] * to_start[0] + way[1] * to_start[1]
    root = half_b**2 - a * c
    if root <= 0.0:
        return (1.0, 0.0)
    return max((-half_b - math.sqrt(root)) / a, 0.0), min((-half_b + math.sqrt(root)) / a, 1.0)


def between(start: PadPoint, end: PadPoint, share: float) -> PadPoint:
    """Return the place after a share of the straight way from `start` to `end`."""
    return (
        start[0] + (end[0] - start[0]) * share,
        start[1] + (end[1] - start[1]) * share,
    )
