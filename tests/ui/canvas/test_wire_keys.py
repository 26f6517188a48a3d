"""Wires are reached, followed, deleted and led elsewhere by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.network.edit import connect
from netbuilder.network.graph import Edge
from netbuilder.network.grouping import collapse, group_nodes
from netbuilder.ui.canvas.gestures.gesture import on_graph

_ALT = Qt.KeyboardModifier.AltModifier
_TO_FLATTEN, _TO_DENSE = Edge("input-1", "flatten-1"), Edge("flatten-1", "dense-1")
_BELOW = Edge("flatten-1", "dense-2")
_TAKEN = "Add, input 1 of 2 (instead of Dense 128 (1 of 2))"


@pytest.fixture
def keys(chain, canvas):
    """Presses keys on the canvas and returns the selected wires; Flatten is selected first."""
    chain.edit("Fork", on_graph(lambda graph: connect(graph, _BELOW)))
    canvas.scene.select(("flatten-1",))

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(canvas.view, key, modifiers)
        return canvas.scene.selected_edges()

    return press


def test_alt_and_arrows_go_from_a_block_to_its_wires_and_along_them(keys):
    assert keys(Qt.Key.Key_Left, _ALT) == (_TO_FLATTEN,)
    assert keys(Qt.Key.Key_Right, _ALT) == (_TO_DENSE,)
    assert keys(Qt.Key.Key_Left, _ALT) == (_TO_FLATTEN,)
    assert keys(Qt.Key.Key_Left, _ALT) == (_TO_FLATTEN,)


def test_up_and_down_go_among_the_wires_of_a_fork(keys):
    keys(Qt.Key.Key_Right, _ALT)
    assert keys(Qt.Key.Key_Down) == (_BELOW,)
    assert keys(Qt.Key.Key_Down) == (_BELOW,)
    assert keys(Qt.Key.Key_Up, _ALT) == (_TO_DENSE,)


def test_plain_arrows_lead_from_a_wire_to_the_blocks_at_its_ends(keys, canvas):
    keys(Qt.Key.Key_Right, _ALT)
    assert keys(Qt.Key.Key_Right) == ()
    assert canvas.scene.selected_nodes() == ("dense-1",)
    keys(Qt.Key.Key_Left, _ALT)
    keys(Qt.Key.Key_Left)
    assert canvas.scene.selected_nodes() == ("flatten-1",)


def test_the_wires_of_a_collapsed_group_are_those_that_leave_it(keys, chain, canvas):
    grouped = on_graph(lambda graph: group_nodes(graph, ("input-1", "flatten-1"), title="Front"))
    chain.edit("Group", grouped)
    name = chain.project.graph.groups[0].id
    chain.edit("Fold", on_graph(lambda graph: collapse(graph, groups=(name,), collapsed=True)))
    canvas.scene.select(("input-1",))
    assert keys(Qt.Key.Key_Right, _ALT) == (_TO_DENSE,)
    keys(Qt.Key.Key_Left)
    assert canvas.scene.selected_nodes() == ("input-1", "flatten-1")


def test_nothing_selected_leads_to_no_wire(keys, canvas):
    canvas.scene.clearSelection()
    assert keys(Qt.Key.Key_Right, _ALT) == ()


def test_a_wire_out_of_sight_comes_into_view(keys, canvas):
    canvas.view.zoom_by(2.0)
    canvas.view.centerOn(-300, 0)
    keys(Qt.Key.Key_Right, _ALT)
    seen = canvas.view.sight.rect
    assert seen.contains(canvas.scene.edges[_TO_DENSE].path.pointAtPercent(0.0))


def test_a_wire_is_deleted_where_it_was_reached(keys, chain, canvas):
    before = chain.project
    keys(Qt.Key.Key_Right, _ALT)
    canvas.delete_selection()
    assert _TO_DENSE not in chain.project.graph.edges
    chain.undo_stack.undo()
    assert chain.project == before


@pytest.fixture
def merged(chain, canvas):
    """Flatten leads to both Dense, the upper of them to an Add; the lower one is selected."""
    canvas.scene.select(("dense-1",))
    canvas.add_block("Add")
    chain.edit("Fork", on_graph(lambda graph: connect(graph, _BELOW)))
    chain.undo_stack.clear()
    canvas.scene.select(("dense-2",))
    return chain


def rows(menu):
    return [menu.list.item(row).text() for row in range(menu.list.count())]


def pick(menu, words):
    assert menu.isVisible()
    QTest.keyClicks(menu.search, words)
    QTest.keyClick(menu.search, Qt.Key.Key_Return)
    assert not menu.isVisible()


def test_the_input_that_a_block_is_connected_to_is_chosen(merged, canvas):
    before, menu = merged.project, canvas.connector.menu
    canvas.connector.choose_input()
    assert rows(menu) == ["Add, input 2 of 2", "Dense 128 (1 of 2) (instead of Flatten)", _TAKEN]
    pick(menu, "input 2")
    assert Edge("dense-2", "add-1", 0, 1) in merged.project.graph.edges
    assert merged.undo_stack.undoText() == "Connect blocks"
    merged.undo_stack.undo()
    assert merged.project == before


def test_a_taken_input_gives_way(merged, canvas):
    canvas.connector.choose_input()
    pick(canvas.connector.menu, "input 1")
    edges = merged.project.graph.edges
    assert Edge("dense-2", "add-1", 0, 0) in edges
    assert Edge("dense-1", "add-1", 0, 0) not in edges


def test_of_two_selected_blocks_only_the_inputs_of_the_right_one_are_offered(merged, canvas):
    canvas.scene.select(("add-1", "flatten-1"))
    canvas.connector.choose_input()
    assert rows(canvas.connector.menu) == ["Add, input 2 of 2", _TAKEN]
    canvas.connector.menu.close()


def test_the_selected_wire_is_led_to_another_input(merged, canvas):
    before = merged.project
    canvas.scene.select_wire(Edge("dense-1", "add-1"))
    canvas.connector.choose_input()
    pick(canvas.connector.menu, "input 2")
    assert Edge("dense-1", "add-1", 0, 1) in merged.project.graph.edges
    assert Edge("dense-1", "add-1", 0, 0) not in merged.project.graph.edges
    assert canvas.scene.selected_edges() == (Edge("dense-1", "add-1", 0, 1),)
    assert merged.undo_stack.undoText() == "Reconnect wire"
    merged.undo_stack.undo()
    assert merged.project == before


def test_a_loose_block_is_moved_into_a_wire(chain, canvas):
    before = chain.project
    canvas.scene.select(("dense-2",))
    canvas.connector.choose_wire()
    assert rows(canvas.connector.menu) == ["Input 28×28 → Flatten", "Flatten → Dense 128 (2 of 2)"]
    pick(canvas.connector.menu, "dense")
    graph = chain.project.graph
    assert graph.edges == (_TO_FLATTEN, _BELOW, Edge("dense-2", "dense-1"))
    xs = [graph.nodes[name].position.x for name in ("flatten-1", "dense-2", "dense-1")]
    assert xs == sorted(xs)
    assert chain.undo_stack.undoText() == "Move Dense 128 (1 of 2) into wire"
    chain.undo_stack.undo()
    assert chain.project == before


def test_a_block_of_the_chain_is_moved_and_its_neighbours_joined(chain, canvas):
    canvas.scene.select(("dense-1",))
    canvas.connector.choose_wire()
    pick(canvas.connector.menu, "input")
    assert set(chain.project.graph.edges) == {
        Edge("input-1", "dense-1"),
        Edge("dense-1", "flatten-1"),
    }


@pytest.mark.parametrize(
    ("verb", "nodes", "words"),
    [
        ("choose_input", ("dense-1",), "no input that this output"),
        ("choose_input", (), "0 blocks selected, expected one or two blocks, or one wire"),
        ("choose_wire", ("input-1",), "a block without an input"),
        ("choose_wire", ("flatten-1",), "no other wire"),
        ("choose_wire", ("flatten-1", "dense-1"), "2 blocks selected, expected one block."),
    ],
)
def test_what_cannot_be_says_why_and_asks_nothing(chain, canvas, verb, nodes, words):
    canvas.scene.select(("dense-2",))
    canvas.delete_selection()
    refused = []
    canvas.refused.connect(refused.append)
    canvas.scene.select(nodes)
    getattr(canvas.connector, verb)()
    assert words in refused[0].sentence()
    assert not canvas.connector.menu.isVisible()


def test_the_search_adds_into_the_selected_wire(chain, canvas):
    canvas.scene.select_wire(_TO_DENSE)
    QTest.keyClick(canvas.view, Qt.Key.Key_Space)
    menu = canvas.adder.menu
    assert menu.title.text() == "Insert into Flatten → Dense 128 (2 of 2)"
    pick(menu, "dropout")
    assert set(chain.project.graph.edges) == {
        _TO_FLATTEN,
        Edge("flatten-1", "dropout-1"),
        Edge("dropout-1", "dense-1"),
    }


def test_the_output_of_a_collapsed_group_is_connected(merged, canvas):
    group = on_graph(lambda graph: group_nodes(graph, ("input-1", "flatten-1"), title="Front"))
    merged.edit("Group", group)
    name = merged.project.graph.groups[0].id
    merged.edit("Fold", on_graph(lambda graph: collapse(graph, groups=(name,), collapsed=True)))
    canvas.scene.select(("input-1",))
    canvas.connector.choose_input()
    pick(canvas.connector.menu, "input 2")
    assert Edge("flatten-1", "add-1", 0, 1) in merged.project.graph.edges
