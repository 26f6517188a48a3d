"""Help pages have pictures, drawn from what is declared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QUrl
from PySide6.QtGui import QColor, QPalette, QTextDocument

from netbuilder.blocks.catalogue import catalogue
from netbuilder.project.manual.page import Chapter
from netbuilder.project.manual.pages import pages
from netbuilder.ui.shell.manual.pictures import picture_of
from netbuilder.ui.shell.manual.tensors import Tensor, scale_of
from netbuilder.ui.shell.manual.window import ManualWindow
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of

WITH_PICTURE = (Chapter.BLOCK, Chapter.ACTIVATION, Chapter.SCHEDULE)


def colours(pixmap) -> set[str]:
    image = pixmap.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("key", pages())
def test_blocks_functions_and_schedules_have_a_picture(qapp, key):
    page = pages()[key]
    assert (picture_of(page, LIGHT) is not None) is (page.chapter in WITH_PICTURE)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_block_has_the_colour_of_its_category(qapp, theme):
    for kind in ("Dense", "Conv2D", "LSTM", "Concatenate"):
        wanted = QColor(theme.categories[catalogue()[kind].category]).name()
        assert wanted in colours(picture_of(pages()[f"block/{kind}"], theme))


def test_pictures_of_different_blocks_differ(qapp):
    images = [
        picture_of(page, LIGHT).toImage()
        for page in pages().values()
        if page.chapter is Chapter.BLOCK
    ]
    assert all(one != other for place, one in enumerate(images) for other in images[:place])


def test_a_fine_screen_gets_a_finer_picture(qapp):
    fine = picture_of(pages()["block/Conv2D"], LIGHT, ratio=2.0)
    coarse = picture_of(pages()["block/Conv2D"], LIGHT)
    assert fine.deviceIndependentSize() == coarse.deviceIndependentSize()
    assert fine.width() == 2 * coarse.width()


def test_arrays_are_drawn_to_one_scale():
    shapes = [(28, 28, 16), (14, 14, 16)]
    large, small = (Tensor(shape, QPointF(), scale=scale_of(shapes)) for shape in shapes)
    assert large.front.width() == 2 * small.front.width()
    assert large.bounds.width() > large.front.width()
    assert len(Tensor((10,), QPointF(), scale=1.0).cells) == 7


@pytest.fixture
def manual(qtbot):
    made = ManualWindow()
    qtbot.addWidget(made)
    made.setPalette(palette_of(LIGHT))
    made.show()
    return made


def shown_picture(manual):
    kind = QTextDocument.ResourceType.ImageResource
    return manual.page.document().resource(kind, QUrl("picture"))


def test_the_window_shows_the_picture_of_the_page(manual):
    manual.show_page("block/Conv2D")
    assert shown_picture(manual).toImage() == picture_of(pages()["block/Conv2D"], LIGHT).toImage()
    assert "\N{OBJECT REPLACEMENT CHARACTER}" in manual.page.toPlainText()
    manual.show_page("loss/mse")
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in manual.page.toPlainText()


def test_the_picture_follows_the_theme(manual):
    manual.show_page("activation/relu")
    dark = palette_of(DARK)
    manual.setPalette(dark)
    assert manual.palette().color(QPalette.ColorRole.Window) == dark.color(
        QPalette.ColorRole.Window
    )
    assert shown_picture(manual).toImage() == picture_of(pages()["activation/relu"], DARK).toImage()
