"""A key leads to each panel, out of a dock that is closed, and the panel has the keys then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

PANELS = {
    "1": lambda panels: panels.palette.search,
    "2": lambda panels: panels.canvas.view,
    "3": lambda panels: panels.side.tabBar(),
    "4": lambda panels: panels.pad.canvas,
    "5": lambda panels: panels.below.tabBar(),
}
DOCKS = ("blocks", "settings", "pad", "below")


def press_alt(window, digit: str) -> None:
    at = QApplication.focusWidget() or window
    QTest.keyClick(at, getattr(Qt.Key, f"Key_{digit}"), Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("is_closed", [False, True])
def test_alt_and_a_digit_lead_from_any_panel_to_any_other(window, qtbot, is_closed):
    window.activateWindow()
    for first in PANELS:
        for second, widget in PANELS.items():
            press_alt(window, first)
            if is_closed:
                for name in DOCKS:
                    window.findChild(QDockWidget, name).close()
            press_alt(window, second)
            found = widget(window.panels)
            qtbot.waitUntil(lambda found=found: found.hasFocus() and found.isVisible())


def test_one_without_room_is_opened(window, qtbot):
    window.activateWindow()
    window.resize(683, 374)
    qtbot.waitUntil(lambda: window.findChild(QDockWidget, "pad").isHidden())
    press_alt(window, "4")
    qtbot.waitUntil(lambda: window.panels.pad.canvas.hasFocus())
    assert (window.width(), window.height()) == (683, 374)
