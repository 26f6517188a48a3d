"""The shortcuts can be searched, by what is done and by its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.ui.actions import VERBS
from netbuilder.ui.actions.shortcuts import shortcut_sections
from netbuilder.ui.shell.dialogs.shortcuts_dialog import ShortcutsDialog


@pytest.fixture
def dialog(qtbot):
    made = ShortcutsDialog(shortcut_sections(VERBS))
    qtbot.addWidget(made)
    made.show()
    return made


def search(dialog, words):
    dialog.search.clear()
    QTest.keyClicks(dialog.search, words)
    return dict(dialog.found)


def test_at_first_all_verbs_with_keys_are_listed_once(dialog):
    deeds = [deed for deed, _way in dialog.found]
    for verb in VERBS:
        is_listed = bool(verb.shortcut) or verb.id == "explain_block"
        assert deeds.count(verb.text.rstrip("…")) == is_listed, verb.id


def test_space_is_listed(dialog):
    assert search(dialog, "add block name")["Add a block by name"].startswith("Space")


@pytest.mark.parametrize(
    ("words", "deed", "way"),
    [
        ("ctrl+j", "Connect blocks", "Ctrl+J"),
        ("SELECT wire", "Select a wire", "click, or Alt and the arrow keys"),
        ("resize", "Resize a note", "drag its corner, or Ctrl+Shift and the arrow keys"),
        (
            "pan",
            "Pan the canvas",
            "middle mouse button, Space with drag or arrow keys, Page Up and Down",
        ),
    ],
)
def test_it_is_found_by_what_is_done_and_by_its_keys(dialog, words, deed, way):
    found = search(dialog, words)
    assert found[deed] == way
    assert "Undo" not in found


def test_headings_without_anything_found_are_not_there(dialog):
    search(dialog, "redo")
    shown = (dialog.list.topLevelItem(i) for i in range(dialog.list.topLevelItemCount()))
    assert [item.text(0) for item in shown if not item.isHidden()] == ["Edit"]


def test_where_nothing_is_found_it_says_so_and_comes_back(dialog):
    assert search(dialog, "zzz") == {}
    assert not dialog.list.isVisible()
    assert "Undo" in search(dialog, "")
    assert dialog.list.isVisible()


def test_the_search_has_the_keys_and_arrows_lead_into_the_list(qtbot, dialog):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.search.hasFocus)
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()


def test_it_fits_the_screen(dialog):
    room = dialog.screen().availableSize()
    assert dialog.size().boundedTo(room) == dialog.size()
