"""The palette finds blocks and hands them out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QStyleOptionViewItem

from netbuilder.blocks.catalogue import catalogue
from netbuilder.ui.canvas.gestures.carried import carried_by
from netbuilder.ui.canvas.items.hint_item import HintItem
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


def headings(panel):
    tree = panel.tree
    return [tree.topLevelItem(index) for index in range(tree.topLevelItemCount())]


def heading(panel, words):
    return next(item for item in headings(panel) if item.text(0) == words)


def rows_below(item):
    return [item.child(index).text(0) for index in range(item.childCount())]


def another_panel(qtbot):
    made = PalettePanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_palette_begins_with_what_a_first_course_needs(panel):
    assert shown(panel)[:7] == [
        "Input",
        "Dense",
        "Activation",
        "Dropout",
        "Flatten",
        "Conv2D",
        "MaxPooling2D",
    ]


def test_no_block_stands_twice_before_any_was_used(panel):
    assert len(shown(panel)) == len(set(shown(panel)))


def click(panel, item):
    at = panel.tree.visualItemRect(item).center()
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_folds_a_heading_and_the_next_start_remembers_it(qtbot, panel):
    click(panel, heading(panel, "Basics"))
    assert not heading(panel, "Basics").isExpanded()
    other = another_panel(qtbot)
    assert [item.text(0) for item in headings(other) if not item.isExpanded()] == ["Basics"]
    click(other, heading(other, "Basics"))
    third = another_panel(qtbot)
    assert all(item.isExpanded() for item in headings(third))


def test_enter_folds_a_heading(panel):
    panel.tree.setCurrentItem(heading(panel, "Core"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert not heading(panel, "Core").isExpanded()


def test_a_search_finds_what_is_folded_and_folds_it_again(panel):
    click(panel, heading(panel, "Basics"))
    QTest.keyClicks(panel.search, "dense")
    assert heading(panel, "Basics").isExpanded()
    panel.search.clear()
    assert not heading(panel, "Basics").isExpanded()


def use(panel, title):
    panel.tree.note_use(title)


def leave(panel):
    QApplication.sendEvent(panel.tree, QEvent(QEvent.Type.Leave))


def test_the_last_used_blocks_come_on_top_few_and_remembered(qtbot, panel):
    for title in ("Conv1D", "LSTM", "Reshape", "Conv1D", "GRU", "Dense"):
        use(panel, title)
    leave(panel)
    top = headings(panel)[0]
    assert top.text(0) == "Recently used"
    assert rows_below(top) == ["GRU", "Conv1D", "Reshape"]
    other = another_panel(qtbot)
    assert rows_below(headings(other)[0]) == ["GRU", "Conv1D", "Reshape"]


def test_no_row_moves_while_the_mouse_is_over_the_palette(panel):
    before = [item.text(0) for item in headings(panel)]
    panel.tree.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    use(panel, "Conv1D")
    assert [item.text(0) for item in headings(panel)] == before


def test_a_search_finds_a_block_used_last_once(panel):
    use(panel, "Conv1D")
    leave(panel)
    QTest.keyClicks(panel.search, "conv1d")
    assert shown(panel).count("Conv1D") == 1


@pytest.mark.parametrize("place", [(300, 150), (590, 150), (300, 290), (5, 290)])
def test_the_tag_under_the_mouse_leaves_the_hint_to_be_read(qtbot, panel, monkeypatch, place):
    caught = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_actions: caught.append(drag))
    panel.tree.setCurrentItem(row_of(panel, "GlobalAveragePooling2D"))
    panel.tree.startDrag(Qt.DropAction.CopyAction)
    (drag,) = caught
    tag = QRectF(QPointF(-drag.hotSpot()), drag.pixmap().deviceIndependentSize())
    scene, hint = QGraphicsScene(0, 0, 600, 300), HintItem()
    view = QGraphicsView(scene)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    scene.addItem(hint)
    hint.say("Connect GlobalAveragePooling2D after Conv2D", at=view.mapToScene(*place))
    assert not tag.intersects(hint.boundingRect())
    assert not tag.contains(QPointF())


def row_of(panel, title):
    return next(item for item in panel.tree.block_items() if item.text(0) == title)


@pytest.mark.parametrize("width", [192, 228, 400])
def test_names_are_whole_in_a_narrow_palette(qtbot, panel, width):
    """A window of 1024 pixels leaves 192 to the palette."""
    panel.resize(width, 500)
    tree = panel.tree
    lines = tree.fontMetrics().lineSpacing()
    for item in tree.block_items():
        shown = words_shown(tree, item)
        assert "".join(shown) == item.text(0)
        qtbot.waitUntil(
            lambda item=item, shown=shown: tree.visualItemRect(item).height() >= lines * len(shown)
        )
    longest = words_shown(tree, row_of(panel, "GlobalAveragePooling2D"))
    assert len(longest) == (2 if width == 192 else 1)


def words_shown(tree, item) -> list[str]:
    option = QStyleOptionViewItem()
    tree.itemDelegate().initStyleOption(option, tree.indexFromItem(item))
    return option.text.split("\N{LINE SEPARATOR}")


def test_names_are_broken_anew_in_a_wider_palette(qtbot, panel):
    panel.resize(192, 500)
    item = row_of(panel, "GlobalAveragePooling2D")
    row = panel.tree.visualItemRect
    qtbot.waitUntil(lambda: row(item).height() > row(row_of(panel, "Dense")).height())
    panel.resize(300, 500)
    qtbot.waitUntil(lambda: row(item).height() == row(row_of(panel, "Dense")).height())
