"""Answers about wires are kept as long as they hold, and no longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node, disconnect, remove_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.order import active, output_nodes, topological

HOME = Point(0, 0)


@pytest.fixture
def graph() -> Graph:
    nodes = {
        name: Node(name, block, HOME)
        for name, block in (("a", Input()), ("b", Flatten()), ("c", Dense()))
    }
    return Graph(nodes, (Edge("a", "b"), Edge("b", "c")))


def test_a_setting_changes_no_answer(graph):
    before = topological(graph), active(graph), output_nodes(graph)
    changed = set_block(graph, "c", Dense(units=3))
    assert topological(changed) is before[0]
    assert active(changed) is before[1]
    assert output_nodes(changed) is before[2]


def test_what_it_depends_on_does(graph):
    assert active(graph) == ("a", "b", "c")
    assert active(set_block(graph, "a", Flatten())) == ()
    assert active(disconnect(graph, [Edge("b", "c")])) == ("a", "b")
    grown, _node = add_node(graph, Dense(), HOME, node="d")
    assert topological(grown) == ("a", "d", "b", "c")
    assert active(grown) == ("a", "b", "c")
    assert output_nodes(remove_nodes(graph, ["c"])) == ("b",)
    assert active(graph) == ("a", "b", "c")


def test_many_sets_of_blocks_over_one_wiring_are_not_all_kept(graph):
    for number in range(200):
        grown, _node = add_node(graph, Dense(), HOME, node=f"d{number}")
        assert set(topological(grown)) == set(grown.nodes)
    assert len(replace(graph).wiring_memory) <= 64
