"""A screen reader that walks through the window in any of its states finds nothing nameless."""

from __future__ import annotations

import pytest
from hearing import everything, interface, label_of, name_of
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel
from tour import Tour

Role = QAccessible.Role
WITHOUT_A_NAME = {
    Role.Client,
    Role.LayeredPane,
    Role.MenuBar,
    Role.Pane,
    Role.ScrollBar,
    Role.StatusBar,
}
"""Qt's frames and its parts of frames: readers say their roles, or nothing."""


def nameless(window) -> set[str]:
    """Return all that a reader could not tell from another of its kind."""
    found = set()
    for thing in everything(interface(window)):
        widget = thing.object()
        if isinstance(widget, QComboBox):
            # On Linux, Qt's name of a combo box is its value.
            name = label_of(thing)
        elif isinstance(widget, QLabel) and not widget.text():
            continue
        else:
            name = name_of(thing)
        if not name.strip() and thing.role() not in WITHOUT_A_NAME:
            around = thing.parent().object()
            found.add(f"{thing.role().name} {type(widget).__name__} in {type(around).__name__}")
    return found


@pytest.mark.parametrize("width", [1280, 620])
def test_nothing_is_nameless_in_any_state(qtbot, window, engine, width):
    window.resize(width, 720)
    found = {}
    for state in Tour(window, engine, qtbot).states():
        window.grab()
        for thing in nameless(window):
            found.setdefault(thing, state)
    assert found == {}


def test_the_button_of_the_data_says_that_it_is_of_the_data(window):
    assert name_of(interface(window.toolbar.data_button)) == "Data: MNIST"


def test_the_hidden_heading_of_the_palette_is_no_number(window):
    tree = window.panels.palette.tree
    assert tree.headerItem().text(0) == tree.accessibleName()


def test_more_settings_are_told_apart_by_their_labels(window):
    window.panels.side.setCurrentIndex(1)
    boxes = [box for box in window.panels.plan.findChildren(QComboBox) if box.isVisible()]
    assert {"Loss", "Optimizer"} <= {label_of(interface(box)) for box in boxes}
