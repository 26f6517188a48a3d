"""Long networks in rows, like lines of text: where one row ends and the next begins."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netbuilder.network.graph import Graph, NodeId

_LONGEST: Final = 10
"""Columns in one row at most: a window shows them, and their words can be read."""
_USUAL: Final = 8
_SHAPE: Final = 2.3
"""The width of a large network by its height, in columns by rows: about that of a canvas."""
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
    """Return the rows that the columns are laid out in.

    A row ends only where a single wire leads on, which goes back to the left between the rows.
    """
    columns = max(depths.values(), default=-1) + 1
    if columns <= _LONGEST:
        return (Row(0, columns, 0.0),)
    bounds = [0, *_breaks(columns, _narrow(graph, depths, columns)), columns]
    if len(bounds) == 2:
        return (Row(0, columns, 0.0),)
    bands = list(pairwise(bounds))
    tops, bottoms = _extents(depths, heights, bands)
    ends, begins = _joints(graph, depths, heights, bounds)
    rows, down = [Row(*bands[0], 0.0)], 0.0
    for place, band in enumerate(bands[1:]):
        # The wire goes half way between its two ends, clear of the blocks of either row.
        clear = max(bottoms[place] - ends[place], begins[place] - tops[place + 1]) + _APART
        down += ends[place] + 2 * clear - begins[place]
        rows.append(Row(*band, down))
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


def _breaks(columns: int, narrow: set[int]) -> list[int]:
    """Return before which columns a new row begins: near even shares, where it can."""
    wanted = max(_USUAL, math.sqrt(columns * _SHAPE))
    count = math.ceil(columns / wanted)
    share, found = columns / count, [0]
    for number in range(1, count):
        ideal = round(number * share)
        near = [ideal + way * step for step in range(int(share / 2)) for way in (-1, 1)]
        place = next((n for n in near if n in narrow and n > found[-1] + 1), None)
        if place is not None and place < columns - 1:
            found.append(place)
    return found[1:]


def _extents(
    depths: Mapping[NodeId, int],
    heights: Mapping[NodeId, float],
    bands: Sequence[tuple[int, int]],
) -> tuple[list[float], list[float]]:
    """Return how high and how low blocks stand in each row."""
    of_column = [place for place, (first, end) in enumerate(bands) for _ in range(first, end)]
    tops, bottoms = [math.inf] * len(bands), [-math.inf] * len(bands)
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
