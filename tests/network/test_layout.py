"""Tidying: order, room, lanes for skip connections."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from graph_strategies import graphs
from hypothesis import given
from PySide6.QtCore import QPointF
from quick import one_in

from netbuilder.blocks.add import Add
from netbuilder.blocks.concatenate import Concatenate
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.layout import COLUMN, ROW, depths, tidy
from netbuilder.network.placement import Landing, land
from netbuilder.ui.canvas.items import geometry


def joined(edges: str, **blocks: object) -> Graph:
    """Return a graph from words like `a-b b-c a-c1`: the number is the input port."""
    found = [word.split("-") for word in edges.split()]
    names = dict.fromkeys(end[0] for pair in found for end in pair)
    nodes = {
        n: Node(n, blocks.get(n, Input() if n == "a" else Dense()), Point(0, 0)) for n in names
    }
    wires = tuple(Edge(s, t[0], 0, int(t[1:] or 0)) for s, t in found)
    return Graph(nodes, wires)


RESIDUAL = joined("a-b b-c c-d d-e0 b-e1 e-f", e=Add())
NESTED = joined("a-b b-c c-d0 b-d1 d-e e-f0 a-f1 f-g", d=Add(), f=Add())
BRANCHES = joined("a-b a-c b-d c-e e-f d-g0 f-g1", g=Concatenate())
CROSSED = joined("a-b a-c b-e1 c-e0 e-f", e=Add())


@pytest.mark.parametrize("graph", [RESIDUAL, NESTED, BRANCHES, CROSSED])
def test_no_wire_runs_behind_a_block(graph):
    tidied = tidy(graph)
    for edge in tidied.edges:
        start = QPointF(*tidied.nodes[edge.source].position) + geometry.OUTPUT_PORT
        ports = tidied.block(edge.target).inputs
        end = QPointF(*tidied.nodes[edge.target].position)
        path = geometry.wire(start, end + geometry.input_port(edge.target_port, ports))
        for name, node in tidied.nodes.items():
            if name not in (edge.source, edge.target):
                rect = geometry.NODE_RECT.translated(*node.position)
                inside = [t for t in range(101) if rect.contains(path.pointAtPercent(t / 100))]
                assert not inside, (edge, name)


def test_branches_stand_as_the_ports_they_lead_to():
    places = {name: node.position.y for name, node in tidy(CROSSED).nodes.items()}
    assert places["c"] < places["b"]


@pytest.mark.parametrize(
    ("edges", "crossings"),
    [("a-b a-c b-d c-e", 0), ("a-d b-e c-d c-e a-f", 1)],
)
def test_what_need_not_cross_does_not(edges, crossings):
    tidied = tidy(joined(edges))
    y = {name: node.position.y for name, node in tidied.nodes.items()}
    column = depths(tidied)
    pairs = [
        (one, other)
        for i, one in enumerate(tidied.edges)
        for other in tidied.edges[:i]
        if column[one.source] == column[other.source]
        and (y[one.source] - y[other.source]) * (y[one.target] - y[other.target]) < 0
    ]
    assert len(pairs) <= crossings


@given(graphs())
def test_blocks_of_a_column_keep_a_row_between_them(graph):
    tidied = tidy(graph)
    columns: dict[float, list[float]] = {}
    for node in tidied.nodes.values():
        columns.setdefault(node.position.x, []).append(node.position.y)
    for heights in columns.values():
        heights.sort()
        assert all(b - a >= ROW - 0.2 for a, b in pairwise(heights))


@given(graphs())
def test_tidying_twice_is_tidying_once(graph):
    assert tidy(tidy(graph)) == tidy(graph)


def test_a_chain_is_a_straight_line():
    places = [node.position for node in tidy(joined("a-b b-c c-d")).nodes.values()]
    assert places == [Point(COLUMN * i, 0) for i in range(4)]


def long_chain(count: int, *, bypasses: bool = False) -> Graph:
    """Return a chain of so many blocks; with bypasses an Add takes each sixth and the fifth one."""
    nodes = {"n0": Node("n0", Input(), Point(0, 0))}
    wires = []
    for number in range(1, count):
        name, adds = f"n{number}", bypasses and number % 6 == 0
        nodes[name] = Node(name, Add() if adds else Dense(), Point(0, 0))
        wires.append(Edge(f"n{number - 1}", name, 0, 0))
        if adds:
            wires.append(Edge(f"n{number - 4}", name, 0, 1))
    return Graph(nodes, tuple(wires))


@pytest.mark.parametrize("count", range(2, 16))
def test_a_chain_of_a_first_course_can_be_read_on_a_small_laptop(count):
    places = [node.position for node in tidy(long_chain(count)).nodes.values()]
    width = max(place.x for place in places) + geometry.NODE_RECT.width()
    height = max(place.y for place in places) + geometry.NODE_RECT.height()
    assert min(650 / width, 340 / height) >= 0.75
    rows = len({place.y for place in places})
    assert rows == math.ceil(count / 5)


@pytest.mark.parametrize("count", [7, 11, 13, 14, 23])
def test_the_last_row_of_a_chain_is_the_shortest(count):
    heights = [node.position.y for node in tidy(long_chain(count)).nodes.values()]
    lengths = [heights.count(y) for y in sorted(set(heights))]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("count", [11, 14, 24, 100])
def test_a_long_chain_goes_on_in_rows_like_a_text(count):
    tidied = tidy(long_chain(count))
    places = [tidied.nodes[f"n{number}"].position for number in range(count)]
    assert places == sorted(places, key=lambda place: (place.y, place.x))
    rows = {place.y for place in places}
    columns = max(place.x for place in places) / COLUMN + 1
    assert len(rows) > 1
    assert columns <= max(10, 3 * len(rows))
    assert len(rows) * columns < count + len(rows) * 2


@pytest.mark.parametrize("count", one_in(2, [24, 80]))
@pytest.mark.parametrize("bypasses", [False, True])
def test_wires_between_rows_run_behind_no_block_and_only_single_wires_do(count, bypasses):
    graph = long_chain(count, bypasses=bypasses)
    test_no_wire_runs_behind_a_block(graph)
    tidied = tidy(graph)
    back = [
        edge
        for edge in tidied.edges
        if tidied.nodes[edge.target].position.x < tidied.nodes[edge.source].position.x
    ]
    assert back
    assert all(edge.target_port == 0 for edge in back)
    assert all(int(edge.target[1:]) == int(edge.source[1:]) + 1 for edge in back)


def test_what_no_single_wire_leads_through_stays_one_row():
    wires = " ".join(f"{one}-{other}" for one, other in pairwise("abcdefghijklmn"))
    graph = joined(f"{wires}0 a-n1", n=Add())
    assert len({place.position.x for place in tidy(graph).nodes.values()}) == 14


def test_a_block_put_in_moves_its_own_row_alone():
    tidied = tidy(long_chain(24))
    edge = tidied.edges[2]
    grown, _node = land(tidied, Dense(), Point(2.5 * COLUMN, 0), landing=Landing(edge=edge))
    moved = {n for n in tidied.nodes if grown.nodes[n].position != tidied.nodes[n].position}
    assert moved == {f"n{number}" for number in range(3, 6)}
