"""What a described widget and its parts are to screen readers, and for how long."""

from __future__ import annotations

import gc
import weakref

import pytest
from deleting import delete_now
from hearing import interface, name_of, parts
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from netbuilder.ui.widgets.accessible.description import Description, Part


class Shelf(Description):
    """Three parts side by side."""

    def __init__(self, widget, *, has_widgets=True):
        super().__init__(widget, QAccessible.Role.List, has_widgets=has_widgets)
        self.names = ["one", "two", "three"]

    def part_keys(self):
        return self.names

    def part(self, key):
        if key not in self.names:
            return None
        return Part(key, QRect(10 * self.names.index(key), 0, 10, 10))


@pytest.fixture
def widget(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    QPushButton("inside", made)
    return made


@pytest.fixture
def listening():
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def names(widget):
    found = interface(widget)
    return [name_of(found.child(index)) for index in range(found.childCount())]


def test_parts_stand_before_the_widgets_inside(widget):
    Shelf(widget)
    assert names(widget) == ["one", "two", "three", "inside"]


def test_widgets_that_are_a_matter_of_painting_are_left_out(widget):
    Shelf(widget, has_widgets=False)
    assert names(widget) == ["one", "two", "three"]


def test_a_reader_that_asked_before_there_was_a_description_gets_it_all_the_same(widget, listening):
    assert names(widget) == ["inside"]
    Shelf(widget)
    assert names(widget) == ["one", "two", "three", "inside"]


def test_a_part_that_is_gone_says_nothing_more(widget):
    shelf = Shelf(widget)
    gone = list(parts(widget))[1]
    shelf.names.remove("two")
    assert name_of(gone) == ""
    assert gone.state().invalid
    assert names(widget) == ["one", "three", "inside"]


def test_interfaces_keep_no_widget_alive(listening):
    widget = QWidget()
    shelf = Shelf(widget)
    assert names(widget) == ["one", "two", "three"]
    alive = weakref.ref(shelf)
    delete_now(widget)
    del widget, shelf
    gc.collect()
    assert alive() is None


def test_a_thousand_descriptions_come_and_go(listening):
    for _time in range(1000):
        widget = QWidget()
        shelf = Shelf(widget)
        assert names(widget) == ["one", "two", "three"]
        shelf.names.pop()
        shelf.tell_changes()
        delete_now(widget)
