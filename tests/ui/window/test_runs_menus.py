"""Menus of the table of runs: the right button, and what it is sorted by."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netbuilder.ui.runs.cells import Column


def test_the_right_button_offers_verbs_on_a_run(window, table):
    asked = []
    table.menu_asked.connect(asked.append)
    at = table.visualRect(table.index_of("r1")).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, pos=at)
    place = table.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(table.viewport(), event)
    assert table.current_id() == "r1"
    assert asked == [place]
    menu = window.panels.runs.menu
    assert menu.isVisible()
    menu.hide()
    offered = {action.objectName() for action in menu.actions()}
    assert {"restore_network", "star_runs", "delete_runs"} <= offered


def test_the_right_button_offers_what_the_selected_runs_allow(window, table):
    menu = window.panels.runs.menu
    for rows, absent in (((0,), "compare_runs"), ((0, 1), "rename_run")):
        table.clearSelection()
        for row in rows:
            table.selectionModel().select(
                table.model().index(row, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        table.menu_asked.emit(QPoint(5, 5))
        offered = [action.objectName() for action in menu.actions()]
        menu.close()
        assert offered[-1] == "delete_runs"
        assert absent not in offered


def sort_by(window, title):
    (action,) = (a for a in window.panels.runs.sort_menu.actions() if a.text() == title)
    action.trigger()


def names(table):
    return [row.run.name for row in table.sorted.rows()]


def test_the_table_is_sorted_from_the_menu_as_by_a_click_on_a_heading(window, table, heard):
    sort_by(window, "Run")
    assert names(table) == ["Run 1", "Run 2", "Run 3"]
    sort_by(window, "Run")
    assert names(table) == ["Run 3", "Run 2", "Run 1"]
    sort_by(window, "Descending")
    assert names(table) == ["Run 1", "Run 2", "Run 3"]
    assert [words for words, _politeness in heard] == [
        "Sorted by “Run”",
        "Sorted by “Run”, descending",
        "Sorted by “Run”",
    ]


def test_the_menu_ticks_what_a_click_on_a_heading_sorted_by(window, table):
    heading = table.horizontalHeader()
    at = heading.sectionViewportPosition(Column.NAME) + 5
    QTest.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 5))
    ticked = [a.text() for a in window.panels.runs.sort_menu.actions() if a.isChecked()]
    assert ticked == ["Run"]


def test_each_column_can_be_sorted_by_in_the_menus(window, table):
    (runs,) = (a.menu() for a in window.menuBar().actions() if a.text() == "&Runs")
    assert window.panels.runs.sort_menu.menuAction() in runs.actions()
    choices = [a for a in window.panels.runs.sort_menu.actions() if a.actionGroup() is not None]
    assert len({a.text() for a in choices}) == len(Column)
