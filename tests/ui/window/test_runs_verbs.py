"""The runs in the window: what is selected is what pad, export and Continue training use."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from runs import GRAPH, a_run, document_of
from runs_table import by_id, click, select
from training import ready, trained

from netbuilder.files.recipes import load_recipe
from netbuilder.project.run import RunStatus
from netbuilder.project.run_diff import compare
from netbuilder.ui.runs.cells import Column
from netbuilder.ui.runs.comparison_dialog import ComparisonDialog

KEY = Qt.Key


def test_before_the_first_run_stands_an_invitation(window, table):
    assert not window.panels.runs.is_empty
    window.files.new()
    assert window.panels.runs.is_empty
    window.session.add_run(a_run(1))
    assert not window.panels.runs.is_empty


def test_the_verb_brings_the_table_up(window):
    window.panels.show_plots()
    window.verbs["show_runs"].trigger()
    assert window.panels.below.currentWidget() is window.panels.runs


def test_the_newest_run_with_weights_is_selected_and_answers(window, table, engine):
    assert table.current_id() == "r3"
    assert engine.answers[-1] == "Run 3"


def test_a_selected_run_answers_the_pad_and_is_exported_and_continued(
    qtbot, window, table, engine, dialogs, tmp_path
):
    ready(qtbot, window, engine)
    click(table, "r1", Column.NAME)
    assert engine.answers[-1] == "Run 1"
    dialogs.save_path = tmp_path / "m.keras"
    window.verbs["export"].trigger()
    assert engine.exported[-1].weights is by_id(window, "r1").weights
    window.verbs["continue_training"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    assert engine.trained[-1].continued == "r1"
    assert engine.trained[-1].name == "Run 4"


def test_a_run_without_weights_says_why_and_what_to_do(window, engine, dialogs):
    window.session.load(document_of(a_run(1, weights={}), a_run(2)), path=None)
    window.session.choose_run("r1")
    assert "The weights of Run 1 were not kept" in engine.answers[-1]
    for name in ("export", "export_with_scaling", "continue_training"):
        assert not window.verbs[name].isEnabled()
        assert "star a run to keep its weights" in window.verbs[name].toolTip()
    window.exports.export("export")
    assert "Run 1" in dialogs.errors[-1].sentence()
    window.session.choose_run("r2")
    assert window.verbs["export"].isEnabled()
    assert "star a run" not in window.verbs["export"].toolTip()


def test_the_pad_is_not_asked_anew_for_a_star(window, table, engine):
    count = len(engine.answers)
    window.verbs["star_runs"].trigger()
    assert by_id(window, "r3").starred
    assert len(engine.answers) == count


def test_the_network_comes_back_as_one_undo_step(window):
    other = load_recipe("digits-cnn")
    run = a_run(1, graph=other.graph, plan=other.plan, weights={})
    window.session.load(document_of(run, a_run(2)), path=None)
    before = window.session.project
    window.runs.show_table()
    click(window.panels.runs.table, "r1", Column.NETWORK, double=True)
    assert window.session.project.graph is other.graph
    assert window.session.project.plan is other.plan
    assert window.verbs["undo"].text() == "Undo Restore network and plan of Run 1"
    window.verbs["undo"].trigger()
    assert window.session.project is before


def test_a_network_that_is_there_already_is_no_undo_step(window, table):
    window.session.edit("Same plan", lambda project: replace(project, plan=a_run(1).plan))
    count = window.session.undo_stack.count()
    window.verbs["restore_network"].trigger()
    assert window.session.undo_stack.count() == count
    assert "already" in window.statusBar().currentMessage()


def test_enter_brings_back_the_network(window, table):
    window.session.edit("Empty", lambda project: replace(project, notes="x", dataset="mnist"))
    window.session.edit("Plan", lambda p: replace(p, plan=p.plan.with_settings(epochs=77)))
    QTest.keyClick(table, KEY.Key_Return)
    assert window.session.project.plan.epochs == a_run(3).plan.epochs
    assert window.session.project.graph == GRAPH


def test_delete_throws_the_run_away_and_not_the_blocks(window, table, runs):
    window.canvas.select_all()
    QTest.keyClick(table, KEY.Key_Delete)
    assert runs() == ["Run 1", "Run 2"]
    assert window.session.project.graph == GRAPH
    assert window.panels.runs.trash.words.text() == "Deleted Run 3."
    window.panels.runs.trash.back.click()
    assert runs() == ["Run 1", "Run 2", "Run 3"]
    assert table.current_id() == "r3"
    assert window.panels.runs.trash.isHidden()


def test_several_are_deleted_at_once_and_restored_one_by_one(window, table, runs, dialogs):
    select(table, "r1", "r2")
    window.verbs["delete_runs"].trigger()
    assert runs() == ["Run 3"]
    menu = window.panels.runs.trash.menu
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Restore Run 2",
        "Restore Run 1",
        "Empty trash…",
    ]
    menu.actions()[1].trigger()
    assert runs() == ["Run 1", "Run 3"]
    window.verbs["restore_run"].trigger()
    assert runs() == ["Run 1", "Run 2", "Run 3"]


def test_the_trash_is_emptied_only_when_confirmed(window, table, dialogs):
    QTest.keyClick(table, KEY.Key_Backspace)
    dialogs.may_empty_trash = False
    window.verbs["empty_trash"].trigger()
    assert len(window.session.document.trash) == 1
    dialogs.may_empty_trash = True
    window.verbs["empty_trash"].trigger()
    assert window.session.document.trash == ()
    assert not window.verbs["restore_run"].isEnabled()


def test_the_arrows_walk_through_the_runs(window, table, engine):
    QTest.keyClick(table, KEY.Key_Down)
    assert table.current_id() == "r2"
    assert window.session.chosen_run.id == "r2"


def test_f2_lets_the_name_be_typed(qtbot, window, table, runs):
    QTest.keyClick(table, KEY.Key_F2)
    line = table.findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "best")
    QTest.keyClick(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: runs() == ["Run 1", "Run 2", "best"])
    assert window.session.undo_stack.count() == 0


def test_a_longer_name_widens_its_column(qtbot, window, table):
    before = table.columnWidth(Column.NAME)
    QTest.keyClick(table, KEY.Key_F2)
    line = table.findChild(QLineEdit)
    QTest.keyClicks(line, "with a larger learning rate")
    QTest.keyClick(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: table.columnWidth(Column.NAME) > before)


def test_select_all_takes_the_runs_and_not_the_blocks(qtbot, window, table):
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    table.setFocus()
    QTest.keyClick(table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.runs()) == 3
    assert not window.canvas.scene.selected_nodes()


@pytest.mark.parametrize("typed", ["", "x" * 200])
def test_a_name_that_cannot_be_is_refused_in_words(qtbot, window, table, runs, dialogs, typed):
    window.verbs["rename_run"].trigger()
    line = table.findChild(QLineEdit)
    line.clear()
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert runs() == ["Run 1", "Run 2", "Run 3"]
    assert "A run’s name" in dialogs.errors[-1].sentence()


def test_two_runs_are_compared_the_older_first(window, table, dialogs):
    assert not window.verbs["compare_runs"].isEnabled()
    select(table, "r3", "r1")
    window.verbs["compare_runs"].trigger()
    assert (dialogs.comparisons[-1].one, dialogs.comparisons[-1].other) == ("Run 1", "Run 3")
    select(table, "r1", "r2", "r3")
    assert not window.verbs["compare_runs"].isEnabled()


def test_a_comparison_is_read_and_copied(qtbot):
    dialog = ComparisonDialog(compare(a_run(1), a_run(2, name="a <b>", continued="r1")))
    qtbot.addWidget(dialog)
    shown = dialog.page.toPlainText()
    assert "the weights of Run 1" in shown
    assert "a <b>" in shown
    dialog.copy.click()
    assert "the weights of Run 1" in QGuiApplication.clipboard().text()


def test_the_run_under_way_is_a_row_and_stays_selected_when_it_ends(qtbot, window, engine):
    window.session.load(document_of(a_run(1), a_run(2)), path=None)
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    table = window.panels.runs.table
    qtbot.waitUntil(lambda: table.sorted.rowCount() == 3)
    live = engine.trained[-1].run_id
    assert table.current_id() == live
    assert not window.verbs["delete_runs"].isEnabled()
    engine.finish()
    qtbot.waitUntil(lambda: len(window.session.document.runs) == 3)
    assert table.sorted.rowCount() == 3
    assert table.current_id() == live
    assert window.verbs["delete_runs"].isEnabled()


def test_the_row_of_an_abandoned_training_goes(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.panels.runs.model.rowCount() == 1)
    window.training.abandon()
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.panels.runs.model.rowCount() == 0)
    assert window.panels.runs.is_empty


def test_choosing_during_a_training_leaves_the_pad_to_it(qtbot, window, engine):
    window.session.load(document_of(a_run(1), a_run(2)), path=None)
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.panels.runs.model.rowCount() == 3)
    count = len(engine.answers)
    window.panels.runs.table.select("r1")
    assert len(engine.answers) == count
    engine.finish()
    qtbot.waitUntil(lambda: engine.answers[-1] == "Run 3")


def test_a_deleted_runs_name_is_not_given_again(qtbot, window, engine):
    trained(qtbot, window, engine)
    window.runs.show_table()
    window.verbs["delete_runs"].trigger()
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[-1].name == "Run 2"
