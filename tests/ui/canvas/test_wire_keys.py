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
