"""What is said of inputs that miss, or are too many, and the fixes that are offered."""

from __future__ import annotations

from dataclasses import replace

from projects import GOOD, HERE, SOFTMAX, kinds, network, only_problem, project, with_fixes

from netbuilder.blocks.add import Add
from netbuilder.blocks.concatenate import Concatenate
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node, connect
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.problems import find_problems
from netbuilder.project.project import Project


def test_an_empty_canvas_asks_for_an_input():
    problem = only_problem(Project())
    assert problem.sentence() == (
        "The network has no Input: found no block through which data enter, expected one Input at "
        "the beginning. Drag an Input block from the palette to before the first block."
    )
    assert with_fixes(Project(), "Add Input").graph.block("input-1") == Input()


def test_an_input_is_added_before_the_first_block():
    graph, last = add_node(network(SOFTMAX), Dense(), Point(300, 0))
    begun = with_fixes(Project(connect(graph, Edge("dense-1", last))), "Add Input").graph
    assert Edge("input-1", "dense-1") in begun.edges
    assert begun.nodes["input-1"].position.x < begun.nodes["dense-1"].position.x


def test_of_several_inputs_one_that_leads_nowhere_can_go():
    graph, second = add_node(network(*GOOD), Input(), HERE)
    problem = only_problem(Project(graph))
    assert (problem.kind, problem.node) == ("several_inputs", second)
    assert find_problems(with_fixes(Project(graph), "Delete Input 28×28 (2 of 2)")) == ()


def test_the_input_that_the_network_needs_stays():
    graph, first = add_node(Graph(), Input(), HERE)
    for node in network(*GOOD).nodes.values():
        graph, _node = add_node(graph, node.block, HERE, node=f"the-{node.id}")
    for edge in network(*GOOD).edges:
        graph = connect(graph, Edge(f"the-{edge.source}", f"the-{edge.target}"))
    assert only_problem(Project(graph)).node == first
    assert first not in with_fixes(Project(graph), "Delete Input 28×28 (1 of 2)").graph.nodes
    assert find_problems(with_fixes(Project(graph), "Delete Input 28×28 (1 of 2)")) == ()


def test_wires_of_a_second_input_are_led_from_the_other():
    graph, second = add_node(network(*GOOD), Input(), HERE)
    graph, lost = add_node(graph, Flatten(), HERE)
    graph, both = add_node(graph, Concatenate(), HERE)
    graph = connect(graph, Edge(second, lost))
    for edge in (Edge("flatten-1", both, 0, 0), Edge(lost, both, 0, 1)):
        graph = connect(graph, edge)
    led = with_fixes(Project(graph), "Connect the wires to the other Input").graph
    assert second not in led.nodes
    assert Edge("input-1", lost) in led.edges


def test_a_block_that_waits_for_another_input_is_taken_out_or_given_one():
    waiting = project(*GOOD[:3], Add(), SOFTMAX)
    problem = only_problem(waiting)
    assert (problem.kind, problem.node) == ("missing_input", "add-1")
    assert problem.found == "1 of 2 inputs connected to the network"
    assert find_problems(with_fixes(waiting, "Delete Add")) == ()
    given = connect(waiting.graph, Edge("dense-1", "add-1", 0, 1))
    assert find_problems(replace(waiting, graph=given)) == ()


def test_inputs_without_a_wire_are_left_out():
    graph = network(*GOOD[:3], Concatenate(wires=4), SOFTMAX)
    graph = connect(graph, Edge("flatten-1", "concatenate-1", 0, 2))
    found = with_fixes(Project(graph), "Set inputs to 2")
    assert find_problems(found) == ()
    assert [e.source for e in found.graph.incoming("concatenate-1")] == ["dense-1", "flatten-1"]
    assert infer_shapes(found.graph)["concatenate-1"].output == (50 + 784,)


def test_a_wire_from_a_block_that_no_data_reach_is_no_input():
    graph = network(*GOOD[:3], Add(), SOFTMAX)
    graph, aside = add_node(graph, Dense(units=50), HERE)
    graph = connect(graph, Edge(aside, "add-1", 0, 1))
    assert kinds(Project(graph)) == ["missing_input", "aside"]
