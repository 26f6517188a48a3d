"""The table of runs as a person uses it: rows selected, signs clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def select(table, *run_ids):
    table.clearSelection()
    flags = table.selectionModel().SelectionFlag
    for run_id in run_ids:
        index = table.index_of(run_id)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def click(table, run_id, column, *, double=False):
    index = table.index_of(run_id).siblingAtColumn(column)
    table.scrollTo(index)
    at = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if double:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def by_id(window, run_id):
    return window.session.document.run(run_id)
