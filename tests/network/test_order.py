from __future__ import annotations

from dataclasses import replace

from graph_strategies import graphs
from hypothesis import assume, given

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.network.collapsing import collapsed_groups, contracted
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.layout import COLUMN, depths, tidy
from netbuilder.network.order import active, downstream, output_nodes, topological, upstream


@given(graphs())
def test_each_node_stands_behind_those_it_takes_from(graph):
    order = {name: i for i, name in enumerate(topological(graph))}
    assert order.keys() == graph.nodes.keys()
    assert all(order[edge.source] < order[edge.target] for edge in graph.edges)


@given(graphs())
def test_upstream_and_downstream_mirror_each_other(graph):
    for name in graph.nodes:
        assert all(name in upstream(graph, [other]) for other in downstream(graph, [name]))


@given(graphs())
def test_what_is_active_comes_from_an_input_and_leads_to_an_end(graph):
    network = active(graph)
    assert all(
        any(isinstance(graph.block(start), Input) for start in upstream(graph, [name]))
        for name in network
    )
    assert upstream(graph, output_nodes(graph)) >= set(network)


def test_nodes_on_a_circle_and_behind_it_are_left_out():
    nodes = {name: Node(name, Dense(), Point(0, 0)) for name in "abcd"}
    graph = Graph(nodes, (Edge("a", "b"), Edge("b", "a"), Edge("b", "c")))
    assert topological(graph) == ("d",)


@given(graphs())
def test_tidying_moves_and_changes_nothing_else(graph):
    tidied = tidy(graph)
    home = Point(0, 0)
    assert {name: replace(node, position=home) for name, node in tidied.nodes.items()} == {
        name: replace(node, position=home) for name, node in graph.nodes.items()
    }
    assert tidied.edges == graph.edges


@given(graphs())
def test_tidying_lets_each_block_and_collapsed_group_stand_behind_what_feeds_it(graph):
    assume(not collapsed_groups(graph) or contracted(graph) is not graph)
    seen = contracted(tidy(graph))
    places = [node.position for node in seen.nodes.values()]
    assert len(set(places)) == len(places)
    assert all(
        seen.nodes[edge.target].position.x - seen.nodes[edge.source].position.x >= COLUMN - 1e-6
        for edge in seen.edges
    )


@given(graphs())
def test_depth_counts_the_longest_way(graph):
    found = depths(graph)
    for name in graph.nodes:
        before = [found[edge.source] for edge in graph.incoming(name)]
        assert found[name] == max(before, default=-1) + 1
