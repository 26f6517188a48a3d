"""Categories of blocks are told apart by a sign, wherever their colour stands."""

from __future__ import annotations

import ast
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from contrast import contrast
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

import netbuilder
from netbuilder.blocks.block import Category
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.network.edit import add_node
from netbuilder.network.graph import Graph, Point
from netbuilder.project.manual.pages import pages
from netbuilder.ui.canvas.items.face import Face
from netbuilder.ui.canvas.items.node_paint import Look, paint_block, paint_plain
from netbuilder.ui.canvas.thumbnail import thumbnail_of
from netbuilder.ui.palette.entries import Entry
from netbuilder.ui.palette.name_tag import name_tag
from netbuilder.ui.shell.manual.pictures import picture_of
from netbuilder.ui.style.category_mark import GRID, mark_of
from netbuilder.ui.style.theme import DARK, LIGHT
from netbuilder.ui.widgets.swatch import SWATCH, swatch

PACKAGE = Path(netbuilder.__file__).parent
PAIRS = list(combinations(Category, 2))
FLAT = Qt.ImageConversionFlag.ThresholdDither
ONE_COLOUR = replace(LIGHT, categories=dict.fromkeys(Category, "#2459c9"))
"""What remains for somebody who sees no difference between the colours."""


ENOUGH = 0.19
"""Share of the smaller sign's ink by which two differ: disc and diamond by 0.198, most by more."""


def blank(width: int, height: int, ground: str = "#ffffff") -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(ground))
    return made


def sign_image(category: Category, *, side: int = 14) -> QImage:
    made = blank(side, side)
    painter = QPainter(made)
    mark_of(category, ONE_COLOUR).paint(painter, QRectF(0, 0, side, side), colour="#000000")
    painter.end()
    return made


def darkness(image: QImage) -> list[float]:
    return [
        1 - image.pixelColor(x, y).lightnessF()
        for y in range(image.height())
        for x in range(image.width())
    ]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_two_categories_differ_by_their_signs(qapp, one, other):
    signs = (darkness(sign_image(one)), darkness(sign_image(other)))
    apart = sum(abs(a - b) for a, b in zip(*signs, strict=True))
    assert apart >= ENOUGH * min(map(sum, signs))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("category", [Category.IMAGE, Category.SEQUENCE])
def test_straight_edges_are_sharp_at_usual_scale_factors(qapp, category, ratio):
    shades = darkness(sign_image(category, side=round(GRID * ratio)))
    assert {round(shade, 2) for shade in shades} == {0.0, 1.0}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_a_swatch_has_a_picture_of_its_own_for_each_scale_factor(qapp, ratio):
    pixmap = swatch(Category.MERGE, LIGHT).pixmap(QSize(SWATCH, SWATCH), ratio)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (round(SWATCH * ratio), ratio)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("category", Category)
def test_a_mark_stands_out_from_its_ground(theme, category):
    colour = mark_of(category, theme).colour
    for ground in (theme.surface, theme.canvas, theme.raised, theme.window):
        assert contrast(colour, ground) >= 3.0


def one_block(kind: str) -> Graph:
    return add_node(Graph(), catalogue()[kind](), Point(0.0, 0.0))[0]


def painted_block(category: Category, paint) -> QImage:
    made = blank(200, 160)
    painter = QPainter(made)
    painter.translate(100, 80)
    face = Face("Block", "", "", category, inputs=1, severity=None, tooltip="")
    paint(painter, ONE_COLOUR, Look(face, is_selected=False, marks={}))
    painter.end()
    return made


@pytest.mark.parametrize("paint", [paint_block, paint_plain])
def test_blocks_on_the_canvas_have_the_sign(qapp, paint):
    images = [painted_block(category, paint) for category in Category]
    assert all(one != other for one, other in combinations(images, 2))


def test_thumbnails_of_recipes_have_the_sign(qapp):
    dense, convolution = one_block("Dense"), one_block("Conv2D")
    images = [thumbnail_of(graph, ONE_COLOUR).toImage() for graph in (dense, convolution)]
    assert images[0] != images[1]


def test_the_tag_under_the_mouse_has_the_sign(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    entry = Entry("Dense", "core", "Core", "Block", "", Category.CORE)
    tags = [name_tag(replace(entry, category=category), widget).toImage() for category in Category]
    shades = [tag.convertToFormat(QImage.Format.Format_Mono, FLAT) for tag in tags]
    assert all(one != other for one, other in combinations(shades, 2))


def test_pictures_of_help_pages_have_the_sign(qapp, monkeypatch):
    page = pages()["block/Dense"]
    before = picture_of(page, ONE_COLOUR).toImage()
    monkeypatch.setattr(Dense, "category", Category.MERGE)
    assert picture_of(page, ONE_COLOUR).toImage() != before


def test_nobody_reads_the_colour_without_the_sign():
    """Whoever wants a category's colour asks for its mark, and so has the sign at hand."""
    reading = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "categories"
    }
    assert reading == {"ui/style/category_mark.py"}
