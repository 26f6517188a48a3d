"""Pen styles that are rare in MNIST: ones with flags, short fours, crossed sevens, open nines.

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
    for digit, style in ((1, _flag_or_foot), (4, _short), (7, _crossed), (9, _curled_or_open)):
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
    # Away from the stem, however that leans: a flag that lies flatter would make a seven.
    lean = np.arctan2(at_top - at_bottom, np.maximum(bottom - top, 1))
    angle = np.minimum(np.deg2rad(chance.uniform(8.0, 60.0, count)) + lean, np.deg2rad(78.0))
    width = chance.uniform(0.8, 1.6, count)
    end = (top + length * np.cos(angle), at_top - length * np.sin(angle))
    flag = _arc((top, at_top), end, chance.uniform(-0.05, 0.2, count), width)
    # Where the pen set down, some draw a short way to the left first.
    tick = np.where(chance.random(count) < 0.3, chance.uniform(1.0, 3.5, count), 0.0)
    flag = np.maximum(flag, line((*end, end[0] + 0.3 * tick, end[1] - tick, width)))
    drawn = _where(kind != 0, flag, ink)
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
    """A bar through the stem, at its middle or below; a bent stem, a hook where the roof begins."""
    count = len(ink)
    ink = _bent(ink, chance.uniform(0.0, 4.5, count) * (chance.random(count) < 0.6))
    top, bottom = _ends(ink)
    row = top + (bottom - top) * chance.uniform(0.42, 0.82, count)
    column = _middles(ink, np.rint(row).astype(np.intp))
    left, right = chance.uniform(2.5, 9.0, (2, count))
    tilt = chance.uniform(-0.3, 0.25, count)
    bar = (row - left * tilt, column - left, row + right * tilt, column + right)
    width = chance.uniform(0.8, 1.6, count)
    made = np.maximum(ink, line((*bar, width)))
    hook = _hook(ink, chance.uniform(1.5, 5.5, count), chance.uniform(-1.5, 1.0, count), width)
    return _where(chance.random(count) < 0.5, hook, made)


def _hook(
    ink: Array,
    down: NDArray[np.floating],
    across: NDArray[np.floating],
    width: NDArray[np.floating],
) -> Array:
    """A short stroke down from the left end of the upper third."""
    top, bottom = _ends(ink)
    rows = np.arange(SIDE)[None, :, None]
    roof = ink * (rows <= (top + (bottom - top) * 0.33)[:, None, None])
    column = np.asarray((roof > INK).any(1)).argmax(1)
    row = _middles(roof.transpose(0, 2, 1), column)
    return line((row, column, row + down, column + across, width))


def _bent(ink: Array, reach: NDArray[np.floating]) -> Array:
    """Move the middle rows to the right by so many pixels, those above and below by less."""
    top, bottom = _ends(ink)
    rows = np.arange(SIDE, dtype=np.float32)[None]
    share = (rows - top[:, None]) / np.maximum(bottom - top, 1)[:, None]
    shift = (reach[:, None] * 4 * np.clip(share * (1 - share), 0.0, 1.0))[:, :, None]
    places = np.clip(np.arange(SIDE, dtype=np.float32) - shift, 0.0, SIDE - 1.001)
    whole = places.astype(np.intp)
    part = (places - whole).astype(np.float32)
    near, far = (np.take_along_axis(ink, whole + step, 2) for step in (0, 1))
    moved: Array = near * (1 - part) + far * part
    return moved


def _curled_or_open(ink: Array, chance: Generator) -> Array:
    """A foot that curls, or a loop that does not close at the top right, or both."""
    kind = chance.choice(3, len(ink), p=(0.6, 0.2, 0.2))[:, None, None]
    made = np.where(kind != 0, _open(ink, chance), ink)
    return np.where(kind != 1, _curled(made, chance), made)


def _open(ink: Array, chance: Generator) -> Array:
    """The upper right of the loop is left out: a sector about the upper half's middle."""
    count = len(ink)
    top, bottom = _ends(ink)
    rows = np.arange(SIDE, dtype=np.float32)[None, :, None]
    columns = np.arange(SIDE, dtype=np.float32)[None, None, :]
    middle_row = (top + (bottom - top) * 0.27)[:, None, None]
    head = ink * (rows < 2 * middle_row - top[:, None, None])
    middle = _middles(head.sum(1, keepdims=True), np.zeros(count, np.intp))[:, None, None]
    down, across = rows - middle_row, columns - middle
    towards = np.deg2rad(chance.uniform(-75.0, -5.0, count))[:, None, None]
    half = np.deg2rad(chance.uniform(12.0, 35.0, count))[:, None, None]
    # The nearer the middle, the more a pixel would matter that is not of the loop.
    angle = np.abs(np.arctan2(down, across) - towards)
    inside = np.clip((half - angle) * 4 + 0.5, 0.0, 1.0) * (np.hypot(down, across) > 1.5)
    left: Array = (ink * (1 - inside)).astype(np.float32)
    return left


def _curled(ink: Array, chance: Generator) -> Array:
    """A foot that curls to the left, and up again in the end."""
    count = len(ink)
    _top, bottom = _ends(ink)
    column = _middles(ink, bottom)
    reach = chance.uniform(4.0, 11.0, count)
    sag, rise = chance.uniform(0.0, 2.5, count), chance.uniform(-1.0, 4.0, count)
    width = chance.uniform(0.8, 1.6, count)
    end = (bottom - rise, column - reach)
    # The arc sags: seen on its way to the left, it is bent to that side.
    return np.maximum(ink, _arc((bottom, column), end, -sag / reach, width))


def _arc(
    begin: tuple[NDArray[np.floating | np.integer], ...],
    end: tuple[NDArray[np.floating | np.integer], ...],
    bend: NDArray[np.floating],
    half: NDArray[np.floating],
) -> Array:
    """Return bent strokes (n × 28 × 28) from (row, column) to (row, column), half as wide.

    `bend` is how far the middle lies off the straight line, as a share of its length: to the right
    of one who goes along it where it is positive.
    """
    (y0, x0), (y1, x1) = begin, end
    way_y, way_x = y1 - y0, x1 - x0
    made = np.zeros((len(half), SIDE, SIDE), np.float32)
    for first, last in pairwise(np.linspace(0.0, 1.0, 6)):
        ends = [
            (y0 + way_y * s + off * way_x, x0 + way_x * s - off * way_y)
            for s, off in ((s, 4 * bend * s * (1 - s)) for s in (first, last))
        ]
        made = np.maximum(made, line((*ends[0], *ends[1], half)))
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
