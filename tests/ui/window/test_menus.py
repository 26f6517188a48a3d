"""The menus as a whole: each verb once, reachable, with keys of its own."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget

from netbuilder.ui.actions import TOOLBAR
from netbuilder.ui.trainer.state import TrainingState

SHARED = {"Same as system"}
"""Choice that each menu of choices of how the window looks has."""


def entries(menu):
    """Yield the actions of a menu and of all menus below it."""
    for action in menu.actions():
        if action.isSeparator() or not action.isVisible():
            continue
        yield action
        if action.menu() is not None:
            yield from entries(action.menu())


def plain(action):
    return action.text().replace("&", "").rstrip("…")


def test_no_verb_and_no_title_stands_twice_in_the_menus(window):
    counts = Counter(plain(action) for action in entries(window.menuBar()))
    assert len(counts) > len(window.all_verbs) / 2
    assert {words for words, count in counts.items() if count > 1} <= SHARED


def test_every_verb_is_in_a_menu_and_those_of_the_toolbar_are_on_it(window):
    listed = Counter(action.objectName() for action in entries(window.menuBar()))
    shown = {action.objectName() for action in window.toolbar.actions()}
    for verb in window.all_verbs:
        if verb.menu == TOOLBAR:
            assert verb.id in shown
        elif window.verbs[verb.id].isVisible():
            assert listed[verb.id] == 1, verb.id


def test_what_stands_on_the_toolbar_alone_is_the_theme_whose_choices_a_menu_offers(window):
    assert [verb.id for verb in window.all_verbs if verb.menu == TOOLBAR] == ["theme"]
    assert {"Light", "Dark"} <= {plain(action) for action in entries(window.menuBar())}


def test_no_key_means_two_verbs(window):
    keys = Counter(
        keys.toString()
        for verb in window.all_verbs
        for keys in QKeySequence.listFromString(verb.shortcut)
        if not keys.isEmpty()
    )
    assert {name for name, count in keys.items() if count > 1} == set()


def mnemonic(action):
    return QKeySequence.mnemonic(action.text()).toString()


def test_no_two_menus_open_with_the_same_letter(window):
    letters = Counter(mnemonic(action) for action in window.menuBar().actions())
    assert "" not in letters
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_no_letter_of_a_menu_is_the_key_of_a_verb(window):
    letters = {mnemonic(action) for action in window.menuBar().actions()}
    keys = {key.toString() for verb in window.verbs.values() for key in verb.shortcuts()}
    assert letters & keys == set()


def test_restart_is_there_while_there_is_a_training_to_restart(qtbot, window, engine):
    engine.become_ready()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)
    assert not window.verbs["restart"].isVisible()
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.verbs["restart"].isVisible())
    engine.finish()
    qtbot.waitUntil(lambda: not window.verbs["restart"].isVisible())


def dock(window, name):
    return window.findChild(QDockWidget, name)


@pytest.mark.parametrize("name", ["blocks", "settings", "pad", "below"])
def test_reset_panels_brings_each_dock_back(window, name):
    window.resize(QSize(1400, 900))
    window.show()
    found = dock(window, name)
    area = window.dockWidgetArea(found)
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, found)
    found.hide()
    window.verbs["reset_panels"].trigger()
    assert window.dockWidgetArea(found) == area
    assert found.isVisible()
    assert dock(window, "history").isHidden()
