"""A screen reader walks through the network on the canvas, block by block."""

from __future__ import annotations

import pytest
from hearing import interface, name_of, parts, words_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.network.edit import add_node, disconnect, remove_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.notes import add_note
from netbuilder.ui.canvas.gestures.gesture import on_graph

Event = QAccessible.Event


@pytest.fixture
def network(session, canvas):
    """Input → Flatten → Dense, with a note."""
    canvas.add_block("Flatten")
    canvas.add_block("Dense")
    session.edit("Add note", on_graph(lambda graph: add_note(graph, "Try 500", Point(0, 300))[0]))
    canvas.scene.clearSelection()
    return canvas


@pytest.fixture
def told(reader, monkeypatch):
    """Return what readers are told of while one is running: the event, and its name."""
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    return reader.events


@pytest.fixture
def with_keys(network, qtbot):
    """Return the network while the canvas has the keys."""
    network.activateWindow()
    network.view.setFocus()
    qtbot.waitUntil(network.view.hasFocus)
    return network


def kinds(canvas):
    return [name_of(part).split(", ")[0] for part in parts(canvas.view)]


def test_the_canvas_is_a_list_of_blocks_along_the_wires_and_then_notes(network):
    assert interface(network.view).role() == QAccessible.Role.List
    assert kinds(network) == ["Input", "Flatten", "Dense", "Note: Try 500"]


def test_a_block_says_what_stands_on_it_and_where_its_wires_lead(network):
    flatten = list(parts(network.view))[1]
    assert name_of(flatten) == network.scene.nodes["flatten-1"].face.words()
    assert words_of(flatten) == "from Input 28×28; to Dense 128"


def test_a_block_with_a_problem_names_it_and_says_more_on_demand(network, session):
    session.edit("Cut", on_graph(lambda graph: disconnect(graph, graph.incoming("dense-1"))))
    _input, dense, flatten, _note = parts(network.view)
    assert ", problem: The network has no output layer yet" in name_of(flatten)
    for heading in ("from Input 28×28", "Found: 784", "Expected: 10", "What to do: "):
        assert heading in words_of(flatten)
    assert words_of(dense).startswith("not connected\n")


def test_a_selected_block_says_so(network):
    network.scene.select(("dense-1",))
    selected = [name_of(part) for part in parts(network.view) if part.state().selected]
    assert selected == [network.scene.nodes["dense-1"].face.words()]


def test_parents_children_and_places_agree(network):
    network.view.zoom_to_fit()
    whole = interface(network.view)
    for index, part in enumerate(parts(network.view)):
        assert part.parent().object() is network.view
        assert whole.indexOfChild(part) == index
        place = part.rect().center()
        assert name_of(whole.childAt(place.x(), place.y())) == name_of(part)


def test_a_block_is_found_where_it_is_seen(network):
    item = network.scene.nodes["dense-1"]
    seen = network.view.mapFromScene(item.sceneBoundingRect().center())
    assert list(parts(network.view))[2].rect().contains(network.view.viewport().mapToGlobal(seen))


def test_what_comes_and_goes_is_told(network, told):
    assert len(kinds(network)) == 4
    network.scene.select(("dense-1",))
    told.clear()
    network.add_block("Dropout")
    (made,) = [name for event, name in told if event == Event.ObjectCreated]
    assert made.startswith("Dropout")
    told.clear()
    network.delete_selection()
    assert [event for event, _name in told if event == Event.ObjectDestroyed]
    assert kinds(network) == ["Input", "Flatten", "Dense", "Note: Try 500"]


def test_another_setting_of_a_block_is_told_as_its_name(network, session, told):
    assert len(kinds(network)) == 4
    session.edit("Set", on_graph(lambda graph: set_block(graph, "dense-1", Dense(units=7))))
    renamed = [name for event, name in told if event == Event.NameChanged]
    assert [name for name in renamed if name.startswith("Dense, 7, ")]


def test_nothing_is_worked_out_while_nobody_listens(network, told, monkeypatch):
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    network.add_block("Dropout")
    assert [event for event, _name in told if event != Event.Focus] == []


def test_a_collapsed_group_is_one_part(network):
    network.scene.select(("flatten-1", "dense-1"))
    network.grouper.group()
    network.grouper.toggle_collapsed()
    (_input, group, _note) = parts(network.view)
    assert name_of(group).startswith("Group 1, 2 blocks, ")
    assert words_of(group).startswith("from Input 28×28\n")


def test_the_arrow_keys_take_the_reader_to_the_block(with_keys, told):
    with_keys.scene.select(("input-1",))
    told.clear()
    QTest.keyClick(with_keys.view, Qt.Key.Key_Right)
    flatten = with_keys.scene.nodes["flatten-1"].face.words()
    assert told == [(Event.Focus, flatten)]
    assert name_of(interface(with_keys.view).focusChild()) == flatten
    assert [name_of(part) for part in parts(with_keys.view) if part.state().focused] == [flatten]


def test_a_block_that_is_added_to_the_selection_is_the_one_that_is_said(with_keys, told):
    with_keys.scene.select(("input-1",))
    told.clear()
    QTest.keyClick(with_keys.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert told == [(Event.Focus, with_keys.scene.nodes["flatten-1"].face.words())]


def test_many_blocks_are_said_by_their_number(with_keys, told):
    with_keys.select_all()
    assert told == [(Event.Announcement, "3 selected")]
    assert words_of(interface(with_keys.view)).startswith("3 blocks, 3 selected.")


def test_a_wire_is_said_by_its_ends(with_keys, told):
    with_keys.scene.select_wire(Edge("input-1", "flatten-1"))
    assert told == [(Event.Announcement, "Wire: Input 28×28 → Flatten")]


def test_the_block_is_said_behind_the_canvas_when_the_focus_comes_back(with_keys, told, qtbot):
    with_keys.scene.select(("flatten-1",))
    with_keys.view.clearFocus()
    told.clear()
    with_keys.view.setFocus()
    flatten = with_keys.scene.nodes["flatten-1"].face.words()
    qtbot.waitUntil(lambda: told[-1:] == [(Event.Focus, flatten)])


def test_an_empty_canvas_says_how_to_begin(canvas, session):
    session.edit("Clear", on_graph(lambda _graph: Graph()))
    assert words_of(interface(canvas.view)) == "Empty. Space adds a block."


def test_the_list_is_right_where_a_selected_block_is_replaced(network, session):
    network.scene.select(("dense-1",))
    session.edit(
        "Replace",
        on_graph(
            lambda graph: add_node(remove_nodes(graph, ("dense-1",)), Dropout(), Point(0, 0))[0]
        ),
    )
    assert set(kinds(network)) == {"Input", "Flatten", "Dropout", "Note: Try 500"}


def test_a_block_and_a_note_are_deleted_together(network):
    network.scene.select(("dense-1",), notes=network.scene.notes.items)
    network.delete_selection()
    assert kinds(network) == ["Input", "Flatten"]
