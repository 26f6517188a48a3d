"""The palette lists on top what was added last, in whichever way it was added."""

from __future__ import annotations

import pytest
from hand import Hand
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.ui.palette.memory import recent_keys

KEY = Qt.Key


@pytest.fixture
def recent(window):
    """Return what stands on top of the palette when nobody points at it."""

    def read() -> list[str]:
        tree = window.panels.palette.tree
        QApplication.sendEvent(tree, QEvent(QEvent.Type.Leave))
        top = tree.topLevelItem(0)
        if top.text(0) != "Recently used":
            return []
        return [top.child(index).text(0) for index in range(top.childCount())]

    return read


def by_space(window, words):
    view = window.canvas.view
    QTest.keyClick(view, KEY.Key_Space)
    menu = window.canvas.adder.menu
    QTest.keyClicks(menu.search, words)
    QTest.keyClick(menu.search, KEY.Key_Return)


def by_double_click(window, words):
    tree = window.panels.palette.tree
    item = next(item for item in tree.block_items() if item.text(0) == words)
    tree.itemDoubleClicked.emit(item, 0)


def by_drop_on_a_wire(window, words):
    hand = Hand(window.canvas)
    hand.drag_block(words, onto=hand.middle_of(window.canvas.scene.graph.edges[-1]))


def by_drop_beside(window, words):
    hand = Hand(window.canvas)
    hand.drag_block(words, onto=window.canvas.scene.content_rect().bottomLeft())


@pytest.mark.parametrize("way", [by_space, by_double_click, by_drop_on_a_wire, by_drop_beside])
def test_every_way_of_adding_a_block_counts(window, recent, way):
    window.canvas.view.zoom_to_fit()
    before = len(window.session.project.graph.nodes)
    for words in ("Reshape", "Permute"):
        way(window, words)
    assert len(window.session.project.graph.nodes) == before + 2
    assert recent() == ["Permute", "Reshape"]


def test_a_dragged_custom_block_counts(window, recent):
    window.canvas.scene.select(("dense-1", "activation-1"))
    window.verbs["keep_block"].trigger()
    editor = window.custom_blocks.prompt.editor
    editor.setText("Hidden")
    QTest.keyClick(editor, KEY.Key_Return)
    tree = window.panels.palette.tree
    item = next(item for item in tree.block_items() if item.text(0) == "Hidden")
    window.canvas.view.zoom_to_fit()
    hand = Hand(window.canvas)
    hand.drag_data(tree.mimeData([item]), onto=hand.middle_of(window.canvas.scene.graph.edges[-1]))
    assert recent() == ["Hidden"]


def test_copies_basics_and_fixes_do_not_count(window, recent):
    canvas = window.canvas
    canvas.scene.select(("dense-1",))
    canvas.clipboard.duplicate()
    canvas.clipboard.copy()
    canvas.clipboard.paste()
    canvas.add_block("Dropout")
    window.session.undo_stack.undo()
    assert recent() == []
    assert recent_keys() == ()
