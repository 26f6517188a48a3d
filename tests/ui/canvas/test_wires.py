"""Wires between blocks that stand anywhere, also in each other's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from netbuilder.network.graph import Edge
from netbuilder.ui.canvas.items.detail import Detail
from netbuilder.ui.canvas.items.edge_item import EdgeItem
from netbuilder.ui.canvas.items.geometry import NODE_HEIGHT, TURN, wire

START = QPointF(500.0, 100.0)


@pytest.mark.parametrize("label", ["", "28×28×1"])
@pytest.mark.parametrize("end", [START, START + QPointF(1, 0), START + QPointF(-400, 150)])
def test_a_wire_of_any_length_has_its_ends_and_room_for_its_label(qapp, label, end):
    item = EdgeItem(Edge("a", "b"), Detail())
    item.label.show_text(label)
    item.lay(START, end)
    assert item.boundingRect().contains(START)
    assert item.boundingRect().contains(end)
    assert item.label.boundingRect().width() >= (40 if label else 2)


def test_a_wire_back_to_another_row_runs_between_the_two():
    end = START + QPointF(-900.0, 150.0)
    path = wire(START, end)
    points = [path.pointAtPercent(share / 200) for share in range(201)]
    inside = [p for p in points if end.x() < p.x() < START.x()]
    assert {round(p.y(), 6) for p in inside} == {175.0}
    assert max(p.x() for p in points) == pytest.approx(START.x() + TURN, abs=0.1)
    assert min(p.x() for p in points) == pytest.approx(end.x() - TURN, abs=0.1)


@pytest.mark.parametrize("down", [0.0, NODE_HEIGHT / 2])
def test_a_wire_back_within_a_row_stays_a_curve(down):
    path = wire(START, START + QPointF(-300.0, down))
    assert path.elementCount() == 4


def test_a_label_is_above_all_wires_and_blocks_and_goes_with_its_wire(chain, canvas):
    scene = canvas.scene
    edge = next(iter(scene.edges))
    label = scene.edges[edge].label
    below = [*scene.edges.values(), *scene.nodes.values()]
    assert all(label.zValue() > item.zValue() for item in below)
    assert label.isVisible()
    scene.clearSelection()
    scene.edges[edge].setSelected(True)
    canvas.delete_selection()
    assert label.scene() is None
