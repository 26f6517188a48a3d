from __future__ import annotations

from networks import chain

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import disconnect, set_block
from netbuilder.network.unchanged import unchanged

GRAPH = chain(Input(), Flatten(), Dropout(rate=0.2), Dense(units=7), Dense(units=10))
NODES = tuple(GRAPH.nodes)


def test_all_blocks_of_the_same_network():
    assert unchanged(GRAPH, GRAPH) == set(NODES)


def test_what_comes_behind_a_changed_block_is_another():
    changed = set_block(GRAPH, NODES[3], Dense(units=8))
    assert unchanged(GRAPH, changed) == set(NODES[:3])


def test_a_knob_makes_no_difference():
    assert unchanged(GRAPH, set_block(GRAPH, NODES[2], Dropout(rate=0.5))) == set(NODES)


def test_what_is_cut_off_is_another():
    cut = disconnect(GRAPH, GRAPH.edges[2:3])
    assert unchanged(GRAPH, cut) == set(NODES[:3])


def test_blocks_of_one_name_and_another_kind_are_others():
    assert unchanged(GRAPH, set_block(GRAPH, NODES[2], Flatten())) == set(NODES[:2])
