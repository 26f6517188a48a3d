"""Names of placed blocks: short, and never in doubt."""

from __future__ import annotations

from graph_strategies import graphs
from hypothesis import given
from projects import SOFTMAX, network
from pseudo_language import CODE

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.graph import Edge, Graph
from netbuilder.network.naming import block_name, short_name
from netbuilder.words import ENGLISH, use_language

TWICE = network(Input(), Flatten(), Dense(units=50), Dense(units=50), SOFTMAX)


def test_the_only_block_of_its_kind_needs_its_title_alone():
    assert short_name(TWICE, "flatten-1") == "Flatten"
    assert block_name(TWICE, "input-1") == "Input 28×28"


def test_its_main_setting_tells_a_block_from_others_of_its_kind():
    assert short_name(TWICE, "dense-3") == block_name(TWICE, "dense-3") == "Dense 10"


def test_blocks_that_look_alike_are_counted_in_the_direction_of_the_data():
    assert [short_name(TWICE, name) for name in ("dense-1", "dense-2")] == [
        "Dense 50 (1 of 2)",
        "Dense 50 (2 of 2)",
    ]
    turned = Graph(nodes=dict(reversed(TWICE.nodes.items())), edges=TWICE.edges)
    assert block_name(turned, "dense-1") == "Dense 50 (1 of 2)"


def test_a_block_on_a_cycle_has_a_name_too():
    edges = (*TWICE.edges, Edge("dense-2", "dense-1", 0, 1))
    assert block_name(Graph(nodes=TWICE.nodes, edges=edges), "dense-1")


@given(graphs())
def test_no_two_blocks_of_a_network_have_the_same_name(graph):
    for name in (short_name, block_name):
        names = [name(graph, node) for node in graph.nodes]
        assert len(set(names)) == len(names)


def test_names_follow_the_language(pseudo_folder):
    graph = network(Flatten(), Dense(units=5), Dense(units=5))
    before = block_name(graph, "dense-1")
    use_language(CODE, str(pseudo_folder))
    translated = block_name(graph, "dense-1")
    use_language(ENGLISH)
    assert translated != before
    assert block_name(graph, "dense-1") == before
