"""At a font of double size all words of the window have room, and every control is reached."""

from __future__ import annotations

import pytest
from in_pseudo import still_cut_off
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QDockWidget, QTabBar
from tour import Tour

from netbuilder.ui.forms.choice_box import ChoiceBox

SIZES = [(1600, 1000), (1280, 720)]
PANELS = ("blocks", "settings", "pad", "below")

pytestmark = pytest.mark.usefixtures("font")


@pytest.fixture(params=[2], ids=["doubled font"])
def font(request, font):
    """Only the doubled font: the usual one is looked at elsewhere."""
    return font


def without_room(window) -> list[str]:
    """Return what is cut off, beside what is elided with a tool tip or scrolls by its arrows."""
    for bar in window.findChildren(QTabBar):
        assert bar.usesScrollButtons()
    elided = (ChoiceBox.__name__, QTabBar.__name__)
    return [line for line in still_cut_off(window) if not line.startswith(elided)]


def scrolls(widget) -> bool:
    """Tell whether a widget is moved into view by scroll bars or by arrows."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea | QTabBar):
            return True
        above = above.parentWidget()
    return False


def unreached(window) -> list[str]:
    """Return the buttons that are covered or run out of the window, where nothing scrolls."""
    return [
        f"{button.text() or button.accessibleName()} in {type(button.parentWidget()).__name__}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not scrolls(button)
        and button.visibleRegion().boundingRect() != button.rect()
    ]


def look(window, size, state, found) -> None:
    for line in [*without_room(window), *unreached(window)]:
        found.setdefault(line, state)
    if window.size().toTuple() != size:
        found.setdefault(f"the window is {window.size().toTuple()}", state)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_has_room_in_each_state(qtbot, window, engine, size):
    window.resize(*size)
    found = {}
    for state in Tour(window, engine, qtbot).states():
        look(window, size, state, found)
    assert found == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_panel_has_room_once_it_is_opened(window, qtbot, size):
    window.resize(*size)
    window.files.open_recipe("lecture-relu")
    found = {}
    for name in PANELS:
        dock = window.findChild(QDockWidget, name)
        if dock.isHidden():
            dock.toggleViewAction().trigger()
        qtbot.waitUntil(lambda dock=dock: dock.isVisible() and not unreached(window))
        look(window, size, name, found)
    assert found == {}
