from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from figures import a_series, accuracies

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import add_node, append, move_nodes, set_block
from netbuilder.network.graph import Graph, Point
from netbuilder.project.datasets import dataset_info
from netbuilder.project.document import Document
from netbuilder.project.plan import DEFAULT_RATES, OptimizerName, Plan
from netbuilder.project.run import Run, RunStatus, expected_weights, same_network, weights_fit
from netbuilder.project.sets.mnist import MNIST

HERE = Point(0, 0)


@pytest.fixture
def graph():
    graph = Graph()
    for block in (Input(), Flatten(), Dense(units=10)):
        graph, _name = append(graph, block, HERE)
    return graph


def array(*shape: int):
    return SimpleNamespace(shape=shape, dtype="float32")


def run(graph, name="r1", weights=None):
    return Run(
        id=name,
        name=name,
        started="2026-01-01T00:00:00+00:00",
        graph=graph,
        plan=Plan(),
        dataset="mnist",
        status=RunStatus.FINISHED,
        weights=weights or {},
    )


def test_expected_weights_follow_the_graph(graph):
    assert expected_weights(graph) == {"dense-1": ((784, 10), (10,))}


def test_blocks_aside_expect_no_weights(graph):
    assert expected_weights(add_node(graph, Dense(), HERE)[0]) == expected_weights(graph)


def test_weights_fit_only_their_own_shapes(graph):
    good = {"dense-1": (array(784, 10), array(10))}
    assert weights_fit(graph, good)
    assert not weights_fit(graph, {})
    assert not weights_fit(graph, {"dense-2": good["dense-1"]})
    assert not weights_fit(graph, {"dense-1": (array(10, 784), array(10))})
    assert not weights_fit(graph, {**good, "dense-9": ()})


def test_a_network_stays_the_same_wherever_it_stands(graph):
    assert same_network(graph, move_nodes(graph, {"dense-1": Point(9, 9)}))
    assert same_network(graph, add_node(graph, Dense(), HERE)[0])
    assert not same_network(graph, set_block(graph, "dense-1", Dense(units=11)))
    assert not same_network(graph, append(graph, Dense(), HERE)[0])


def test_the_last_run_is_the_newest_with_weights(graph):
    trained = run(graph, "a", weights={"dense-1": (array(784, 10), array(10))})
    document = Document().with_run(trained).with_run(run(graph, "b"))
    assert document.last_run is trained
    assert [r.id for r in document.runs] == ["a", "b"]
    assert Document().last_run is None


def test_a_learning_rate_nobody_chose_follows_the_optimizer():
    assert Plan().with_optimizer(OptimizerName.SGD).learning_rate == DEFAULT_RATES["SGD"]
    chosen = Plan(learning_rate=0.05).with_optimizer(OptimizerName.SGD)
    assert (chosen.optimizer, chosen.learning_rate) == (OptimizerName.SGD, 0.05)
    assert set(DEFAULT_RATES) == set(OptimizerName)


def test_an_unknown_data_set_is_told():
    assert dataset_info("mnist") is MNIST
    with pytest.raises(NetBuilderError, match="found 'emnist', expected mnist"):
        dataset_info("emnist")


def test_values_cannot_be_changed_in_place(graph):
    with pytest.raises(TypeError):
        graph.nodes["x"] = None
    with pytest.raises(AttributeError):
        graph.edges = ()
    assert replace(graph).nodes == graph.nodes


def test_a_run_comes_back_to_its_place_by_time_whatever_the_clocks_offset():
    noon, one, two = (
        replace(run(Graph(), name), started=f"2026-11-23T{time}")
        for name, time in (
            ("noon", "12:00:00+00:00"),
            ("one", "08:00:00-05:00"),
            ("two", "16:00:00+02:00"),
        )
    )
    document = Document(runs=(noon, one, two)).without_run("one")
    assert [r.id for r in document.runs] == ["noon", "two"]
    assert document.places == {"noon": 0, "one": 1, "two": 2}
    assert document.with_run_back("one") == Document(runs=(noon, one, two))


def test_the_others_keep_their_places_when_runs_are_deleted_permanently():
    runs = [replace(run(Graph(), f"r{n}"), started=f"2026-11-23T1{n}:00:00Z") for n in range(4)]
    document = Document(runs=tuple(runs)).without_run("r0").without_run("r2").with_empty_trash()
    assert document.places == {"r1": 1, "r3": 3}
    earlier = replace(run(Graph(), "earlier"), started="2026-11-22T10:00:00Z")
    assert document.with_run(earlier).places == {"r1": 1, "r3": 3, "earlier": 4}


def test_an_empty_trash_is_emptied_without_a_change():
    document = Document(runs=(run(Graph(), "r1"),))
    assert document.with_empty_trash() is document


def test_a_beginning_that_is_no_time_spoils_nothing():
    odd = replace(run(Graph(), "odd"), started="yesterday")
    document = Document(runs=(run(Graph(), "r1"), odd))
    assert set(document.places) == {"odd", "r1"}


def test_figures_of_steps_take_eight_bytes_each_and_are_equal_however_they_came():
    loss = [0.1, 0.2, float("inf")]
    series = a_series(loss, tuple(loss))
    assert series == a_series(tuple(loss), loss)
    assert series != a_series(loss, loss[:2])
    loss.append(0.3)
    assert list(series.step_loss) == list(accuracies(series)) == loss[:3]
    assert memoryview(series.step_loss).nbytes == 3 * 8
    assert replace(series, epochs=()).step_loss is series.step_loss
