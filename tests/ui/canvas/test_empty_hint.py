"""The hint on a canvas that holds nothing but the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netbuilder.network.graph import Graph
from netbuilder.project.document import Document
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from netbuilder.ui.canvas.empty_hint import EmptyHint


@pytest.fixture
def hint(canvas) -> EmptyHint:
    return canvas.empty_hint


@pytest.mark.parametrize("size", [(1200, 500), (640, 330), (500, 260), (420, 300)])
def test_it_stands_within_the_canvas_and_clear_of_the_input(canvas, hint, qtbot, size):
    canvas.resize(*size)
    viewport = canvas.view.viewport()
    qtbot.waitUntil(lambda: viewport.width() > size[0] - 20)
    canvas.view.centerOn(canvas.scene.nodes["input-1"])
    block = canvas.view.mapFromScene(canvas.scene.nodes["input-1"].sceneBoundingRect())
    assert viewport.rect().contains(hint.geometry())
    assert not hint.geometry().intersects(block.boundingRect())


def test_it_stays_while_the_canvas_is_scrolled(canvas, hint, qtbot):
    before = hint.pos()
    canvas.view.scale(4.0, 4.0)
    for bar in (canvas.view.horizontalScrollBar(), canvas.view.verticalScrollBar()):
        bar.setValue(bar.maximum())
    assert hint.pos() == before


def test_nothing_at_all_is_hinted_at_too(canvas, session, hint):
    session.load(Document(Project(graph=Graph())), path=None)
    assert hint.isVisible()


def test_a_block_can_be_dropped_where_it_stands(canvas, hand, hint, session):
    middle = canvas.view.mapToScene(hint.geometry().center())
    hand.drag_block("Dense", onto=middle)
    assert "dense-1" in session.project.graph.nodes
    assert not hint.isVisible()
