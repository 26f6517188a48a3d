"""What two runs differ in: all of it, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_score, a_series, an_epoch
from graph_strategies import edits, graphs, tried
from hypothesis import given
from trained import make_run, small_graph

from netbuilder.blocks.dropout import Dropout
from netbuilder.network.edit import (
    append,
    disconnect,
    insert_on_edge,
    move_nodes,
    remove_nodes,
    set_block,
)
from netbuilder.network.graph import Edge, Point
from netbuilder.project.plan import OptimizerName
from netbuilder.project.run import Change, RunStatus, same_network
from netbuilder.project.run_diff import compare, comparison_text

GRAPH = small_graph()
BASE = make_run(GRAPH, id="1", name="Run 1", continued="", versions={})


def rows(other, *, one=BASE):
    comparison = compare(one, other)
    return {
        section.title: [(d.subject, d.one, d.other) for d in section.differences]
        for section in comparison.differing
    }


def with_plan(**settings):
    return replace(BASE, plan=BASE.plan.with_settings(**settings))


def test_a_run_differs_in_nothing_from_itself():
    comparison = compare(BASE, BASE)
    assert comparison.differing == ()
    assert comparison.verdict == (
        "Network, training plan, data and everything else are the same in both."
    )


def test_where_blocks_stand_is_no_difference():
    moved = move_nodes(GRAPH, {"dense-1": Point(900.0, 900.0)})
    assert rows(replace(BASE, graph=moved)) == {}


def test_a_changed_setting_is_named_with_its_block():
    graph = set_block(GRAPH, "dense-2", GRAPH.block("dense-2").with_settings(units=7))
    assert rows(replace(BASE, graph=graph)) == {
        "Network": [("Dense 2 of 3: Units", "6 neurons", "7 neurons")]
    }


def test_a_frozen_layer_is_named():
    graph = set_block(GRAPH, "dense-2", GRAPH.block("dense-2").with_settings(frozen=True))
    assert rows(replace(BASE, graph=graph)) == {"Network": [("Dense 2 of 3: Frozen", "no", "yes")]}


def test_an_inserted_block_is_said_once_and_wires_are_not():
    edge = GRAPH.incoming("dense-2")[0]
    graph, _node = insert_on_edge(GRAPH, edge, Dropout(rate=0.25), Point(0.0, 0.0))
    expected = [("Dropout", "–", "dropout 0.25, after Activation 1 of 3")]
    assert rows(replace(BASE, graph=graph)) == {"Network": expected}
    assert rows(BASE, one=replace(BASE, graph=graph))["Network"][0][1:] == (expected[0][2], "–")


def test_a_removed_block_is_said():
    graph = remove_nodes(GRAPH, ["activation-1"])
    assert rows(replace(BASE, graph=graph))["Network"] == [
        ("Activation 1 of 3", "Activation relu, after Dense 1 of 3", "–")
    ]


def test_a_block_deleted_and_made_again_is_the_same_one():
    graph, _first = append(GRAPH, GRAPH.block("activation-3"), Point(0.0, 0.0))
    graph = remove_nodes(graph, ["activation-3"])
    assert "activation-3" not in graph.nodes
    assert rows(replace(BASE, graph=graph)) == {}


def test_another_kind_under_the_same_id_is_another_block():
    graph = set_block(GRAPH, "activation-1", Dropout())
    titles = [subject for subject, _one, _other in rows(replace(BASE, graph=graph))["Network"]]
    assert titles == ["Activation 1 of 3", "Dropout"]


def test_other_wires_between_the_same_blocks_are_said():
    first, second = GRAPH.incoming("activation-1")[0], GRAPH.incoming("dense-2")[0]
    cut = disconnect(GRAPH, (first, second))
    graph = replace(
        cut, edges=(*cut.edges, Edge("dense-1", "dense-2"), Edge("dense-1", "activation-1"))
    )
    assert [row[0] for row in rows(replace(BASE, graph=graph))["Network"]] == ["Wires"]


def test_plan_settings_differ_where_they_matter():
    assert rows(with_plan(epochs=3, seed=9))["Training plan"] == [
        ("Epochs", "10", "3"),
        ("Random seed", "1", "9"),
    ]
    assert rows(with_plan(momentum=0.5)) == {}
    with_momentum = with_plan(optimizer=OptimizerName.SGD, momentum=0.5)
    assert ("Momentum", "–", "0.5") in rows(with_momentum)["Training plan"]


def test_knobs_that_were_turned_are_told_with_their_steps():
    turned = replace(
        BASE,
        changes=(
            Change(step=1200, setting="learning_rate", before=0.001, after=0.0005),
            Change(step=2000, setting="learning_rate", before=0.0005, after=0.0001),
            Change(step=7, setting="rate", before=0.5, after=0.25, node="dropout-1"),
        ),
    )
    assert rows(turned)["Settings changed during training"] == [
        (
            "Learning rate",
            "not changed",
            "0.001 → 0.0005 after step 1,200; 0.0005 → 0.0001 after step 2,000",
        ),
        ("rate", "not changed", "0.5 → 0.25 after step 7"),
    ]


def test_the_knob_of_a_block_goes_by_the_blocks_name():
    graph, _node = append(GRAPH, Dropout(), Point(0.0, 0.0))
    one = replace(BASE, graph=graph)
    turn = Change(step=7, setting="rate", before=0.5, after=0.25, node="dropout-1")
    found = rows(replace(one, changes=(turn,)), one=one)
    assert found["Settings changed during training"][0][0] == "Rate of Dropout"


def test_how_it_was_computed_is_compared():
    other = replace(BASE, id="2", continued="1", device="GPU:0", versions={"keras": "4"})
    assert rows(other)["Device and execution"] == [
        ("Started from", "newly initialized weights", "the weights of Run 1"),
        ("Device", "CPU", "GPU:0"),
        ("keras", "–", "4"),
    ]


def test_what_is_the_same_is_said():
    assert "Network, Data, Settings changed" in compare(BASE, with_plan(seed=2)).verdict


def test_figures_stand_side_by_side_and_the_better_one_is_known():
    other = replace(
        BASE, id="2", test=a_score(0.1, 0.99), series=a_series(), status=RunStatus.FINISHED
    )
    found = {figure.subject: figure for figure in compare(BASE, other).figures}
    assert (found["Accuracy (test)"].one, found["Accuracy (test)"].other) == ("93.8 %", "99.0 %")
    assert found["Accuracy (test)"].better == 1
    assert found["Accuracy (best validation)"].better == 0
    assert found["Accuracy (best validation)"].other == "–"
    assert found["Ended"].one == "stopped"
    assert found["Parameters"].one == found["Parameters"].other == "4,822"


@pytest.mark.parametrize("share", [float("nan"), None])
def test_a_score_that_is_no_number_is_never_better(share):
    epochs = (an_epoch(loss=1.0, accuracy=0.5, val_accuracy=share),)
    other = replace(BASE, id="2", series=a_series(epochs=epochs))
    found = {figure.subject: figure for figure in compare(other, BASE).figures}
    assert found["Accuracy (best validation)"].better == 1
    assert compare(other, other).figures[0].better is None


def test_the_text_has_its_columns_in_line():
    graph = set_block(GRAPH, "dense-2", GRAPH.block("dense-2").with_settings(units=7))
    lines = comparison_text(
        compare(BASE, replace(BASE, id="2", name="卷积", graph=graph))
    ).splitlines()
    assert lines[0].split() == ["Network", "Run", "1", "卷积"]
    assert lines[1].index("7 neurons") == lines[0].index("卷积")
    assert "Nothing else differs." in lines[-1]


@given(graphs(), edits())
def test_networks_that_compute_the_same_differ_in_nothing(graph, step):
    other = tried(graph, step)
    one, two = replace(BASE, graph=graph), replace(BASE, graph=other)
    found, back = compare(one, two), compare(two, one)
    if same_network(graph, other):
        assert found.differing == ()
    mirrored = [(d.other, d.one) for d in back.sections[0].differences]
    assert sorted((d.one, d.other) for d in found.sections[0].differences) == sorted(mirrored)


@given(graphs(), graphs())
def test_any_two_networks_can_be_compared(one, other):
    pair = compare(replace(BASE, graph=one), replace(BASE, graph=other))
    assert comparison_text(pair)
    if not same_network(one, other) and one.nodes.keys() == other.nodes.keys():
        assert pair.sections[0].differences
