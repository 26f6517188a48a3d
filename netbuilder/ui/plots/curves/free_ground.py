"""Ground of a plot that no curve crosses, for words that are not to cover any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_EDGE: Final = 10.0
_PARTS: Final = 12
"""Places that are tried along each side of the plot."""
_POINTER: Final = 24.0
"""Pixels around the pointer that stay free."""
_STRIDE: Final = 2.0


def free_place(
    size: QSizeF,
    plane: QRectF,
    lines: Sequence[NDArray[np.float64]],
    *,
    x: float,
    pointer: QPointF,
) -> QPointF | None:
    """Return where a box of `size` lies in `plane` without touching any line; None if nowhere.

    `lines` are points in pixels, a row each, NaN at a gap. The pointer and the line of the
    crosshair at `x` stay free, too; places on the side where that is not come first.
    """
    points = _dense(lines)
    kept = QRectF(pointer.x() - _POINTER, pointer.y() - _POINTER, 2 * _POINTER, 2 * _POINTER)
    for place in _places(size, plane, is_left=x > plane.center().x()):
        box = QRectF(place, size)
        if box.left() <= x <= box.right() or box.intersects(kept):
            continue
        if not _is_crossed(box, points):
            return place
    return None


def place_beside(size: QSizeF, plane: QRectF, room: QRectF) -> QPointF:
    """Return where a box lies in `room` beside the plane: above it, else below, else at a side."""
    right = plane.right() - size.width()
    for place in (
        QPointF(right, plane.top() - _EDGE - size.height()),
        QPointF(right, plane.bottom() + _EDGE),
        QPointF(plane.left() - _EDGE - size.width(), plane.top()),
        QPointF(plane.right() + _EDGE, plane.top()),
    ):
        if room.contains(QRectF(place, size)):
            return place
    return QPointF(max(room.left(), right), room.top())


def _places(size: QSizeF, plane: QRectF, *, is_left: bool) -> Iterator[QPointF]:
    """Yield places from the left or the right side on."""
    room = plane.adjusted(_EDGE, _EDGE, -_EDGE - size.width(), -_EDGE - size.height())
    if room.width() < 0 or room.height() < 0:
        return
    for across in np.linspace(0.0, 1.0, _PARTS):
        x = room.left() + room.width() * (across if is_left else 1.0 - across)
        for down in np.linspace(0.0, 1.0, _PARTS):
            yield QPointF(x, room.top() + room.height() * down)


def _dense(lines: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return points along the lines so close together that no box lies between two of them."""
    found = [_between(line) for line in lines if len(line)]
    points = np.concatenate(found) if found else np.empty((0, 2))
    return points[np.isfinite(points).all(axis=1)]


def _between(line: NDArray[np.float64]) -> NDArray[np.float64]:
    if len(line) < 2:
        return line
    apart = np.abs(np.diff(line, axis=0)).max(axis=1)
    counts = np.where(np.isfinite(apart), np.clip(apart / _STRIDE, 1, 2_000), 1).astype(int)
    starts = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(starts)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (within / counts[starts])[:, None]
    return np.vstack((line[starts] * (1 - share) + line[starts + 1] * share, line[-1:]))


def _is_crossed(box: QRectF, points: NDArray[np.float64]) -> bool:
    x, y = points.T
    near = (x >= box.left() - _STRIDE) & (x <= box.right() + _STRIDE)
    return bool((near & (y >= box.top() - _STRIDE) & (y <= box.bottom() + _STRIDE)).any())
