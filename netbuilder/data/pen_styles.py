"""Pen styles that are rare in MNIST: flags of ones, short fours, crossed sevens, curled nines.

Each is put onto the image of a digit as a person would have drawn it, with soft edges.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from netbuilder.data.framing import SIDE

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[np.float32]"
INK: Final = 0.3
"""Amount of ink above which a pixel counts as drawn on."""


def with_pen_styles(
    ink: Array, labels: NDArray[np.uint8], chance: Generator, share: float
) -> Array:
    """Draw a share of the ones, fours, sevens and nines (n × 28 × 28, 0 to 1) in other styles."""
    made = ink.copy()
    for digit, style in ((1, _flag_or_foot), (4, _short), (7, _crossed), (9, _curled)):
        chosen = np.flatnonzero((labels == digit) & (chance.random(len(ink)) < share))
        if len(chosen):
            made[chosen] = style(ink[chosen], chance)
    return made


def _flag_or_foot(ink: Array, chance: Generator) -> Array:
    """A foot to stand on, a flag at the top, short or as long as the stem, or both."""
    count = len(ink)
    top, bottom = _ends(ink)
    at_top, at_bottom = _middles(ink, top), _middles(ink, bottom)
    kind = chance.choice(3, count, p=(0.2, 0.55, 0.25))
    foot = chance.uniform(2.5, 6.0, count)
    length = chance.triangular(3.0, 12.0, 14.0, count)
    # Away from the stem: a flag that lies flatter would make a seven.
    angle = np.deg2rad(chance.uniform(10.0, 68.0, count))
    width = chance.uniform(0.8, 1.6, count)
    flag = (top, at_top, top + length * np.cos(angle), at_top - length * np.sin(angle), width)
    drawn = _where(kind != 0, line(flag), ink)
    base = (bottom, at_bottom - foot, bottom, at_bottom + foot, width)
    return _where(kind != 1, line(base), drawn)


def _short(ink: Array, chance: Generator) -> Array:
    """The second stroke begins lower: of an open four nothing is left above it on the right."""
    count = len(ink)
    top, bottom = _ends(ink)
    rows = np.arange(SIDE, dtype=np.float32)[None, :, None]
    columns = np.arange(SIDE, dtype=np.float32)[None, None, :]
    low = (top + (bottom - top) * chance.uniform(0.15, 0.5, count))[:, None, None]
    middle = _middles(ink.sum(1, keepdims=True), np.zeros(count, np.intp))[:, None, None]
    # Slanted like most stems: what lies to the right of this line is the second stroke.
    edge = middle + chance.uniform(-1.0, 2.0, count)[:, None, None] - 0.2 * (rows - SIDE / 2)
    gone = np.clip(low - rows, 0.0, 1.0) * np.clip(columns - edge, 0.0, 1.0)
    left: Array = (ink * (1.0 - gone)).astype(np.float32)
    return left


def _crossed(ink: Array, chance: Generator) -> Array:
    """A bar through the stem, below its middle or at it."""
    count = len(ink)
    top, bottom = _ends(ink)
    row = top + (bottom - top) * chance.uniform(0.42, 0.8, count)
    column = _middles(ink, np.rint(row).astype(np.intp))
    left, right = chance.uniform(2.5, 8.0, (2, count))
    tilt = chance.uniform(-0.3, 0.2, count)
    bar = (row - left * tilt, column - left, row + right * tilt, column + right)
    return np.maximum(ink, line((*bar, chance.uniform(0.8, 1.6, count))))


def _curled(ink: Array, chance: Generator) -> Array:
    """A foot that curls to the left, and up again in the end."""
    count = len(ink)
    _top, bottom = _ends(ink)
    column = _middles(ink, bottom)
    reach = chance.uniform(4.0, 11.0, count)
    sag, rise = chance.uniform(0.0, 2.5, count), chance.uniform(-1.0, 4.0, count)
    width = chance.uniform(0.8, 1.6, count)
    made = ink
    for begin, end in pairwise(np.linspace(0.0, 1.0, 6)):
        ends = [
            (bottom + 4 * sag * s * (1 - s) - rise * s * s, column - reach * s)
            for s in (begin, end)
        ]
        made = np.maximum(made, line((*ends[0], *ends[1], width)))
    return made


def _where(chosen: NDArray[np.bool_], stroke: Array, ink: Array) -> Array:
    drawn: Array = np.where(chosen[:, None, None], np.maximum(ink, stroke), ink)
    return drawn


def _ends(ink: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the first and the last row with ink."""
    rows: NDArray[np.bool_] = np.asarray((ink > INK).any(2))
    return rows.argmax(1), SIDE - 1 - rows[:, ::-1].argmax(1)


def _middles(ink: Array, rows: NDArray[np.intp]) -> Array:
    """Return the column in which the ink of one row of each image has its middle."""
    found = ink[np.arange(len(ink)), rows]
    places = np.arange(SIDE, dtype=np.float32)
    middle: Array = (found @ places) / np.maximum(found.sum(1), 1e-6)
    return middle


def line(ends: tuple[NDArray[np.floating | np.integer], ...]) -> Array:
    """Return straight strokes (n × 28 × 28): row and column of both ends, and half the width."""
    places = np.arange(SIDE, dtype=np.float32)
    rows, columns = places[None, :, None], places[None, None, :]
    y0, x0, y1, x1, half = (np.asarray(end, np.float32)[:, None, None] for end in ends)
    way_y, way_x = y1 - y0, x1 - x0
    length = np.maximum(way_y**2 + way_x**2, 1e-6)
    share = np.clip(((rows - y0) * way_y + (columns - x0) * way_x) / length, 0.0, 1.0)
    distance = np.hypot(rows - y0 - share * way_y, columns - x0 - share * way_x)
    ink: Array = np.clip(half - distance + 0.5, 0.0, 1.0).astype(np.float32)
    return ink
