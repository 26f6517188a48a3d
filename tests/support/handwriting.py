"""Ten digits in two hands, as strokes in the unit square (x to the right, y down)."""

from __future__ import annotations

import itertools
import math
from typing import TypeAlias

Points: TypeAlias = list[tuple[float, float]]


def arc(x: float, y: float, *, width: float, height: float, start: float, end: float) -> Points:
    """Return points along an ellipse, angles in degrees: 0 right, 90 top, 180 left."""
    steps = max(8, int(abs(end - start) / 10))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + width * math.cos(a), y - height * math.sin(a)) for a in angles]


def line(*corners: tuple[float, float]) -> Points:
    """Return points along straight lines from corner to corner."""
    points = [corners[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(corners):
        points += [(x0 + (x1 - x0) * i / 8, y0 + (y1 - y0) * i / 8) for i in range(1, 9)]
    return points


ROUND: dict[int, list[Points]] = {
    0: [arc(0.5, 0.5, width=0.2, height=0.3, start=90, end=450)],
    1: [line((0.5, 0.2), (0.5, 0.8))],
    2: [
        arc(0.5, 0.37, width=0.18, height=0.17, start=165, end=-20)
        + line((0.66, 0.45), (0.31, 0.8), (0.72, 0.79))
    ],
    3: [
        arc(0.48, 0.35, width=0.17, height=0.15, start=150, end=-80)
        + arc(0.48, 0.65, width=0.2, height=0.16, start=80, end=-150)
    ],
    4: [line((0.45, 0.2), (0.32, 0.55), (0.72, 0.53)), line((0.63, 0.25), (0.6, 0.82))],
    5: [
        line((0.4, 0.22), (0.37, 0.46))
        + arc(0.48, 0.62, width=0.19, height=0.18, start=110, end=-150),
        line((0.4, 0.22), (0.68, 0.2)),
    ],
    6: [
        line((0.6, 0.18), (0.42, 0.4), (0.35, 0.6))
        + arc(0.5, 0.64, width=0.15, height=0.16, start=180, end=540)
    ],
    7: [line((0.3, 0.23), (0.7, 0.22), (0.45, 0.82))],
    8: [
        arc(0.5, 0.35, width=0.14, height=0.15, start=20, end=270)
        + arc(0.5, 0.66, width=0.17, height=0.16, start=90, end=-270)
        + arc(0.5, 0.35, width=0.14, height=0.15, start=-90, end=20)
    ],
    9: [
        arc(0.5, 0.37, width=0.15, height=0.16, start=10, end=370)
        + line((0.65, 0.36), (0.62, 0.6), (0.56, 0.82))
    ],
}

_STYLED: dict[int, list[Points]] = {
    **ROUND,
    0: [arc(0.5, 0.5, width=0.16, height=0.28, start=60, end=410)],
    2: [
        arc(0.5, 0.36, width=0.17, height=0.15, start=180, end=-35)
        + line((0.64, 0.46), (0.42, 0.72))
        + arc(0.38, 0.75, width=0.06, height=0.05, start=60, end=300)
        + line((0.42, 0.78), (0.72, 0.8))
    ],
    4: [line((0.36, 0.24), (0.34, 0.52), (0.66, 0.52)), line((0.66, 0.22), (0.64, 0.8))],
    6: [
        arc(0.62, 0.52, width=0.27, height=0.33, start=95, end=190)
        + arc(0.49, 0.66, width=0.14, height=0.14, start=180, end=520)
    ],
    7: [line((0.3, 0.28), (0.34, 0.24), (0.7, 0.24), (0.52, 0.5), (0.46, 0.8))],
    9: [
        arc(0.48, 0.36, width=0.14, height=0.15, start=0, end=360)
        + arc(0.3, 0.5, width=0.32, height=0.34, start=25, end=-60)
    ],
}


def _slanted(points: Points) -> Points:
    """Lean to the right, smaller, off the middle, with an unsteady hand."""
    return [
        (
            0.12 + 0.72 * (x - 0.22 * (y - 0.5)) + 0.006 * math.sin(9 * i),
            0.18 + 0.72 * y + 0.006 * math.cos(7 * i),
        )
        for i, (x, y) in enumerate(points)
    ]


SLANTED: dict[int, list[Points]] = {
    digit: [_slanted(stroke) for stroke in strokes] for digit, strokes in _STYLED.items()
}
HANDS = {"round": ROUND, "slanted": SLANTED}
