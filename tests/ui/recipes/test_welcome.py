"""The page of a first start: three doors."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest

from netbuilder.ui.document.dialogs import Door
from netbuilder.ui.recipes.door_card import DoorCard
from netbuilder.ui.recipes.door_pictures import digit_picture, empty_picture, network_picture
from netbuilder.ui.recipes.welcome import Welcome
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of


@pytest.fixture
def page(qtbot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.mark.parametrize("door", [Door.RECIPE, Door.EMPTY, Door.DIGIT])
def test_a_click_on_a_card_chooses_its_door(qtbot, page, door):
    with qtbot.waitSignal(page.accepted):
        qtbot.mouseClick(page.doors[door], Qt.MouseButton.LeftButton)
    assert page.chosen is door


def test_the_words_on_a_card_are_clicked_like_the_card(qtbot, page):
    card = page.doors[Door.DIGIT]
    place = card.rect().center()
    assert page.childAt(card.mapTo(page, place)) is card
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
    assert page.chosen is Door.DIGIT


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_choose_a_door(page, key):
    assert page.focusWidget() is page.doors[Door.RECIPE]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is page.doors[Door.EMPTY]
    QTest.keyClick(page.focusWidget(), key)
    assert page.chosen is Door.EMPTY


def test_escape_chooses_none(qtbot, page):
    with qtbot.waitSignal(page.rejected):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.chosen is None


def test_a_door_is_a_button_with_its_sentence(page):
    for card in page.doors.values():
        spoken = QAccessible.queryAccessibleInterface(card)
        assert spoken.role() == QAccessible.Role.Button
        assert len(spoken.text(QAccessible.Text.Name).split()) > 2
        assert spoken.text(QAccessible.Text.Description).endswith(".")


def test_the_page_fits_the_smallest_screen(page):
    assert page.width() <= 1024
    assert page.height() <= 600


@pytest.mark.parametrize("picture", [network_picture, empty_picture, digit_picture])
def test_a_picture_has_the_colours_of_the_theme(qapp, picture):
    light, dark = picture(LIGHT, 1.0).toImage(), picture(DARK, 1.0).toImage()
    assert light.pixelColor(1, 1).name() in (LIGHT.canvas, LIGHT.paper)
    assert dark.pixelColor(1, 1).name() in (DARK.canvas, DARK.paper)


def test_the_card_shows_where_the_keys_are(qtbot):
    card = DoorCard("A", "B.", painted=digit_picture)
    qtbot.addWidget(card)
    card.resize(260, 200)
    card.move(QCursor.pos() + QPoint(50, 50))
    with qtbot.waitActive(card):
        card.show()
    card.setFocus()
    assert card.hasFocus()
    with_focus = card.grab().toImage()
    card.clearFocus()
    assert (card.hasFocus(), card.underMouse()) == (False, False)
    assert card.grab().toImage() != with_focus


def test_the_card_under_the_mouse_does_not_look_like_the_one_with_the_keys(qtbot):
    card = DoorCard("A", "B.", painted=digit_picture)
    qtbot.addWidget(card)
    card.setPalette(palette_of(LIGHT))
    card.resize(260, 200)
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    image = card.grab().toImage()
    colours = {image.pixelColor(x, 100).name() for x in range(3)}
    assert LIGHT.accent not in colours
    assert LIGHT.raised in {image.pixelColor(x, 100).name() for x in range(3, 12)}


def test_the_tour_is_offered_beside_the_doors(qtbot, page):
    with qtbot.waitSignal(page.accepted):
        QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert page.chosen is Door.TOUR


def test_the_cards_stand_below_each_other_where_the_page_is_narrow(qtbot, page):
    cards = list(page.doors.values())
    assert len({card.y() for card in cards}) == 1
    page.resize(520, 340)
    qtbot.waitUntil(lambda: len({card.x() for card in cards}) == 1)
    assert [card.y() for card in cards] == sorted({card.y() for card in cards})
    assert page.width() == 520
    assert cards[0].width() <= 520
    page.resize(1000, 500)
    qtbot.waitUntil(lambda: len({card.y() for card in cards}) == 1)


@pytest.mark.parametrize("size", [(820, 379), (615, 346)])
def test_every_door_is_seen_at_once_on_a_screen_that_is_shown_larger(qtbot, page, size):
    upright = page.doors[Door.RECIPE].height()
    page.resize(*size)
    cards = list(page.doors.values())
    qtbot.waitUntil(lambda: len({card.x() for card in cards}) == 1)
    qtbot.waitUntil(
        lambda: all(card.visibleRegion().boundingRect() == card.rect() for card in cards)
    )
    page.resize(1000, 500)
    qtbot.waitUntil(lambda: cards[0].height() >= upright)
