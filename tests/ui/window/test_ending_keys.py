"""A key that ends an editor ends the editor alone: no verb, no edit, nothing around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from runs import a_run, document_of

from netbuilder.files.recipes import load_recipe
from netbuilder.ui.recipes.gallery import RecipeGallery

KEY = Qt.Key
ENTER = (KEY.Key_Return, KEY.Key_Enter)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def active(qtbot, window):
    """The window with runs of a network that is not the one on the canvas."""
    other = load_recipe("digits-cnn")
    document = document_of(
        a_run(1), a_run(2, graph=other.graph, plan=other.plan, weights={}), a_run(3)
    )
    window.session.load(document, path=Path("x.netb"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def fired(active):
    """The verbs that came to be done, by id."""
    found: list[str] = []
    for name, action in active.verbs.items():
        action.triggered.connect(lambda _checked=False, name=name: found.append(name))
    return found


def hold(key: Qt.Key) -> None:
    """Press a key and hold it until it repeats, wherever the focus is by then."""
    for is_repeated in (False, True, True, True):
        popup = QApplication.activePopupWidget()
        widget = QApplication.focusWidget() if popup is None else popup.focusWidget()
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, "", is_repeated)
        QApplication.sendEvent(widget, event)


def rename(window) -> QLineEdit:
    window.runs.show_table()
    window.session.choose_run("r2")
    table = window.panels.runs.table
    table.select("r2")
    QTest.keyClick(table, KEY.Key_F2)
    line = table.findChild(QLineEdit)
    assert line is not None
    return line


@pytest.mark.parametrize("key", ENTER)
def test_the_key_that_ends_a_name_brings_no_network_back(qtbot, active, fired, key):
    before = active.session.project
    line = rename(active)
    fired.clear()
    line.selectAll()
    QTest.keyClicks(line, "the convolutions")
    QTest.keyClick(line, key)
    qtbot.waitUntil(lambda: active.session.document.run("r2").name == "the convolutions")
    assert fired == []
    assert active.session.project is before


@pytest.mark.parametrize("key", [KEY.Key_Up, KEY.Key_Down, KEY.Key_F2, KEY.Key_Asterisk])
def test_keys_of_the_table_are_the_editors_while_a_name_is_typed(qtbot, active, fired, key):
    line = rename(active)
    fired.clear()
    line.setText("half typ")
    QTest.keyClick(line, key)
    assert fired == []
    assert line.isVisible()
    assert line.text().startswith("half typ")
    assert active.panels.runs.table.current_id() == "r2"
    QTest.keyClick(line, KEY.Key_Escape)
    qtbot.waitUntil(lambda: active.panels.runs.table.findChild(QLineEdit) is None)
    assert active.session.document.run("r2").name == "Run 2"
    assert fired == []


def test_a_held_enter_ends_the_name_and_no_more(qtbot, active, fired):
    before = active.session.project
    line = rename(active)
    fired.clear()
    line.setText("held")
    hold(KEY.Key_Return)
    qtbot.waitUntil(lambda: active.session.document.run("r2").name == "held")
    QApplication.sendEvent(
        active.panels.runs.table,
        QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, NONE, "", True),
    )
    assert fired == []
    assert active.session.project is before


def fields(window) -> list[QWidget]:
    """Every field of the window in which something is typed or chosen."""
    kinds = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit)
    found = [field for kind in kinds for field in window.findChildren(kind)]
    return [f for f in found if not isinstance(f.parent(), (QAbstractSpinBox, QComboBox))]


@pytest.mark.parametrize("key", [*ENTER, KEY.Key_Escape])
def test_no_field_of_the_window_lets_an_ending_key_through(active, fired, key):
    active.canvas.scene.select(("dense-1",))
    project, runs = active.session.project, active.session.document.runs
    others = [f for f in fields(active) if f is not active.panels.palette.search]
    assert len(others) > 12
    for field in others:
        field.setFocus()
        QTest.keyClick(field, key)
        assert fired == [], field
        assert active.session.project is project
        assert active.session.document.runs is runs
        assert active.canvas.scene.selected_nodes() == ("dense-1",)
        assert QApplication.activePopupWidget() is None


def test_a_held_enter_opens_a_setting_and_leaves_it_open(active, fired):
    active.canvas.scene.select(("dense-1",))
    active.canvas.view.setFocus()
    hold(KEY.Key_Return)
    assert active.canvas.popup.isVisible()


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Escape])
def test_a_held_key_ends_a_setting_and_leaves_the_canvas_alone(active, fired, key):
    active.canvas.scene.select(("dense-1",))
    active.canvas.view.setFocus()
    active.canvas.edit_in_place("dense-1")
    hold(key)
    assert not active.canvas.popup.isVisible()
    assert active.canvas.scene.selected_nodes() == ("dense-1",)
    assert fired == []


def test_a_held_enter_adds_a_block_and_leaves_its_setting_alone(active, fired):
    active.canvas.scene.select(("dense-1",))
    active.canvas.view.setFocus()
    count = len(active.session.project.graph.nodes)
    active.canvas.adder.ask()
    QTest.keyClicks(active.canvas.adder.menu.search, "dropout")
    hold(KEY.Key_Return)
    assert len(active.session.project.graph.nodes) == count + 1
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Escape])
def test_a_held_key_that_ended_finding_leaves_what_was_found_selected(active, fired, key):
    active.canvas.view.setFocus()
    active.canvas.scene.select(("dense-1",))
    active.verbs["find_on_canvas"].trigger()
    fired.clear()
    hold(key)
    assert QApplication.activePopupWidget() is None
    assert active.canvas.scene.selected_nodes()
    assert fired == []


@pytest.mark.parametrize("key", ENTER)
def test_enter_in_a_list_with_a_default_button_answers_once(qtbot, key):
    gallery = RecipeGallery()
    qtbot.addWidget(gallery)
    answers: list[int] = []
    gallery.finished.connect(answers.append)
    gallery.show()
    QTest.keyClick(gallery.list, key)
    assert answers == [RecipeGallery.DialogCode.Accepted]
