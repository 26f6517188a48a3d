from __future__ import annotations

import pytest
from hand import Hand

from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.canvas.canvas import Canvas


@pytest.fixture
def canvas(qtbot, session) -> Canvas:
    made = Canvas(session)
    qtbot.addWidget(made)
    made.resize(1200, 500)
    made.show()
    graph, _node = add_node(Graph(), Input(), Point(0.0, 0.0))
    session.load(Document(Project(graph=graph)), path=None)
    made.view.resetTransform()
    made.view.centerOn(350, 0)
    return made


@pytest.fixture
def hand(canvas) -> Hand:
    return Hand(canvas)
