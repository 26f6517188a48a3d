"""A file keeps the weights of the last run, of starred ones, and of the best of each network."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from figures import a_score, a_series, an_epoch
from runs import GRAPH, a_run, document_of

from netbuilder.blocks.dense import Dense
from netbuilder.network.edit import add_node, move_nodes, remove_nodes, set_block
from netbuilder.network.graph import Graph, Group, Note, Point
from netbuilder.project.datasets import register_dataset, unregister_dataset
from netbuilder.project.kept_weights import Kept, kept_weights, unkept, weights_size
from netbuilder.project.run import Run, RunStatus
from netbuilder.project.run_sentences import unkept_sentence
from netbuilder.project.sets.mnist import MNIST

if TYPE_CHECKING:
    from netbuilder.project.series import Epoch


def epoch(accuracy: float | None, loss: float = 0.5) -> Epoch:
    val_loss = None if accuracy is None else loss
    return an_epoch(loss=0.1, accuracy=0.99, val_loss=val_loss, val_accuracy=accuracy)


def measured(number: int, *shares: float | None, **changes: object) -> Run:
    return a_run(number, series=a_series(epochs=tuple(map(epoch, shares))), **changes)


def kept(*runs: Run) -> dict[str, tuple[Kept, ...]]:
    return kept_weights(document_of(*runs))


def test_the_better_first_run_is_kept_beside_the_last():
    found = kept(measured(1, 0.98), measured(2, 0.5), measured(3, 0.97))
    assert found == {"r1": (Kept.BEST,), "r3": (Kept.LAST,)}


def test_of_equal_runs_the_newest_is_the_best():
    assert kept(measured(1, 0.98), measured(2, 0.98)) == {"r2": (Kept.LAST, Kept.BEST)}


def test_equal_accuracies_are_told_apart_by_the_loss():
    better, worse = a_series(epochs=(epoch(0.98, 0.1),)), a_series(epochs=(epoch(0.98, 0.2),))
    assert kept(a_run(1, series=better), a_run(2, series=worse))["r1"] == (Kept.BEST,)


def test_the_test_score_and_the_training_figures_choose_nothing():
    lucky = measured(1, 0.90, test=a_score(0.0, 1.0))
    memorizing = measured(2, None)
    assert kept(lucky, measured(3, 0.95), memorizing) == {"r3": (Kept.BEST,), "r2": (Kept.LAST,)}
    assert kept(measured(1, None), measured(2, None)) == {"r2": (Kept.LAST,)}


def test_what_counts_is_the_figure_of_the_weights_that_there_are():
    spoilt, steady = measured(1, 0.99, 0.9), measured(2, 0.95, 0.96)
    assert kept(spoilt, steady, measured(3, 0.5))["r2"] == (Kept.BEST,)
    kept_best = measured(1, 0.99, 0.9, best_epoch=0)
    assert kept(kept_best, steady, measured(3, 0.5))["r1"] == (Kept.BEST,)
    failed = measured(1, 0.99, math.nan, status=RunStatus.FAILED)
    assert kept(failed, steady, measured(3, 0.5))["r1"] == (Kept.BEST,)


def test_a_run_whose_weights_are_gone_is_never_the_best():
    found = kept(measured(1, 0.99, weights={}), measured(2, 0.9), measured(3, 0.8))
    assert found == {"r2": (Kept.BEST,), "r3": (Kept.LAST,)}


@pytest.fixture
def other_data():
    """Let there be another data set like MNIST."""
    register_dataset(replace(MNIST, key="other"))
    yield
    unregister_dataset("other")


@pytest.mark.usefixtures("other_data")
def test_each_network_and_each_data_set_has_its_best():
    wide = set_block(GRAPH, "dense-1", GRAPH.block("dense-1").with_settings(units=7))
    runs = (measured(1, 0.9), measured(2, 0.8, graph=wide), measured(3, 0.7, dataset="other"))
    found = kept(*runs, measured(4, 0.1))
    assert found == {run.id: (Kept.BEST,) for run in runs} | {"r4": (Kept.LAST,)}


def moved(graph: Graph) -> Graph:
    return move_nodes(graph, {"dense-1": Point(900, 900)})


def annotated(graph: Graph) -> Graph:
    group = Group("group-1", "Hidden", ("dense-1", "activation-1"))
    return replace(graph, groups=(group,), notes=(Note("note-1", "wide", Point(0, 0)),))


def renamed(graph: Graph) -> Graph:
    """The same network, made with nodes of other ids."""
    names = {name: f"{name}0" for name in graph.nodes}
    nodes = {new: replace(graph.nodes[old], id=new) for old, new in reversed(tuple(names.items()))}
    edges = (e._replace(source=names[e.source], target=names[e.target]) for e in graph.edges)
    return Graph(nodes, tuple(edges))


def with_a_block_aside(graph: Graph) -> Graph:
    return add_node(graph, Dense(), Point(0, 300))[0]


@pytest.mark.parametrize("change", [moved, annotated, renamed, with_a_block_aside])
def test_a_network_is_the_same_wherever_its_blocks_stand(change):
    found = kept(measured(1, 0.9), measured(2, 0.8, graph=change(GRAPH)), measured(3, 0.7))
    assert found == {"r1": (Kept.BEST,), "r3": (Kept.LAST,)}


def test_other_wires_make_another_network():
    shorter = remove_nodes(GRAPH, ["activation-1"])
    assert set(kept(measured(1, 0.9), measured(2, 0.8, graph=shorter), measured(3, 0.7))) == {
        "r1",
        "r2",
        "r3",
    }


def test_what_is_left_out_is_named_with_its_size():
    runs = (measured(1, 0.5), measured(2, 0.6), measured(3, 0.9, starred=True), measured(4, 0.7))
    dropped = unkept(document_of(*runs))
    assert [run.id for run in dropped] == ["r1", "r2"]
    assert weights_size(*dropped) == 2 * 4 * 4_822
    assert unkept_sentence(dropped) == (
        "The file does not include the weights of Run 1, Run 2 (38.6 kB)."
    )
    many = unkept(document_of(*(measured(number, 0.1 + number / 100) for number in range(8))))
    assert "Run 0, Run 1, Run 2 and 4 more" in unkept_sentence(many)
