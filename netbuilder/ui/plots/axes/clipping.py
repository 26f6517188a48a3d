"""Curves cut off at the edges of what is seen, for pictures: an SVG from Qt knows no clipping."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

_REACH: Final = 100.0
"""Heights of the plot from which a line is as good as upright."""

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.ui.plots.axes.frame import Frame


def clipped_line(
    x: NDArray[np.float64], y: NDArray[np.float64], frame: Frame
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the parts of a line that are seen, with a NaN between one part and the next.

    Each piece from point to point is cut after Liang and Barsky (1984).
    """
    found: list[tuple[float, float]] = []
    points = list(zip(x.tolist(), y.tolist(), strict=True))
    for start, end in pairwise(points):
        piece = _cut(start, end, frame)
        if piece is None:
            continue
        if found and found[-1] != piece[0]:
            found.append((np.nan, np.nan))
        found += piece if not found or found[-1] != piece[0] else piece[1:]
    columns = np.array(found, np.float64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]


def within_reach(y: NDArray[np.float64], frame: Frame) -> NDArray[np.float64]:
    """Return heights near enough to what is seen that Qt draws the lines to them (6.11)."""
    far = _REACH * frame.y.size
    return np.clip(y, frame.y.low - far, frame.y.high + far)


def clipped_area(
    x: NDArray[np.float64], y: NDArray[np.float64], frame: Frame
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the part of an area that is seen, given by the points around it."""
    area = QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
    seen = QPolygonF(QRectF(frame.x.low, frame.y.low, frame.x.size, frame.y.size))
    cut = area.intersected(seen)
    points = [cut.at(index) for index in range(cut.size())]
    return np.array([p.x() for p in points]), np.array([p.y() for p in points])


def _cut(
    start: tuple[float, float], end: tuple[float, float], frame: Frame
) -> list[tuple[float, float]] | None:
    """Return the piece of a straight line that is seen; None where none is, or at a gap."""
    if not np.isfinite((*start, *end)).all():
        return None
    enters, leaves = 0.0, 1.0
    for a, b, span in zip(start, end, frame, strict=True):
        run = b - a
        if run == 0:
            if not span.low <= a <= span.high:
                return None
            continue
        near, far = sorted(((span.low - a) / run, (span.high - a) / run))
        enters, leaves = max(enters, near), min(leaves, far)
    if enters > leaves:
        return None
    return [_between(start, end, enters), _between(start, end, leaves)]


def _between(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    if share in (0.0, 1.0):
        return end if share else start
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
