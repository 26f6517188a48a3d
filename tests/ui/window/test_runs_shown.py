"""Runs are hidden, coloured and made strongest in the plots."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from runs_table import by_id, click, select

from netbuilder.ui.runs.cells import Column


def test_space_hides_and_shows(window, table):
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert by_id(window, "r3").hidden
    assert window.verbs["hide_runs"].text() == "Show in the plots"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert not by_id(window, "r3").hidden


def test_signs_are_switched_by_a_click_without_selecting(window, table):
    click(table, "r1", Column.SHOWN)
    click(table, "r2", Column.STAR)
    assert by_id(window, "r1").hidden
    assert by_id(window, "r2").starred
    assert table.current_id() == "r3"


def test_a_click_on_the_sign_of_a_selected_run_switches_all_selected(window, table):
    select(table, "r1", "r2")
    click(table, "r2", Column.SHOWN)
    assert [run.hidden for run in window.session.document.runs] == [True, True, False]


def test_one_alone_is_shown_and_then_all_again(window, table):
    window.verbs["show_alone"].trigger()
    assert [run.hidden for run in window.session.document.runs] == [True, True, False]
    window.verbs["show_alone"].trigger()
    assert not any(run.hidden for run in window.session.document.runs)


def test_a_colour_is_chosen_and_reset(window, table, dialogs):
    window.verbs["colour_runs"].trigger()
    assert by_id(window, "r3").colour == "#123456"
    dialogs.colour = None
    window.verbs["colour_runs"].trigger()
    assert dialogs.asked[-1] == "colour #123456"
    assert by_id(window, "r3").colour == "#123456"
    window.verbs["automatic_colour"].trigger()
    assert by_id(window, "r3").colour == ""


def test_the_selected_run_is_strongest_in_the_plots(window, table):
    click(table, "r2", Column.NAME)
    shown = window.panels.plots.gallery.shown()
    assert [one.figures.run_id for one in shown] == ["r1", "r2", "r3"]
    assert [one.is_focused for one in shown] == [False, True, False]
    window.session.hide_runs(["r2"], hidden=True)
    assert [one.figures.run_id for one in window.panels.plots.gallery.shown()] == ["r1", "r3"]
