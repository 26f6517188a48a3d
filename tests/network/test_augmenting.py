"""A network made robust to how people draw."""

from __future__ import annotations

import pytest
from networks import chain, dense_network

from netbuilder.blocks.add import Add
from netbuilder.blocks.conv2d import Conv2D
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.blocks.lstm import LSTM
from netbuilder.blocks.window import Padding
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.network.augmenting import ROBUST, make_robust
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.order import input_nodes, topological
from netbuilder.network.rules import EditError
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.problems import find_problems
from netbuilder.project.project import Project

CHANGES = [block.kind() for block in ROBUST]


def kinds(graph):
    return [graph.block(name).kind() for name in topological(graph)]


@pytest.mark.parametrize(
    ("source", "between"),
    [
        (chain(Input(shape=(28, 28, 1)), Flatten(), Dense(units=10)), []),
        (chain(Input(shape=(28, 28, 1)), Conv2D(filters=2), Flatten(), Dense(units=10)), []),
        (chain(Input(shape=(28, 28)), Flatten(), Dense(units=10)), []),
        (chain(Input(shape=(28, 28)), LSTM(units=4), Dense(units=10)), ["Reshape"]),
        (chain(Input(shape=(784,)), Dense(units=10)), ["Flatten"]),
    ],
)
def test_changes_come_behind_the_input_and_the_rest_gets_what_it_got(source, between):
    robust = make_robust(source)
    rest = kinds(source)[1:]
    assert kinds(robust) == ["Input", *CHANGES, *between, *rest]
    assert robust.block(input_nodes(robust)[0]).shape == (28, 28, 1)
    was, now = infer_shapes(source), infer_shapes(robust)
    for name in source.nodes:
        assert now[name].parameters == was[name].parameters
    last = topological(source)[-1]
    assert now[last].output == was[last].output


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_can_be_made_robust(name):
    project = load_recipe(name)
    if any(block in kinds(project.graph) for block in CHANGES):
        with pytest.raises(EditError, match="already"):
            make_robust(project.graph)
        return
    robust = make_robust(project.graph)
    found = find_problems(Project(graph=robust, plan=project.plan))
    assert {p.kind for p in found} == {p.kind for p in find_problems(project)}


def test_it_is_one_group_and_nothing_overlaps():
    robust = make_robust(load_recipe("digits-cnn").graph)
    (group,) = robust.groups
    assert group.title == "Robust to pens"
    assert [robust.block(name).kind() for name in group.nodes] == CHANGES
    places = [(node.position.x, node.position.y) for node in robust.nodes.values()]
    assert len(set(places)) == len(places)
    assert [x for x, _y in sorted(places)] == sorted(x for x, _y in places)


def test_all_that_the_input_led_to_is_led_to_by_the_changed_pictures():
    graph, source = append(Graph(), Input(shape=(28, 28, 1)), Point(0, 0))
    graph, left = add_node(graph, Conv2D(filters=1, padding=Padding.SAME), Point(200, 0))
    graph, both = add_node(graph, Add(), Point(400, 0))
    for edge in (Edge(source, left), Edge(left, both, 0, 0), Edge(source, both, 0, 1)):
        graph = connect(graph, edge)
    robust = make_robust(graph)
    (after,) = robust.outgoing(source)
    assert robust.block(after.target).kind() == CHANGES[0]
    assert {edge.source for edge in robust.incoming(both)} == {left, robust.groups[0].nodes[-1]}


@pytest.mark.parametrize(
    ("graph", "words"),
    [
        (Graph(), "0 Inputs"),
        (chain(Input(shape=(10,)), Dense(units=10)), "Input of 10"),
        (make_robust(dense_network()), "already"),
    ],
)
def test_what_cannot_be_made_robust_is_told(graph, words):
    with pytest.raises(EditError, match=words):
        make_robust(graph)
