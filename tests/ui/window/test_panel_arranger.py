"""Panels are moved and sized without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

Area = Qt.DockWidgetArea
KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def roomy(qtbot, window):
    """Return the window with room for all panels, and the focus in the palette."""
    window.resize(1600, 1000)
    window.activateWindow()
    window.panels.palette.search.setFocus()
    qtbot.waitUntil(window.panels.palette.search.hasFocus)
    return window


def dock(window, name):
    return window.findChild(QDockWidget, name)


@pytest.mark.parametrize(
    ("verb", "area"),
    [
        ("panel_left", Area.LeftDockWidgetArea),
        ("panel_right", Area.RightDockWidgetArea),
        ("panel_below", Area.BottomDockWidgetArea),
    ],
)
def test_the_panel_with_the_focus_moves_and_keeps_it(roomy, verb, area):
    focused = QApplication.focusWidget()
    roomy.verbs["panel_right"].trigger()
    roomy.verbs[verb].trigger()
    assert roomy.dockWidgetArea(dock(roomy, "blocks")) == area
    assert QApplication.focusWidget() is focused
    assert "Blocks" in roomy.statusBar().currentMessage()


def test_a_column_gets_wider_and_narrower_by_keys(roomy):
    blocks, search = dock(roomy, "blocks"), roomy.panels.palette.search
    before = blocks.width()
    QTest.keyClick(search, Qt.Key.Key_Right, KEYS)
    assert blocks.width() > before
    assert f"{blocks.width()} × {blocks.height()}" in roomy.statusBar().currentMessage()
    QTest.keyClick(search, Qt.Key.Key_Left, KEYS)
    assert blocks.width() == before


def test_the_border_between_two_panels_of_a_column_moves_by_keys(qtbot, roomy):
    canvas = roomy.panels.pad.canvas
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    pad, settings = dock(roomy, "pad"), dock(roomy, "settings")
    before = pad.height(), settings.height()
    QTest.keyClick(canvas, Qt.Key.Key_Up, KEYS)
    grown = pad.height() - before[0]
    assert grown > 0
    assert settings.height() == before[1] - grown


def test_the_panel_below_gets_shorter_and_taller_by_keys(qtbot, roomy):
    roomy.panels.below.tabBar().setFocus()
    qtbot.waitUntil(roomy.panels.below.tabBar().hasFocus)
    below = dock(roomy, "below")
    before = below.height()
    QTest.keyClick(roomy.panels.below.tabBar(), Qt.Key.Key_Down, KEYS)
    assert below.height() < before
    QTest.keyClick(roomy.panels.below.tabBar(), Qt.Key.Key_Up, KEYS)
    assert below.height() == before


def test_no_panel_grows_past_the_room_that_there_is(roomy):
    for _press in range(40):
        roomy.verbs["panel_wider"].trigger()
    assert roomy.canvas.width() >= 0.4 * roomy.width()
    assert roomy.width() == 1600


def test_without_the_focus_in_a_panel_it_is_said_how_one_gets_it(qtbot, roomy):
    roomy.canvas.view.setFocus()
    qtbot.waitUntil(roomy.canvas.view.hasFocus)
    before = dock(roomy, "blocks").width()
    roomy.verbs["panel_wider"].trigger()
    assert dock(roomy, "blocks").width() == before
    assert "No panel has the focus" in roomy.statusBar().currentMessage()
