"""However narrow the window is, a training can be stopped, and its progress read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton

NARROW = [683, 796, 910, 1020]
"""Widths of a window on a screen of 1366 pixels at a scale factor of 2 or 1.5, or of 1024."""


def is_seen(toolbar, widget):
    """Tell whether a control of the toolbar stands in it whole, not behind its arrow."""
    return widget.isVisible() and toolbar.rect().contains(widget.geometry())


def button(window, verb) -> QToolButton:
    found = window.toolbar.widgetForAction(window.verbs[verb])
    assert isinstance(found, QToolButton)
    return found


@pytest.mark.parametrize("width", NARROW)
@pytest.mark.parametrize("verb", ["train", "pause", "stop", "theme", "save"])
def test_its_buttons_stay_in_the_toolbar(qtbot, window, width, verb):
    window.resize(width, 560)
    qtbot.waitUntil(lambda: window.width() == width)
    window.toolbar.layout().activate()
    assert is_seen(window.toolbar, button(window, verb))


@pytest.mark.parametrize("width", NARROW)
def test_the_progress_stays_in_the_toolbar(qtbot, window, width):
    window.resize(width, 560)
    qtbot.waitUntil(lambda: window.width() == width)
    window.toolbar.layout().activate()
    assert is_seen(window.toolbar, window.panels.progress)
    assert window.panels.progress.width() >= window.panels.progress.minimumSizeHint().width()


def test_words_come_back_with_the_room(qtbot, window):
    window.resize(1440, 800)
    qtbot.waitUntil(lambda: window.width() == 1440)
    wide = button(window, "stop").width()
    window.resize(683, 560)
    qtbot.waitUntil(lambda: button(window, "stop").width() < wide)
    window.resize(1440, 800)
    qtbot.waitUntil(lambda: button(window, "stop").width() == wide)
