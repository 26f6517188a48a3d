"""After a training its verdict stands in the toolbar, in the table, in the log and at the plots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPalette
from recorded import recorded
from training import ready

from netbuilder.engine.messages import RunEnded
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.runs.cells import Column
from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from netbuilder.ui.plots.verdict.verdict_bar import VerdictBar


@pytest.fixture
def ended(qtbot, window, engine):
    """Let the window train the network of a recorded run, and that run come of it."""

    def end(name: str):
        run = recorded(name)
        project = Project(graph=run.graph, plan=run.plan)
        window.session.load(Document(project), path=None)
        ready(qtbot, window, engine)
        window.verbs["train"].trigger()
        qtbot.waitUntil(lambda: bool(engine.trained))
        weights = {"dense-1": ()}
        run = replace(run, id=engine.trained[-1].run_id, name="Run 1", weights=weights)
        engine.say(RunEnded(run))
        qtbot.waitUntil(lambda: bool(window.session.document.runs))
        window.panels.plots.draw_now()
        return run

    return end


def colour_of(widget) -> str:
    return widget.palette().color(QPalette.ColorRole.WindowText).name()


def bar_of(window) -> VerdictBar:
    return window.panels.plots.verdict


@pytest.mark.parametrize(
    ("name", "title", "role"),
    [
        ("softmax-alone", "Good fit", "success"),
        ("lecture-sigmoid", "Still improving", "text"),
        ("bottleneck", "Stopped improving at epoch 15", "warning"),
        ("adam-rate-10", "No better than chance", "error"),
        ("adam-rate-10-mse", "Diverged", "error"),
    ],
)
def test_the_verdict_stands_everywhere_in_its_colour(window, ended, name, title, role):
    run = ended(name)
    colour = getattr(theme_of(window.palette()), role)
    progress = window.panels.progress
    assert progress.text.startswith(f"Run 1 · {title} · ")
    assert progress.colour == colour
    model = window.panels.runs.model
    cell = model.index(0, Column.VERDICT)
    assert cell.data() == title
    assert model.rows[0].cell(Column.VERDICT).tip in model.rows[0].cell(Column.NAME).tip
    bar = bar_of(window)
    assert bar.run is run
    assert f"<b style='color:{colour}'>{title}.</b>" in bar.words.text()
    assert not bar.isHidden()


def test_a_run_that_learned_nothing_is_nowhere_green(window, ended):
    ended("adam-rate-10")
    green = theme_of(window.palette()).success
    assert "No better than chance" in window.panels.log.toPlainText()
    cells = (window.panels.runs.model.index(0, column) for column in Column)
    colours = [cell.data(0x0009) for cell in cells]  # Qt.ItemDataRole.ForegroundRole
    assert green not in [colour.name() for colour in colours if colour is not None]
    assert green not in window.panels.log.document().toHtml()
    assert green not in bar_of(window).words.text()


def test_one_click_follows_the_suggestion_and_can_be_undone(window, ended):
    ended("adam-rate-10")
    bar, before = bar_of(window), window.session.project
    assert bar.button.text() == "Set the learning rate to 0.001"
    bar.button.click()
    assert window.session.project.plan.learning_rate == 0.001
    assert bar.button.isHidden()
    assert "Press Train" in window.statusBar().currentMessage()
    window.verbs["undo"].trigger()
    assert window.session.project is before
    assert not bar.button.isHidden()


def test_a_suggestion_that_is_in_the_plan_already_is_not_offered(window, ended):
    ended("tiny-data")
    bar = bar_of(window)
    assert bar.button.text() == "Turn on early stopping, keep the best epoch"
    bar.button.click()
    assert window.session.project.plan.keep_best
    assert bar.button.isHidden()


def test_a_run_of_another_plan_offers_nothing(window, ended):
    ended("adam-rate-10")
    window.session.edit("Rate", lambda p: replace(p, plan=p.plan.with_settings(learning_rate=0.5)))
    assert bar_of(window).button.isHidden()
    assert not bar_of(window).isHidden()


def test_training_longer_continues_this_run(qtbot, window, ended, engine, monkeypatch):
    run = ended("slow-sgd")
    bar = bar_of(window)
    assert bar.button.text() == "Train 5 more epochs"
    monkeypatch.setattr("netbuilder.ui.trainer.requests.weights_fit", lambda _g, _w: True)
    bar.button.click()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    request = engine.trained[-1]
    assert (request.continued, request.project.plan.epochs) == (run.id, 5)
    assert request.first_epoch == 5
    qtbot.waitUntil(lambda: window.panels.plots.gallery.is_live)
    window.panels.plots.draw_now()
    assert bar.isHidden()


def test_another_document_has_no_verdict(window, ended):
    ended("adam-rate-10")
    window.files.new()
    window.panels.plots.draw_now()
    assert bar_of(window).isHidden()
    assert bar_of(window).verdict is None
    assert "chance" not in window.panels.progress.text


def test_the_row_of_the_run_under_way_is_not_judged(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.panels.runs.model.rowCount() == 1)
    (row,) = window.panels.runs.model.rows
    assert row.is_live
    assert row.cell(Column.VERDICT).text == ""
    assert "Too short" not in row.cell(Column.NAME).tip
    assert "ended" not in row.cell(Column.NAME).tip
