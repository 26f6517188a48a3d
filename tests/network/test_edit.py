from __future__ import annotations

import pytest
from graph_strategies import after, annotated_graphs, blocks, edits, graphs, places, tried
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import (
    add_node,
    append,
    connect,
    disconnect,
    insert_on_edge,
    move_nodes,
    move_onto_edge,
    remove_nodes,
    reroute,
    set_block,
)
from netbuilder.network.graph import Edge, Graph, Group, Point
from netbuilder.network.order import output_nodes, topological
from netbuilder.network.placement import Landing, drop_node, move_into
from netbuilder.network.rules import EditError, can_connect, edges_from, end_refusal

HERE = Point(0, 0)


def chain(*blocks) -> Graph:
    """Return the blocks joined one behind the other, named a, b, c …"""
    graph = Graph()
    for name, block in zip("abcdefgh", blocks, strict=False):
        last = list(graph.nodes)[-1:]
        graph, _name = add_node(graph, block, HERE, node=name)
        for source in last:
            graph = connect(graph, Edge(source, name))
    return graph


def assert_sound(graph: Graph) -> None:
    """Assert what no sequence of edits may break."""
    assert len(topological(graph)) == len(graph.nodes), "a cycle"
    assert all(end_refusal(graph, edge) is None for edge in graph.edges), "an impossible wire"
    ports = [(edge.target, edge.target_port) for edge in graph.edges]
    assert len(set(ports)) == len(ports), "two wires into one port"
    assert all(name == node.id for name, node in graph.nodes.items())
    assert all(name in graph.nodes for group in graph.groups for name in group.nodes)


@given(st.lists(edits(), max_size=25))
def test_no_sequence_of_edits_breaks_the_graph(steps):
    assert_sound(after(Graph(), steps))


@given(graphs(), edits())
def test_an_edit_leaves_the_graph_before_it_as_it_was(graph, step):
    before = Graph(dict(graph.nodes), graph.edges, graph.groups, graph.notes)
    tried(graph, step)
    assert graph == before


@given(graphs(), blocks(), places)
def test_adding_and_removing_gives_the_same_graph(graph, block, place):
    grown, name = add_node(graph, block, place)
    assert name not in graph.nodes
    assert grown.nodes[name].block is block
    assert remove_nodes(grown, [name]) == graph


@given(graphs(), st.integers(0, 99), blocks(), places)
def test_inserting_and_removing_gives_the_same_wires(graph, which, block, place):
    if not graph.edges:
        return
    edge = graph.edges[which % len(graph.edges)]
    if not block.inputs:
        with pytest.raises(EditError):
            insert_on_edge(graph, edge, block, place)
        return
    grown, name = insert_on_edge(graph, edge, block, place)
    assert edge not in grown.edges
    assert [e.source for e in grown.incoming(name)] == [edge.source]
    healed = remove_nodes(grown, [name])
    assert set(healed.edges) == set(graph.edges)
    assert healed.nodes == graph.nodes


@given(graphs(), st.data())
def test_asking_and_telling_are_the_same_rule(graph, data):
    ends = st.sampled_from([*graph.nodes, "nowhere"])
    edge = Edge(data.draw(ends), data.draw(ends), 0, data.draw(st.integers(-1, 2)))
    if can_connect(graph, edge):
        assert edge in connect(graph, edge).edges
    else:
        with pytest.raises(EditError) as refused:
            connect(graph, edge)
        assert refused.value.found


@given(graphs())
def test_the_edges_that_are_offered_are_those_that_may_be_added(graph):
    for source in graph.nodes:
        possible = {
            edge
            for node in graph.nodes
            for port in range(graph.block(node).inputs)
            if can_connect(graph, edge := Edge(source, node, 0, port))
        }
        offered = edges_from(graph, source)
        assert set(offered) == possible
        assert len(offered) == len(possible)
        taken = {(edge.target, edge.target_port) for edge in graph.edges}
        are_taken = [(edge.target, edge.target_port) in taken for edge in offered]
        assert are_taken == sorted(are_taken), "free inputs come first"


@given(graphs(), st.integers(0, 99), st.integers(0, 99))
def test_a_node_moved_into_an_edge_stands_between_its_ends(graph, which, other):
    edges = graph.edges[which % len(graph.edges) :] if graph.edges else ()
    nodes = [name for name in graph.nodes if edges and name not in edges[0][:2]]
    if not nodes:
        return
    node = nodes[other % len(nodes)]
    if not graph.block(node).inputs:
        with pytest.raises(EditError):
            move_into(graph, node, edges[0])
        return
    moved = move_into(graph, node, edges[0])
    assert_sound(moved)
    assert set(moved.nodes) == set(graph.nodes)
    assert [edge.source for edge in moved.incoming(node)] == [edges[0].source]
    assert moved.outgoing(node) == (Edge(node, edges[0].target, 0, edges[0].target_port),)


@given(annotated_graphs(), places, st.data())
def test_a_node_dropped_on_an_edge_joins_its_old_neighbours_or_is_refused(graph, place, data):
    if not graph.edges:
        return
    node = data.draw(st.sampled_from(sorted(graph.nodes)))
    edge = data.draw(st.sampled_from(graph.edges))
    landing = Landing(edge=edge)
    if node in edge[:2] or not graph.block(node).inputs:
        with pytest.raises(EditError):
            drop_node(graph, node, place, landing=landing)
        return
    moved = drop_node(graph, node, place, landing=landing)
    assert_sound(moved)
    into = Edge(edge.source, node, edge.source_port, 0)
    out = Edge(node, edge.target, 0, edge.target_port)
    healed = set(remove_nodes(graph, (node,)).edges)
    assert set(moved.edges) == healed - {edge} | {into, out}
    assert moved.groups == graph.groups
    assert {name: moved.block(name) for name in moved.nodes} == {
        name: graph.block(name) for name in graph.nodes
    }


