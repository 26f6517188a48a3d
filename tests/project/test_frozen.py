"""Frozen layers: a network in which nothing can learn is told of, and fixed by one press."""

from __future__ import annotations

import pytest
from networks import chain, dense_network

from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.footprint import estimate
from netbuilder.network.edit import set_block
from netbuilder.network.frozen import frozen_nodes
from netbuilder.network.shapes import frozen_parameters, infer_shapes, total_parameters
from netbuilder.project.analysis import analyse
from netbuilder.project.codec import project_from_json, project_to_json
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.project.problems import errors_in_answering, errors_of
from netbuilder.project.project import Project


def frozen(graph, *names):
    """Return the graph with these nodes frozen."""
    for name in names:
        graph = set_block(graph, name, graph.block(name).with_settings(frozen=True))
    return graph


@pytest.fixture
def all_frozen():
    return Project(frozen(dense_network(), "dense-1", "dense-2"))


def test_a_network_that_is_all_frozen_cannot_be_trained_but_answers(all_frozen):
    (problem,) = errors_of(all_frozen)
    assert problem.title == "Nothing can be trained: all layers are frozen"
    assert (problem.found, problem.node) == ("2 frozen layers", None)
    assert errors_in_answering(all_frozen.graph, "mnist") == ()


def test_one_press_unfreezes_them(all_frozen):
    (problem,) = errors_of(all_frozen)
    assert problem.fix.title == "Unfreeze all layers"
    fixed = problem.fix.apply(all_frozen)
    assert frozen_nodes(fixed.graph) == ()
    assert fixed.graph == dense_network()


def test_one_layer_that_learns_is_enough():
    assert errors_of(Project(frozen(dense_network(), "dense-1"))) == ()


def test_what_takes_no_part_does_not_count():
    graph = frozen(dense_network(), "dense-1", "dense-2")
    graph = type(graph)({**graph.nodes, **renamed("dense-9", Dense())}, graph.edges)
    kinds = [problem.kind for problem in errors_of(Project(graph))]
    assert "all_frozen" in kinds


def renamed(name, block):
    """Return a node that stands for itself, under this name."""
    node = next(iter(chain(block).nodes.values()))
    return {name: type(node)(name, block, node.position)}


def test_frozen_and_trainable_parameters_are_counted():
    graph = chain(Input(), Flatten(), Dense(units=4, frozen=True), BatchNormalization(), Dense())
    shapes = infer_shapes(graph)
    dense, normalization = shapes["dense-1"], shapes["batchnormalization-1"]
    assert (dense.parameters, dense.trainable, dense.frozen) == (3140, 0, 3140)
    assert (normalization.parameters, normalization.trainable, normalization.frozen) == (16, 8, 0)
    assert frozen_parameters(graph) == 3140
    analysis = analyse(Project(graph))
    assert (analysis.parameters, analysis.frozen_parameters) == (total_parameters(graph), 3140)


def test_a_frozen_layer_takes_no_memory_for_its_slope_and_the_optimizers_state():
    plan = Plan(optimizer=OptimizerName.ADAM)
    graph = dense_network(units=1000)
    kept = frozen_parameters(frozen(graph, "dense-1"))
    whole, less = (estimate(Project(g, plan=plan)) for g in (graph, frozen(graph, "dense-1")))
    assert whole - less >= 4 * 11 * kept


def test_nothing_is_kept_of_frozen_layers_that_no_gradient_reaches():
    plan = Plan(batch_size=10_000)
    graph = chain(Input(), Flatten(), *[Dense(units=2000)] * 3, Dense(units=10))
    first = frozen(graph, "dense-1", "dense-2", "dense-3")
    last = frozen(graph, "dense-3")
    weights = 4 * 11 * (frozen_parameters(first) - frozen_parameters(last))
    spared = estimate(Project(last, plan=plan)) - estimate(Project(first, plan=plan)) - weights
    assert spared > 4 * 10_000 * 2000


def test_a_project_names_only_what_is_frozen():
    graph = frozen(dense_network(), "dense-1")
    written = project_to_json(Project(graph))
    named = {
        node["id"]: node["settings"].get("frozen")
        for node in written["network"]["nodes"]
        if node["block"] == "Dense"
    }
    assert named == {"dense-1": True, "dense-2": None}
    assert project_from_json(written).graph == graph
