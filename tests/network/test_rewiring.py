"""Blocks change their order within a chain: wires in and out, places and groups stay."""

from __future__ import annotations

from projects import network

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node, connect
from netbuilder.network.graph import Edge, Point
from netbuilder.network.grouping import group_nodes
from netbuilder.network.layout import tidy
from netbuilder.network.order import topological
from netbuilder.network.rewiring import move_before, move_behind

CHAIN = tidy(network(Input(), Flatten(), Conv2D(), Activation(), Dense()))
NAMES = ("input-1", "flatten-1", "conv2d-1", "activation-1", "dense-1")
PLACES = [CHAIN.nodes[name].position for name in NAMES]


def in_order(graph) -> list[str]:
    names = topological(graph)
    assert [graph.nodes[name].position for name in names] == PLACES
    return [name.split("-")[0] for name in names]


def test_a_block_moves_behind_another_and_the_places_stay_taken():
    moved = move_behind(CHAIN, "flatten-1", "activation-1")
    assert in_order(moved) == ["input", "conv2d", "activation", "flatten", "dense"]


def test_a_block_moves_before_another():
    moved = move_before(CHAIN, "activation-1", "flatten-1")
    assert in_order(moved) == ["input", "activation", "flatten", "conv2d", "dense"]


def test_there_and_back_is_the_same_network():
    moved = move_before(move_behind(CHAIN, "flatten-1", "dense-1"), "flatten-1", "conv2d-1")
    assert moved.nodes == CHAIN.nodes
    assert set(moved.edges) == set(CHAIN.edges)


def test_the_last_block_may_lead_to_several():
    graph, other = add_node(CHAIN, Dense(), Point(0.0, 500.0))
    forked = connect(graph, Edge("activation-1", other))
    moved = move_behind(forked, "flatten-1", "activation-1")
    assert {edge.target for edge in moved.outgoing("flatten-1")} == {"dense-1", other}


def test_groups_keep_their_blocks():
    grouped = group_nodes(CHAIN, ("flatten-1", "conv2d-1"), title="first")
    assert move_behind(grouped, "flatten-1", "conv2d-1").groups == grouped.groups
