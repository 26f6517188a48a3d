"""Blocks are brought into line and spread, each as one undo step."""

from __future__ import annotations

from functools import partial

import pytest

from netbuilder.network.arranging import Axis, align, distribute
from netbuilder.network.edit import move_nodes
from netbuilder.network.graph import Point
from netbuilder.ui.canvas.commands import glide
from netbuilder.ui.canvas.gestures.gesture import on_graph

NAMES = ("input-1", "flatten-1", "dense-1")


@pytest.fixture
def scattered(chain):
    home = dict(zip(NAMES, (Point(0, 0), Point(100, 60), Point(500, 120)), strict=True))
    chain.edit("Scatter", on_graph(partial(move_nodes, positions=home)))
    chain.undo_stack.clear()
    return chain


def places(session) -> list[Point]:
    return [session.project.graph.nodes[name].position for name in NAMES]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("align_row", [(0, 60), (100, 60), (500, 60)]),
        ("align_column", [(200, 0), (200, 60), (200, 120)]),
        ("distribute_row", [(0, 0), (250, 60), (500, 120)]),
        ("distribute_column", [(0, 0), (100, 60), (500, 120)]),
    ],
)
def test_selected_blocks_are_arranged(canvas, scattered, verb, expected):
    canvas.scene.select(NAMES)
    before = scattered.project
    getattr(canvas.arranger, verb)()
    assert places(scattered) == expected
    scattered.undo_stack.undo()
    assert scattered.project == before


@pytest.mark.parametrize("names", [(), ("dense-1",)])
def test_one_block_alone_has_nothing_to_align_with(canvas, scattered, names):
    canvas.scene.select(names)
    canvas.arranger.align_row()
    canvas.arranger.distribute_row()
    assert not scattered.undo_stack.canUndo()


def test_blocks_that_are_gone_are_passed_over(scattered):
    graph = scattered.project.graph
    assert align(graph, ("gone",), Axis.ROW) == graph
    assert distribute(graph, ("gone", *NAMES[:2]), Axis.ROW) == graph


def test_tidied_blocks_glide_to_their_places(canvas, scattered, qtbot, monkeypatch):
    monkeypatch.setattr(glide, "MILLISECONDS", 60)
    item, start = canvas.scene.nodes["dense-1"], Point(500, 120)
    canvas.arranger.tidy()
    home = scattered.project.graph.nodes["dense-1"].position
    assert home != start
    qtbot.waitUntil(lambda: item.pos().toTuple() != home)
    qtbot.waitUntil(lambda: item.pos().toTuple() == home)
    wire = next(iter(canvas.scene.edges.values()))
    assert wire.shape().boundingRect().width() < 500


def test_a_press_puts_gliding_blocks_to_their_places(canvas, scattered, hand, monkeypatch):
    monkeypatch.setattr(glide, "MILLISECONDS", 60_000)
    canvas.arranger.tidy()
    hand.click(canvas.view.mapToScene(20, 20))
    for name in NAMES:
        home = scattered.project.graph.nodes[name].position
        assert canvas.scene.nodes[name].pos().toTuple() == home
