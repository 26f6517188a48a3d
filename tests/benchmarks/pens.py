"""Real people's digits, replayed through the pad: UCI pendigits (CC BY 4.0).

They are test material: nothing is trained on them, and they are not in the repository. The
environment variable `NETBUILDER_PENS` says where `pen_strokes.npz` lies. Writers 1 to 20 are for
looking and choosing, 21 to 30 for reporting.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.data.framing import frame_drawing
from netbuilder.data.strokes import DEFAULT_PEN_WIDTH, Drawing, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REPORTED = range(21, 31)
_SIZE = 0.7
"""A replayed digit fills so much of the pad."""


@dataclass(frozen=True)
class Hand:
    """One digit as it was written: strokes of points (n × 2), y down, centred, 1 along its side."""

    digit: int
    writer: int
    strokes: tuple[np.ndarray, ...]

    def drawing(
        self, *, size: float = _SIZE, middle: tuple[float, float] = (0.5, 0.5), width: float
    ) -> Drawing:
        """Draw it on the pad with a pen of this width."""
        placed = (points * size + np.array(middle) for points in self.strokes)
        return Drawing(tuple(Stroke(tuple(map(tuple, p.tolist())), width) for p in placed))


def hands(writers: Iterable[int] = REPORTED) -> list[Hand] | None:
    """Return the digits of these writers; None where the pens are absent."""
    path = os.environ.get("NETBUILDER_PENS", "")
    if not Path(path).is_file():
        return None
    with np.load(path) as file:
        xy, strokes, samples = file["xy"].astype(float), file["stroke_ptr"], file["sample_ptr"]
        wanted = np.flatnonzero(np.isin(file["writer"], list(writers)))
        labels, writer = file["label"], file["writer"]
    return [
        Hand(
            int(labels[i]),
            int(writer[i]),
            _centred([xy[strokes[j] : strokes[j + 1]] for j in range(samples[i], samples[i + 1])]),
        )
        for i in wanted
    ]


def _centred(strokes: list[np.ndarray]) -> tuple[np.ndarray, ...]:
    drawn = [points for points in strokes if len(points)]
    every = np.concatenate(drawn)
    low, high = every.min(0), every.max(0)
    extent = max(float((high - low).max()), 1.0)
    return tuple((points - (low + high) / 2) / extent * np.array([1.0, -1.0]) for points in drawn)


def framed(
    written: list[Hand], change: Callable[[Hand, np.random.Generator], Drawing]
) -> np.ndarray:
    """Return what the network sees of them, each drawn as `change` says."""
    chance = np.random.default_rng(5)
    return np.stack([frame_drawing(change(hand, chance)) for hand in written])


def plainly(hand: Hand, chance: np.random.Generator) -> Drawing:
    """Draw it as a person would: two thirds of the pad, the usual pen."""
    return hand.drawing(width=DEFAULT_PEN_WIDTH)


def _tiny(hand: Hand, chance: np.random.Generator) -> Drawing:
    return hand.drawing(size=0.2, width=DEFAULT_PEN_WIDTH)


def _huge(hand: Hand, chance: np.random.Generator) -> Drawing:
    return hand.drawing(size=0.98, width=DEFAULT_PEN_WIDTH)


def _in_a_corner(hand: Hand, chance: np.random.Generator) -> Drawing:
    return hand.drawing(size=0.3, middle=(0.17, 0.17), width=DEFAULT_PEN_WIDTH)


def _thick(hand: Hand, chance: np.random.Generator) -> Drawing:
    return hand.drawing(width=0.18)


def _thin(hand: Hand, chance: np.random.Generator) -> Drawing:
    return hand.drawing(width=0.03)


def _slow(hand: Hand, chance: np.random.Generator) -> Drawing:
    """Points lie close, as of a pen that moves slowly."""
    strokes = tuple(_resampled(points, 4 * len(points)) for points in hand.strokes)
    return Hand(hand.digit, hand.writer, strokes).drawing(width=DEFAULT_PEN_WIDTH)


def _fast(hand: Hand, chance: np.random.Generator) -> Drawing:
    """Points lie far apart, as of a pen that is seen rarely."""
    strokes = tuple(_resampled(points, max(2, len(points) // 2)) for points in hand.strokes)
    return Hand(hand.digit, hand.writer, strokes).drawing(width=DEFAULT_PEN_WIDTH)


def _resampled(points: np.ndarray, count: int) -> np.ndarray:
    way = np.concatenate(([0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()))
    places = np.linspace(0.0, way[-1], count)
    return np.stack([np.interp(places, way, points[:, axis]) for axis in (0, 1)], axis=1)


def _other_order(hand: Hand, chance: np.random.Generator) -> Drawing:
    """Strokes come in another order, each drawn backwards."""
    strokes = tuple(points[::-1] for points in hand.strokes[::-1])
    return Hand(hand.digit, hand.writer, strokes).drawing(width=DEFAULT_PEN_WIDTH)


def _shaky(hand: Hand, chance: np.random.Generator) -> Drawing:
    strokes = tuple(points + chance.normal(0.0, 0.015, points.shape) for points in hand.strokes)
    return Hand(hand.digit, hand.writer, strokes).drawing(width=DEFAULT_PEN_WIDTH)


WAYS = {
    "tiny": _tiny,
    "huge": _huge,
    "in a corner": _in_a_corner,
    "thick pen": _thick,
    "thin pen": _thin,
    "slow": _slow,
    "fast": _fast,
    "strokes in another order, backwards": _other_order,
    "shaky": _shaky,
}
