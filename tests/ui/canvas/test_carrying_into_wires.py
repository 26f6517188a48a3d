"""Blocks that are connected already are carried into another wire."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.add import Add
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node, connect, move_nodes, remove_nodes
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.ground import BLOCK_SIZE
from netbuilder.network.grouping import collapse, group_nodes
from netbuilder.project.document import Document
from netbuilder.project.project import Project

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ASIDE = QPointF(20, 20)
"""Off the middle of a block, where no port is."""
PLACES = {
    "input": (Input(), (-60, -90)),
    "flatten": (Flatten(), (140, -90)),
    "dense": (Dense(units=8), (340, -90)),
    "relu": (Activation(), (540, -90)),
    "add": (Add(), (740, 0)),
    "low": (Dense(units=8), (340, 90)),
}
EDGES = (
    Edge("input", "flatten"),
    Edge("flatten", "dense"),
    Edge("dense", "relu"),
    Edge("relu", "add", 0, 0),
    Edge("flatten", "low"),
    Edge("low", "add", 0, 1),
)
LONG = Edge("low", "add", 0, 1)


def two_ways() -> Graph:
    """Input → Flatten → Dense → ReLU → Add, and beside it Flatten → Dense → Add."""
    graph = Graph()
    for name, (block, place) in PLACES.items():
        graph, _node = add_node(graph, block, Point(*map(float, place)), node=name)
    for edge in EDGES:
        graph = connect(graph, edge)
    return graph


@pytest.fixture
def net(session, canvas):
    session.load(Document(Project(graph=two_ways())), path=None)
    canvas.view.resetTransform()
    canvas.view.centerOn(340, 0)
    return session


def place_of(net, node: str) -> QPointF:
    return QPointF(*net.project.graph.nodes[node].position)


def lit(canvas) -> list[Edge]:
    return [edge for edge, item in canvas.scene.edges.items() if item.is_drop_target]


def on_wire(canvas, wire: Edge) -> QPointF:
    """Return a place on a wire that no block covers."""
    return canvas.scene.edges[wire].path.pointAtPercent(0.5)


def carry(net, hand, node: str, to: QPointF, **how) -> None:
    """Carry a block until its middle is at a place."""
    hand.drag(place_of(net, node) + ASIDE, to + ASIDE, **how)


def test_the_wire_below_lights_up_and_says_what_letting_go_does(net, canvas, hand):
    carry(net, hand, "relu", on_wire(canvas, LONG), let_go=False)
    assert lit(canvas) == [LONG]
    assert canvas.scene.hint.text == "Insert Activation here"
    hand.move(QPointF(340, 200) + ASIDE)
    assert lit(canvas) == []
    assert canvas.scene.hint.text == ""
    hand.release(QPointF(340, 200) + ASIDE)
    assert set(net.project.graph.edges) == set(EDGES)


def test_let_go_there_it_goes_in_and_its_neighbours_are_joined(net, canvas, hand):
    before = net.project
    carry(net, hand, "relu", on_wire(canvas, LONG))
    assert set(net.project.graph.edges) == {
        Edge("input", "flatten"),
        Edge("flatten", "dense"),
        Edge("dense", "add", 0, 0),
        Edge("flatten", "low"),
        Edge("low", "relu"),
        Edge("relu", "add", 0, 1),
    }
    assert canvas.scene.selected_nodes() == ("relu",)
    assert net.undo_stack.undoText() == "Move Activation into wire"
    net.undo_stack.undo()
    assert net.project == before
    assert canvas.scene.selected_nodes() == ("relu",)
    assert not net.undo_stack.canUndo()


@pytest.mark.parametrize("wire", EDGES, ids=str)
@pytest.mark.parametrize("node", sorted(PLACES))
def test_any_block_goes_into_any_wire_that_can_take_it(net, canvas, hand, node, wire):
    before, where = net.project, on_wire(canvas, wire)
    carry(net, hand, node, where)
    if node in wire[:2] or node == "input":
        assert set(net.project.graph.edges) == set(EDGES)
    else:
        healed = set(remove_nodes(before.graph, (node,)).edges) - {wire}
        between = {Edge(wire.source, node), Edge(node, wire.target, 0, wire.target_port)}
        assert set(net.project.graph.edges) == healed | between
    net.undo_stack.undo()
    assert net.project == before


def test_esc_puts_it_back(net, canvas, hand):
    before = net.project
    carry(net, hand, "relu", on_wire(canvas, LONG), let_go=False)
    canvas.view.cancel_gesture()
    assert lit(canvas) == []
    hand.release(on_wire(canvas, LONG) + ASIDE)
    assert net.project == before
    assert not net.undo_stack.canUndo()


def test_with_alt_it_is_only_moved(net, canvas, hand):
    where = on_wire(canvas, LONG)
    carry(net, hand, "relu", where, let_go=False)
    hand.move(where + ASIDE, keys=ALT)
    assert lit(canvas) == []
    hand.release(where + ASIDE, keys=ALT)
    assert set(net.project.graph.edges) == set(EDGES)
    assert place_of(net, "relu") == where


def test_alt_that_is_let_go_before_the_button_counts_no_more(net, canvas, hand):
    where = on_wire(canvas, LONG)
    carry(net, hand, "relu", where, let_go=False)
    hand.move(where + ASIDE, keys=ALT)
    hand.release(where + ASIDE)
    assert Edge("low", "relu") in net.project.graph.edges


def test_beside_the_wire_it_is_only_moved(net, canvas, hand):
    carry(net, hand, "relu", on_wire(canvas, LONG) + QPointF(0, 24))
    assert set(net.project.graph.edges) == set(EDGES)


@pytest.mark.parametrize("beside", [0, 10 - BLOCK_SIZE[0] / 2])
def test_a_wire_that_runs_behind_another_block_takes_nothing(net, canvas, hand, beside):
    where = on_wire(canvas, Edge("dense", "relu"))
    covered = {"low": Point(where.x() + beside, where.y())}
    net.edit("Move", lambda project: Project(graph=move_nodes(project.graph, covered)))
    carry(net, hand, "flatten", where)
    assert place_of(net, "flatten") == where
    assert set(net.project.graph.edges) == set(EDGES)


def test_several_blocks_are_only_moved(net, canvas, hand):
    canvas.scene.select(("relu", "dense"))
    carry(net, hand, "relu", on_wire(canvas, LONG))
    assert set(net.project.graph.edges) == set(EDGES)


def test_a_block_with_a_selected_wire_is_only_moved(net, canvas, hand):
    hand.click(on_wire(canvas, Edge("input", "flatten")))
    hand.click(place_of(net, "relu") + ASIDE, keys=SHIFT)
    carry(net, hand, "relu", on_wire(canvas, LONG))
    assert set(net.project.graph.edges) == set(EDGES)


def test_a_collapsed_group_is_only_moved(net, canvas, hand):
    def grouped(project: Project) -> Project:
        graph = group_nodes(project.graph, ("relu",), title="Bend")
        return Project(graph=collapse(graph, (graph.groups[0].id,), collapsed=True))

    net.edit("Group", grouped)
    carry(net, hand, "relu", on_wire(canvas, LONG))
    assert set(net.project.graph.edges) == set(EDGES)


def test_a_wire_that_it_stands_over_takes_it_only_once_it_has_left_it(net, canvas, hand):
    start = on_wire(canvas, LONG)
    carry(net, hand, "relu", start, let_go=False)
    hand.release(start + ASIDE, keys=ALT)
    carry(net, hand, "relu", start + QPointF(5, 5))
    assert set(net.project.graph.edges) == set(EDGES)
    here = place_of(net, "relu")
    hand.press(here + ASIDE)
    hand.move(here + QPointF(0, 100) + ASIDE)
    hand.move(start + ASIDE)
    hand.release(start + ASIDE)
    assert Edge("low", "relu") in net.project.graph.edges
