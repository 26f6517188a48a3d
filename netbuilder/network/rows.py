"""Long networks in rows, like lines of text: where one row ends and the next begins."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netbuilder.network.graph import Graph, NodeId

COLUMN: Final = 168.0
ROW: Final = 120.0
"""Distance of columns and of rows of blocks, as large as they are drawn."""
BLOCK: Final = (160.0, 110.0)
"""Width and height of a block with its ports and what stands at them."""
CANVAS: Final = (650.0, 340.0)
"""Room of a network on a small laptop (1280×720, all panels open), in pixels."""
READABLE: Final = 0.75
"""The scale at which the names of blocks are 9 pixels high."""
_APART: Final = 0.6
"""Distance of an edge to the next row from the middles of blocks, in rows."""


class Row(NamedTuple):
    """The columns from `first` to before `end`, and how far down it stands, in rows."""

    first: int
    end: int
    down: float


def in_rows(
    graph: Graph, depths: Mapping[NodeId, int], heights: Mapping[NodeId, float]
) -> tuple[Row, ...]:
    """Return the rows that the columns are laid out in: as few as can be read on a small laptop.

    A row ends only where a single wire leads on, which goes back to the left between the rows.
    """
    columns = max(depths.values(), default=-1) + 1
    narrow = _narrow(graph, depths, columns)
    best: tuple[Row, ...] = (Row(0, columns, 0.0),)
    scale = _scale(best, depths, heights)
    for count in _counts(columns, heights):
        if scale >= READABLE:
            break
        bounds = [0, *_breaks(columns, count, narrow), columns]
        rows = _stacked(graph, depths, heights, bounds)
        found = _scale(rows, depths, heights)
        if found > scale:
            best, scale = rows, found
    return best


def _counts(columns: int, heights: Mapping[NodeId, float]) -> Sequence[int]:
    """Return the numbers of rows to try, more and more: those that fill a canvas best."""
    height = max(heights.values(), default=0.0) - min(heights.values(), default=0.0) + 2 * _APART
    fills = math.sqrt(columns * COLUMN / CANVAS[0] * CANVAS[1] / (height * ROW))
    return range(max(2, math.floor(fills) - 2), math.ceil(fills) + 2)


def _scale(
    rows: Sequence[Row], depths: Mapping[NodeId, int], heights: Mapping[NodeId, float]
) -> float:
    """Return how large blocks are drawn where all of them are to be seen on a small canvas."""
    tops, bottoms = _extents(depths, heights, rows)
    width = max(row.end - row.first - 1 for row in rows) * COLUMN + BLOCK[0]
    last = max(row.down + low for row, low in zip(rows, bottoms, strict=True))
    first = min(row.down + high for row, high in zip(rows, tops, strict=True))
    height = (last - first) * ROW + BLOCK[1]
    return min(1.0, CANVAS[0] / width, CANVAS[1] / height)


def _stacked(
    graph: Graph,
    depths: Mapping[NodeId, int],
    heights: Mapping[NodeId, float],
    bounds: Sequence[int],
) -> tuple[Row, ...]:
    """Return rows between these columns, each far enough below the one before."""
    bands = [Row(first, end, 0.0) for first, end in pairwise(bounds)]
    tops, bottoms = _extents(depths, heights, bands)
    ends, begins = _joints(graph, depths, heights, bounds)
    rows, down = [bands[0]], 0.0
    for place, band in enumerate(bands[1:]):
        # The wire goes half way between its two ends, clear of the blocks of either row.
        clear = max(bottoms[place] - ends[place], begins[place] - tops[place + 1]) + _APART
        down += ends[place] + 2 * clear - begins[place]
        rows.append(band._replace(down=down))
    return tuple(rows)


def _narrow(graph: Graph, depths: Mapping[NodeId, int], columns: int) -> set[int]:
    """Return the columns before which only one wire leads on."""
    change = [0] * (columns + 1)
    for edge in graph.edges:
        if edge.source in depths and edge.target in depths:
            change[depths[edge.source] + 1] += 1
            change[depths[edge.target] + 1] -= 1
    found, passing = set(), 0
    for column in range(1, columns):
        passing += change[column]
        if passing == 1:
            found.add(column)
    return found


def _breaks(columns: int, count: int, narrow: set[int]) -> list[int]:
    """Return before which columns a new row begins: near even shares, where it can."""
    share, found = columns / count, [0]
    for number in range(1, count):
        ideal = math.ceil(number * share)
        near = [ideal + way * step for step in range(int(share / 2)) for way in (-1, 1)]
        place = next((n for n in near if n in narrow and n > found[-1] + 1), None)
        if place is not None and place < columns - 1:
            found.append(place)
    return found[1:]


def _extents(
    depths: Mapping[NodeId, int],
    heights: Mapping[NodeId, float],
    rows: Sequence[Row],
) -> tuple[list[float], list[float]]:
    """Return how high and how low blocks stand in each row."""
    of_column = [place for place, row in enumerate(rows) for _ in range(row.first, row.end)]
    tops, bottoms = [math.inf] * len(rows), [-math.inf] * len(rows)
    for name, depth in depths.items():
        row = of_column[depth]
        tops[row] = min(tops[row], heights[name])
        bottoms[row] = max(bottoms[row], heights[name])
    return tops, bottoms


def _joints(
    graph: Graph,
    depths: Mapping[NodeId, int],
    heights: Mapping[NodeId, float],
    bounds: Sequence[int],
) -> tuple[list[float], list[float]]:
    """Return how far down the wires between rows begin and end, each in its own row."""
    inner = bounds[1:-1]
    ends, begins = [0.0] * len(inner), [0.0] * len(inner)
    for edge in graph.edges:
        if edge.source not in depths or edge.target not in depths:
            continue
        first = bisect_right(inner, depths[edge.source])
        for place in range(first, bisect_right(inner, depths[edge.target])):
            ends[place], begins[place] = heights[edge.source], heights[edge.target]
    return ends, begins
