from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hand import Hand
from PySide6.QtCore import QPointF

from netbuilder.blocks.input import Input
from netbuilder.network.edit import add_node
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.canvas.canvas import Canvas

if TYPE_CHECKING:
    from netbuilder.ui.document.session import Session


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


@pytest.fixture
def chain(session, hand) -> Session:
    """Input → Flatten → Dense, and a second Dense below it that is not connected."""
    hand.drag_block("Flatten", onto=hand.behind("input-1"))
    hand.drag_block("Dense", onto=hand.behind("flatten-1"))
    hand.drag_block("Dense", onto=QPointF(400, 180))
    session.undo_stack.clear()
    return session
