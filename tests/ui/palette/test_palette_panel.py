"""The palette finds blocks and hands them out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.ui.canvas.gestures.carried import carried_by
from netbuilder.ui.palette.panel import PalettePanel


@pytest.fixture
def panel(qtbot):
    made = PalettePanel()
    qtbot.addWidget(made)
    made.show()
    return made


def shown(panel):
    return [item.text(0) for item in panel.tree.block_items() if not item.isHidden()]


def test_every_block_is_there(panel):
    assert set(shown(panel)) == {cls.title for cls in catalogue().values()}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("drop", ["Dropout", "GaussianDropout", "SpatialDropout2D"]),
        ("neurons", ["Dense"]),
        ("softmax", ["Activation"]),
        ("zzz", []),
    ],
)
def test_the_search_looks_at_names_and_other_words(panel, words, found):
    QTest.keyClicks(panel.search, words)
    assert shown(panel) == found


def test_enter_in_the_search_chooses_the_first_found(qtbot, panel):
    QTest.keyClicks(panel.search, "conv")
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert chosen.args == ["Conv2D"]


def test_enter_after_a_search_without_an_answer_chooses_nothing(qtbot, panel):
    QTest.keyClicks(panel.search, "conv")
    QTest.keyClicks(panel.search, "zzz")
    with qtbot.assertNotEmitted(panel.chosen):
        QTest.keyClick(panel.search, Qt.Key.Key_Return)


def test_a_double_click_chooses(qtbot, panel):
    item = next(item for item in panel.tree.block_items() if item.text(0) == "Dense")
    at = panel.tree.visualItemRect(item).center()
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == ["Dense"]


def test_enter_in_the_list_chooses(qtbot, panel):
    item = next(item for item in panel.tree.block_items() if item.text(0) == "Dense")
    panel.tree.setCurrentItem(item)
    with qtbot.waitSignal(panel.chosen) as chosen:
        QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert chosen.args == ["Dense"]


def test_enter_in_an_emptied_search_chooses_nothing(qtbot, panel):
    QTest.keyClicks(panel.search, "conv")
    panel.search.clear()
    with qtbot.assertNotEmitted(panel.chosen):
        QTest.keyClick(panel.search, Qt.Key.Key_Return)


def test_a_single_click_chooses_nothing_where_the_desktop_opens_files_with_one(qtbot, panel):
    item = next(item for item in panel.tree.block_items() if item.text(0) == "Dense")
    panel.tree.setStyleSheet("QTreeView { activate-on-singleclick: 1; }")
    at = panel.tree.visualItemRect(item).center()
    with qtbot.assertNotEmitted(panel.chosen):
        QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_what_is_dragged_is_a_fresh_block(panel):
    item = next(item for item in panel.tree.block_items() if item.text(0) == "Dropout")
    block = carried_by(panel.tree.mimeData([item])).block
    assert block is not None
    assert block.kind() == "Dropout"
