"""What must be seen can be seen, in both themes."""

from __future__ import annotations

import pytest
from contrast import contrast
from PySide6.QtWidgets import QCheckBox, QRadioButton, QTreeWidget, QTreeWidgetItem

from netbuilder.ui.style.theme import DARK, LIGHT, palette_of, style_sheet


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request, qapp):
    """Each theme in force; the colours are left to the next tests as they expect them."""
    qapp.setStyle("Fusion")
    qapp.setPalette(palette_of(request.param))
    qapp.setStyleSheet(style_sheet(request.param))
    yield request.param
    qapp.setPalette(palette_of(LIGHT))
    qapp.setStyleSheet("")


@pytest.mark.parametrize("is_checked", [False, True])
def test_a_check_box_stands_out_from_its_ground(qtbot, theme, is_checked):
    box = QCheckBox("Shuffle")
    qtbot.addWidget(box)
    box.setChecked(is_checked)
    box.show()
    image = box.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).name() for x in range(16)]
    assert max(contrast(colour, theme.window) for colour in row) >= 3.0
    if is_checked:
        middle = range(image.height() // 2 - 4, image.height() // 2 + 4)
        inside = [image.pixelColor(x, y).name() for x in range(4, 12) for y in middle]
        assert max(contrast(colour, theme.accent) for colour in inside) >= 4.5


def test_a_selected_row_has_one_ground_from_edge_to_edge(qtbot, theme):
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    heading = QTreeWidgetItem(tree, ["Basics"])
    row = QTreeWidgetItem(heading, ["Dense"])
    tree.expandAll()
    tree.show()
    row.setSelected(True)
    place = tree.visualItemRect(row)
    image = tree.viewport().grab().toImage()
    before_words = {
        image.pixelColor(x, y).name()
        for x in range(place.left())
        for y in range(place.top(), place.bottom() + 1)
    }
    assert before_words == {theme.raised}


@pytest.mark.parametrize("is_checked", [False, True])
def test_a_radio_button_stands_out_from_its_ground(qtbot, theme, is_checked):
    button = QRadioButton("Left digit")
    qtbot.addWidget(button)
    button.setChecked(is_checked)
    button.show()
    image = button.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).name() for x in range(16)]
    assert max(contrast(colour, theme.window) for colour in row) >= 3.0
    if is_checked:
        assert max(contrast(colour, theme.accent) for colour in row[4:12]) >= 4.5
