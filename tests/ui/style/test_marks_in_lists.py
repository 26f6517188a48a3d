"""The mark of a category is seen in a selected row as in any other."""

from __future__ import annotations

from collections import Counter

import pytest
from contrast import contrast
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from netbuilder.ui.canvas.commands.add_menu import AddMenu
from netbuilder.ui.palette.tree import BlockTree
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of, style_sheet
from netbuilder.ui.widgets.swatch import SWATCH


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(qapp, request):
    qapp.setStyle("Fusion")
    qapp.setPalette(palette_of(request.param))
    qapp.setStyleSheet(style_sheet(request.param))
    yield request.param
    qapp.setPalette(palette_of(LIGHT))
    qapp.setStyleSheet("")


def best_contrast(viewport: QWidget, row: QRect) -> float:
    """Return the contrast to its ground of what stands at the beginning of a row."""
    image = viewport.grab(row).toImage()
    ratio = image.devicePixelRatio()
    pixels = Counter(
        image.pixelColor(x, y).name()
        for x in range(round((SWATCH + 6) * ratio))
        for y in range(image.height())
    )
    ground = pixels.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour, count in pixels.items() if count >= 8)


def test_in_the_search_for_a_block(qtbot, theme):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    menu = AddMenu(widget)
    menu.ask(QPoint(), "Add block")
    for row in range(menu.list.count()):
        menu.list.setCurrentRow(row)
        menu.list.scrollToItem(menu.list.item(row))
        place = menu.list.visualItemRect(menu.list.item(row))
        assert best_contrast(menu.list.viewport(), place) >= 3.0
    menu.close()


def test_in_the_palette(qtbot, theme):
    tree = BlockTree()
    qtbot.addWidget(tree)
    tree.resize(220, 900)
    tree.show()
    for item in tree.block_items():
        tree.setCurrentItem(item)
        tree.scrollToItem(item)
        assert best_contrast(tree.viewport(), tree.visualItemRect(item)) >= 3.0
