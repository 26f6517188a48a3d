"""A part of a network lands whole: on a wire, behind a block, or free."""

from __future__ import annotations

from itertools import pairwise

import pytest
from networks import chain

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.copying import part_of
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.grouping import group_nodes
from netbuilder.network.layout import COLUMN
from netbuilder.network.order import topological
from netbuilder.network.part_placement import (
    add_part_behind,
    land_part,
    part_landing_at,
    part_landing_on,
)
from netbuilder.network.placement import FREE, Landing

NETWORK = chain(Input(), Flatten(), Dense(units=10))
_MADE = chain(Input(), Dense(units=5), Dropout())
_LAYER = ("dense-1", "dropout-1")
PART = part_of(group_nodes(_MADE, _LAYER, title="Layer"), _LAYER)
LOOSE = Graph(PART.nodes)
WIRE = Edge("flatten-1", "dense-1")


def kinds(graph):
    return [graph.block(name).kind() for name in topological(graph)]


def test_on_a_wire_it_is_inserted_with_room_for_it():
    landing = part_landing_at(NETWORK, PART, Point(0, 0), edge=WIRE)
    assert landing == Landing(edge=WIRE)
    graph, names = land_part(NETWORK, PART, Point(225, 0), landing=landing)
    assert kinds(graph) == ["Input", "Flatten", "Dense", "Dropout", "Dense"]
    assert graph.groups[0].nodes == names
    places = [graph.nodes[name].position.x for name in topological(graph)]
    assert all(b - a >= COLUMN * 0.8 for a, b in pairwise(places))
    assert {graph.nodes[name].position.y for name in names} == {0.0}


def test_near_the_end_and_on_a_block_it_is_joined_behind():
    end = NETWORK.nodes["dense-1"].position
    landing = part_landing_at(NETWORK, PART, Point(end.x + COLUMN, 10.0), edge=None)
    assert landing == Landing(behind="dense-1")
    assert part_landing_on(NETWORK, PART, "dense-1") == landing
    graph, names = land_part(NETWORK, PART, Point(9, 9), landing=landing)
    assert Edge("dense-1", names[0]) in graph.edges
    assert graph.nodes[names[0]].position == Point(end.x + COLUMN, end.y)


@pytest.mark.parametrize("part", [LOOSE, NETWORK])
def test_what_has_no_single_way_in_stays_free(part):
    assert part_landing_at(NETWORK, part, Point(0, 0), edge=WIRE) == FREE
    graph, names = land_part(NETWORK, part, Point(0, 500))
    assert len(names) == len(part.nodes)
    assert len(graph.edges) == len(NETWORK.edges) + len(part.edges)


def test_entered_it_comes_behind_the_selected_or_the_last_block():
    graph, names = add_part_behind(NETWORK, PART, None)
    assert Edge("dense-1", names[0]) in graph.edges
    graph, names = add_part_behind(NETWORK, PART, "flatten-1")
    assert kinds(graph) == ["Input", "Flatten", "Dense", "Dropout", "Dense"]
    graph, names = add_part_behind(Graph(), PART, None)
    assert len(graph.nodes) == 2
