"""A graph in layers: who stands above whom so that few wires cross, and how high.

Skip connections hold a lane in each layer that they skip, so that no block stands in their way.

Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
structures", IEEE Trans. SMC 11 (1981): layers, barycentres, then places that keep the order.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netbuilder.network.graph import Graph, NodeId

Slot: TypeAlias = "tuple[NodeId, int]"
"""A place in a layer: a node's id with -1, or a lane: its depth with the edge's number."""

_SWEEPS = 8
_MOST_LANES = 20_000
"""Lanes beyond which edges are led as they come: tidying stays quick."""

_LANE_GAP = 0.25
"""Distance between two lanes, in rows."""


class Layers:
    """Nodes and lanes by layer, ordered from top to bottom."""

    def __init__(self, graph: Graph, depths: Mapping[NodeId, int]) -> None:
        self._layers: list[list[Slot]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
        self._before: defaultdict[Slot, list[tuple[Slot, float]]] = defaultdict(list)
        self._behind: defaultdict[Slot, list[tuple[Slot, float]]] = defaultdict(list)
        for name, depth in depths.items():
            self._layers[depth].append((name, -1))
        self._lead_wires(graph, depths)
        self._uncross()

    def _lead_wires(self, graph: Graph, depths: Mapping[NodeId, int]) -> None:
        spans = [
            (number, edge, depths[edge.source], depths[edge.target])
            for number, edge in enumerate(graph.edges)
            if edge.source in depths and edge.target in depths
        ]
        has_lanes = sum(end - start - 1 for _n, _e, start, end in spans) <= _MOST_LANES
        for number, edge, start, end in spans:
            last: Slot = (edge.source, -1)
            for depth in range(start + 1, end if has_lanes else start + 1):
                lane: Slot = (f"{depth}", number)
                self._layers[depth].append(lane)
                self._join(last, lane, 0.0)
                last = lane
            ports = graph.block(edge.target).inputs
            self._join(last, (edge.target, -1), (edge.target_port + 1) / (ports + 1) - 0.5)

    def _join(self, source: Slot, target: Slot, port: float) -> None:
        self._before[target].append((source, port))
        self._behind[source].append((target, port))

    def _uncross(self) -> None:
        """Order each layer by where its neighbours stand, to and fro, and keep the best order."""
        best, least = [list(layer) for layer in self._layers], self._crossings()
        for sweep in range(_SWEEPS):
            if least == 0:
                break
            self._sweep(forwards=sweep % 2 == 0)
            crossings = self._crossings()
            if crossings < least:
                best, least = [list(layer) for layer in self._layers], crossings
        self._layers = best

    def _sweep(self, *, forwards: bool) -> None:
        neighbours = self._before if forwards else self._behind
        layers = self._layers if forwards else self._layers[::-1]
        rank: dict[Slot, int] = {}
        for layer in layers:
            wanted = {}
            for place, slot in enumerate(layer):
                near = [
                    rank[other] + (0.0 if forwards else port)
                    for other, port in neighbours[slot]
                    if other in rank
                ]
                wanted[slot] = sum(near) / len(near) if near else float(place)
            layer.sort(key=wanted.__getitem__)
            rank.update((slot, place) for place, slot in enumerate(layer))

    def _crossings(self) -> int:
        """Return how many pairs of wires cross between neighbouring layers."""
        count = 0
        for layer, after in pairwise(self._layers):
            rank = {slot: place for place, slot in enumerate(after)}
            ends: list[float] = []
            for slot in layer:
                reached = sorted(
                    rank[target] + port for target, port in self._behind[slot] if target in rank
                )
                count += sum(len(ends) - bisect_right(ends, end) for end in reached)
                for end in reached:
                    insort(ends, end)
        return count

    def heights(self) -> dict[NodeId, float]:
        """Return how far down each node stands, in rows: near its neighbours, in its order."""
        height = {slot: 0.0 for layer in self._layers for slot in layer}
        for sweep in range(_SWEEPS + 1):
            forwards = sweep % 2 == 0
            neighbours = self._before if forwards else self._behind
            for layer in self._layers if forwards else self._layers[::-1]:
                wanted = [_mean([height[o] for o, _p in neighbours[s]], height[s]) for s in layer]
                height.update(zip(layer, _spread(wanted, _gaps(layer)), strict=True))
        return {name: place for (name, number), place in height.items() if number < 0}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _gaps(layer: Sequence[Slot]) -> list[float]:
    """Return how far each slot stands below the first at least, in rows."""
    places = [0.0]
    for one, other in pairwise(layer):
        both_lanes = one[1] >= 0 and other[1] >= 0
        places.append(places[-1] + (_LANE_GAP if both_lanes else 1.0))
    return places


def _spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return the places nearest to `wanted` that keep their order and at least these gaps.

    Least squares by pooling neighbours that would overlap (isotonic regression).
    """
    pools: list[tuple[float, int]] = []
    for wish, gap in zip(wanted, gaps, strict=False):
        total, count = wish - gap, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, size = pools.pop()
            total, count = total + before, count + size
        pools.append((total, count))
    flat = [total / count for total, count in pools for _ in range(count)]
    return [place + gap for place, gap in zip(flat, gaps, strict=False)]
