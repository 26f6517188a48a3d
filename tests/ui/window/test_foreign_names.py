"""Names that look like HTML stand in the window letter by letter."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from hostile_names import MARKUP
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from runs import GRAPH, a_run

from netbuilder.network.graph import Graph
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end import Told
from netbuilder.ui.widgets.labels import plain_tip


def foreign_document() -> Document:
    """A document all of whose names are HTML: of blocks, of runs, its title and its notes."""
    names = {name: f"{name} {MARKUP}" for name in GRAPH.nodes}
    nodes = {names[name]: replace(node, id=names[name]) for name, node in GRAPH.nodes.items()}
    edges = tuple(
        edge._replace(source=names[edge.source], target=names[edge.target]) for edge in GRAPH.edges
    )
    graph = Graph(nodes, edges)
    runs = (
        a_run(1, name=f"one {MARKUP}", graph=graph),
        a_run(2, name=f"two {MARKUP}", graph=graph, weights={}, continued="r1"),
        a_run(
            3,
            name=f"three {MARKUP}",
            status=RunStatus.FAILED,
            reason=Told(text=MARKUP),
            graph=graph,
        ),
    )
    return Document(Project(graph, title=MARKUP, notes=MARKUP), runs)


def is_taken_for_html(text: str, form: Qt.TextFormat) -> bool:
    """Whether Qt would show the names in this text as anything but their letters."""
    if form is Qt.TextFormat.AutoText:
        form = Qt.TextFormat.RichText if QtGui.Qt.mightBeRichText(text) else form
    return form is Qt.TextFormat.RichText and MARKUP in text


def tips(window) -> list[str]:
    scene = window.panels.canvas.scene
    return [
        *(thing.toolTip() for kind in (QWidget, QAction) for thing in window.findChildren(kind)),
        *(item.toolTip() for item in scene.items()),
    ]


@pytest.fixture
def shown(window):
    window.session.load(foreign_document(), path=None)
    for run in window.session.document.runs:
        window.session.choose_run(run.id)
    QApplication.processEvents()
    return window


def test_no_label_takes_a_name_for_html(shown):
    labels = shown.findChildren(QLabel)
    assert any(escape(MARKUP) in label.text() for label in labels)
    wrong = [x.text() for x in labels if is_taken_for_html(x.text(), x.textFormat())]
    assert wrong == []


def test_no_tool_tip_takes_a_name_for_html(shown):
    assert [tip for tip in tips(shown) if is_taken_for_html(tip, Qt.TextFormat.AutoText)] == []


def test_no_cell_of_the_runs_takes_a_name_for_html(shown):
    model = shown.panels.runs.table.model()
    found = [
        str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert any("three" in tip for tip in found)
    assert [tip for tip in found if is_taken_for_html(tip, Qt.TextFormat.AutoText)] == []


def test_a_tip_that_is_no_html_stays_as_it_is():
    assert plain_tip("Dense: 3 < 5") == "Dense: 3 < 5"
    assert plain_tip("<b>x</b>\ny") == "<qt>&lt;b&gt;x&lt;/b&gt;<br>y</qt>"
