"""A block on the canvas is found by what stands on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.mark.parametrize(
    ("words", "node"), [("flat", "flatten-1"), ("128 dense-2", "dense-2"), ("784", "flatten-1")]
)
def test_what_is_typed_is_shown(chain, canvas, words, node):
    finder = canvas.finder
    finder.ask()
    QTest.keyClicks(finder.search, words)
    QTest.keyClick(finder.search, Qt.Key.Key_Return)
    assert canvas.scene.selected_nodes() == (node,)
    assert not finder.isVisible()
    assert not chain.undo_stack.canUndo()


def test_all_blocks_are_listed_in_the_order_of_the_data(chain, canvas):
    canvas.finder.ask()
    words = [canvas.finder.list.item(row).text() for row in range(canvas.finder.list.count())]
    assert [text.split()[0] for text in words[:2]] == ["Input", "Dense"]
    assert len(words) == 4
    canvas.finder.close()


def test_the_selection_fills_the_view(chain, canvas):
    canvas.view.zoom_by(0.2)
    canvas.scene.select(("dense-1",))
    canvas.view.zoom_to_selection()
    assert canvas.view.zoom() > 1
    center = canvas.view.mapToScene(canvas.view.viewport().rect().center())
    assert (center - canvas.scene.nodes["dense-1"].pos()).manhattanLength() < 5
    canvas.scene.clearSelection()
    canvas.view.zoom_to_selection()
    assert canvas.view.zoom() <= 1.25
