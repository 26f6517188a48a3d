"""Deleting asks nothing that can be undone, and what it asks about cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from runs import a_run, document_of

from netbuilder.network.graph import Edge, Point
from netbuilder.network.grouping import group_nodes
from netbuilder.network.notes import add_note
from netbuilder.project.my_drawings import PIXELS, MyDrawing
from netbuilder.ui.insight.my_drawings.view import MyDrawingsView


@pytest.fixture
def full(window):
    """A window whose document has one of everything that can be deleted."""
    document = document_of(a_run(1), a_run(2))
    project = document.project
    graph, _note = add_note(project.graph, "why", Point(0, 300))
    nodes = tuple(graph.nodes)
    graph = group_nodes(graph, nodes[1:2], title="Group")
    drawings = (MyDrawing(3, bytes(PIXELS)),)
    project = replace(project, graph=graph, drawings=drawings)
    window.session.load(replace(document, project=project), path=Path("x.netb"))
    return window


def select_block(window):
    window.canvas.scene.select((tuple(window.session.project.graph.nodes)[1],))


def select_wire(window):
    window.canvas.scene.select_wire(Edge(*window.session.project.graph.edges[0]))


def select_all(window):
    window.canvas.select_all()


def select_note(window):
    window.canvas.scene.select(())
    window.canvas.scene.notes.items[window.session.project.graph.notes[0].id].setSelected(True)


@pytest.mark.parametrize("select", [select_block, select_wire, select_all, select_note])
def test_what_is_deleted_on_the_canvas_is_undone_exactly(full, dialogs, select):
    before = full.session.document
    select(full)
    full.verbs["delete"].trigger()
    assert full.session.document != before
    assert dialogs.asked == []
    full.verbs["undo"].trigger()
    assert full.session.document == before


def test_deleted_drawings_are_undone(full, dialogs):
    before = full.session.document
    full.insight.of(MyDrawingsView).delete((0,))
    assert full.session.project.drawings == ()
    assert dialogs.asked == []
    full.verbs["undo"].trigger()
    assert full.session.document == before


def test_a_deleted_run_is_restored(full, dialogs):
    before = full.session.document.runs
    full.runs.show_table()
    full.panels.runs.table.selectRow(0)
    full.verbs["delete_runs"].trigger()
    assert len(full.session.document.runs) == len(before) - 1
    assert dialogs.asked == []
    full.verbs["restore_run"].trigger()
    assert full.session.document.runs == before


def test_what_cannot_be_undone_is_asked_about(full, dialogs):
    full.session.delete_runs([full.session.document.runs[0].id])
    full.verbs["empty_trash"].trigger()
    assert dialogs.asked == ["empty 1"]