@given(graphs(), st.data())
def test_removing_many_is_removing_one_by_one(graph, data):
    gone = data.draw(st.lists(st.sampled_from(sorted(graph.nodes) or [""]), unique=True))
    if not graph.nodes:
        return
    together, one_by_one = remove_nodes(graph, gone), graph
    for name in gone:
        one_by_one = remove_nodes(one_by_one, [name])
    assert together.nodes == one_by_one.nodes
    assert set(together.edges) == set(one_by_one.edges)


def test_deleting_a_middle_block_heals_the_chain():
    graph = chain(Input(), Flatten(), Dense(), Dense())
    assert remove_nodes(graph, ["b", "c"]).edges == (Edge("a", "d"),)
    assert remove_nodes(graph, ["a"]).edges == (Edge("b", "c"), Edge("c", "d"))
    assert remove_nodes(graph, ["d"]).edges == (Edge("a", "b"), Edge("b", "c"))


def test_deleting_takes_the_block_out_of_its_group():
    graph = chain(Input(), Dense())
    grouped = Graph(graph.nodes, graph.edges, (Group("g", "hidden", ("a", "b")),))
    assert remove_nodes(grouped, ["b"]).groups == (Group("g", "hidden", ("a",)),)


def test_a_new_wire_takes_the_place_of_the_old():
    graph = chain(Input(), Dense(), Dense())
    assert set(connect(graph, Edge("a", "c")).edges) == {Edge("a", "b"), Edge("a", "c")}


def test_rerouting_moves_one_end():
    graph = chain(Input(), Dense(), Dense())
    moved = reroute(graph, Edge("b", "c"), Edge("a", "c"))
    assert set(moved.edges) == {Edge("a", "b"), Edge("a", "c")}


def test_rerouting_may_undo_its_own_circle():
    graph = chain(Input(), Dense(), Dense())
    turned = reroute(graph, Edge("b", "c"), Edge("c", "b"))
    assert set(turned.edges) == {Edge("c", "b")}


def test_a_wire_back_is_a_circle():
    graph = chain(Input(), Dense(), Activation())
    with pytest.raises(EditError, match="a cycle: Dense already leads to Activation"):
        connect(graph, Edge("c", "b"))
    with pytest.raises(EditError, match="a cycle"):
        connect(graph, Edge("b", "b"))


def test_the_input_takes_no_wire():
    graph = chain(Input(), Dense())
    with pytest.raises(EditError, match="expected a block that takes an input"):
        connect(graph, Edge("b", "a"))


def test_a_wire_that_is_there_is_refused():
    graph = chain(Input(), Dense())
    with pytest.raises(EditError, match="already exists"):
        connect(graph, Edge("a", "b"))


def test_cutting_a_wire_that_is_gone_does_nothing():
    graph = chain(Input(), Dense())
    assert disconnect(graph, [Edge("b", "a")]) == graph
    assert disconnect(graph, [Edge("a", "b")]).edges == ()


def test_appending_joins_behind_the_only_end():
    graph, name = append(chain(Input()), Dense(), HERE)
    assert graph.edges == (Edge("a", name),)
    assert output_nodes(graph) == (name,)


def test_appending_to_two_ends_joins_neither():
    forked = connect(add_node(chain(Input(), Dense()), Dense(), HERE, node="x")[0], Edge("a", "x"))
    graph, name = append(forked, Dense(), HERE)
    assert graph.incoming(name) == ()


def test_a_block_aside_can_be_put_on_a_wire():
    graph, name = add_node(chain(Input(), Dense()), Dropout(), HERE)
    spliced = move_onto_edge(graph, name, Edge("a", "b"))
    assert set(spliced.edges) == {Edge("a", name), Edge(name, "b")}
    with pytest.raises(EditError, match="a block that is already connected"):
        move_onto_edge(spliced, name, Edge("a", name))


def test_a_block_exchanged_for_an_input_loses_its_wire():
    graph = set_block(chain(Input(), Dense(), Dense()), "b", Input())
    assert graph.edges == (Edge("b", "c"),)


def test_names_are_counted_up():
    graph, first = add_node(Graph(), Dense(), HERE)
    graph, second = add_node(graph, Dense(), HERE)
    assert (first, second) == ("dense-1", "dense-2")
    assert add_node(remove_nodes(graph, [first]), Dense(), HERE)[1] == first


@pytest.mark.parametrize(
    "edit",
    [
        lambda graph: remove_nodes(graph, ["a", "x"]),
        lambda graph: set_block(graph, "x", Dense()),
        lambda graph: add_node(graph, Dense(), HERE, node="a"),
        lambda graph: insert_on_edge(graph, Edge("b", "a"), Dense(), HERE),
        lambda graph: connect(graph, Edge("a", "x")),
        lambda graph: move_onto_edge(graph, "x", Edge("a", "b")),
    ],
)
def test_an_edit_of_what_is_not_there_is_refused(edit):
    with pytest.raises(EditError):
        edit(chain(Input(), Dense()))


def test_moving_what_is_not_there_is_passed_over():
    graph = chain(Input())
    assert move_nodes(graph, {"x": HERE}) == graph
    assert move_nodes(graph, {"a": Point(3, 4)}).nodes["a"].position == Point(3, 4)
