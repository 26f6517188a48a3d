"""Recipes are chosen by their pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.network.graph import Graph
from netbuilder.ui.canvas.thumbnail import THUMBNAIL, thumbnail_of
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.style.theme import DARK, LIGHT


@pytest.fixture
def gallery(qtbot) -> RecipeGallery:
    made = RecipeGallery()
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_recipes_are_there_in_their_order(gallery):
    names = []
    for row in range(gallery.list.count()):
        gallery.list.setCurrentRow(row)
        names.append(gallery.chosen)
        project = load_recipe(gallery.chosen)
        assert gallery.title.text() == project.title
        assert gallery.notes.text() == project.notes
        assert f"{len(project.graph.nodes)} blocks" in gallery.facts.text()
    assert tuple(names) == recipe_names()


def test_keys_choose_and_open(qtbot, gallery):
    QTest.keyClick(gallery.list, Qt.Key.Key_Right)
    assert gallery.chosen == recipe_names()[1]
    with qtbot.waitSignal(gallery.accepted):
        QTest.keyClick(gallery.list, Qt.Key.Key_Return)


def test_a_double_click_opens(qtbot, gallery):
    place = gallery.list.visualItemRect(gallery.list.item(2)).center()
    viewport = gallery.list.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(gallery.accepted):
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert gallery.chosen == recipe_names()[2]


def test_esc_chooses_nothing(qtbot, gallery):
    with qtbot.waitSignal(gallery.rejected):
        QTest.keyClick(gallery.list, Qt.Key.Key_Escape)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("name", recipe_names())
def test_a_picture_holds_every_block(qapp, theme, name):
    graph = load_recipe(name).graph
    image = thumbnail_of(graph, theme).toImage()
    border = [image.pixelColor(QPoint(x, y)) for x in range(THUMBNAIL.width()) for y in (0, 95)]
    assert {colour.name() for colour in border} == {theme.canvas.lower()}
    shown = {
        image.pixelColor(QPoint(x, y)).name()
        for x in range(THUMBNAIL.width())
        for y in range(THUMBNAIL.height())
    }
    assert {theme.categories[graph.block(n).category].lower() for n in graph.nodes} <= shown


def test_an_empty_network_is_an_empty_picture(qapp):
    assert not thumbnail_of(Graph(), LIGHT).isNull()


@pytest.mark.parametrize(("width", "columns"), [(615, 1), (820, 2), (922, 2), (1150, 3)])
def test_the_columns_fill_the_width(qtbot, gallery, width, columns):
    shown = gallery.list
    gallery.resize(width, 461)

    def filled() -> set[int]:
        middles = [shown.visualItemRect(shown.item(row)).center() for row in range(shown.count())]
        return {middle.x() // shown.gridSize().width() for middle in middles}

    qtbot.waitUntil(lambda: filled() == set(range(columns)))
    assert shown.iconSize().width() >= 0.8 * THUMBNAIL.width()
    assert shown.viewport().width() - columns * shown.gridSize().width() <= columns
