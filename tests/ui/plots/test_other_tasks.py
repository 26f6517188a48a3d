"""Plots, legends, the table of runs and the exported table show the metrics of any task."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from other_tasks import other_data_sets, rings_project, sine_project
from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtTest import QTest

from netbuilder.project.run import Run, RunStatus
from netbuilder.project.run_diff import compare
from netbuilder.project.series import Epoch, Score, Series
from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.ui.plots.picture import write_svg
from netbuilder.ui.plots.series.table import write_table
from netbuilder.ui.runs.cells import Column, row_of


@pytest.fixture(autouse=True, scope="module")
def _other_data_sets():
    with other_data_sets():
        yield


@pytest.fixture
def run() -> Run:
    """A regression of three epochs, whose R² begins below 0."""
    scores = [Score(1.0 - r2, {"r2_score": r2, "mae": 1.0 - r2}) for r2 in (-0.5, 0.5, 0.875)]
    epochs = tuple(
        Epoch(training=score, validation=score, plain=score, steps=2) for score in scores
    )
    steps = {"r2_score": [-0.5, 0.0, 0.5, 0.6, 0.8, 0.9], "mae": [0.5] * 6}
    project = sine_project(epochs=3)
    return Run(
        id="r1",
        name="Run 1",
        started="2025-01-01T00:00:00+00:00",
        graph=project.graph,
        plan=project.plan,
        dataset=project.dataset,
        status=RunStatus.FINISHED,
        series=Series([1.0] * 6, steps, epochs),
        test=Score(0.1, {"r2_score": 0.9, "mae": 0.25}),
    )


@pytest.fixture
def panel(qtbot, run) -> PlotsPanel:
    panel = PlotsPanel()
    qtbot.addWidget(panel)
    panel.resize(900, 320)
    panel.show()
    panel.show_run(run)
    panel.draw_now()
    return panel


def test_the_right_plot_is_of_the_main_metric(panel):
    assert panel.score.accessibleName() == "R²"
    assert panel.loss.accessibleName() == "Loss"
    low, high = panel.score.frame.y
    assert low <= -0.5
    assert 1.0 < high < 1.1
    assert "validation 0.875" in panel.pair.legends[panel.score].text
    assert "R²: during training" in panel.pair.sentence.text()
    assert "0.875" in panel.pair.sentence.text()


def test_another_task_in_focus_changes_the_plot_and_back(panel, run, make_run):
    panel.show_run(replace(make_run(epochs=3), id="r2"))
    panel.draw_now()
    assert panel.score.accessibleName() == "Accuracy (%)"
    assert panel.score.frame.y.low >= 0.0
    panel.focus(run.id)
    panel.draw_now()
    assert panel.score.accessibleName() == "R²"


def test_the_exported_table_has_each_metric_by_its_name(panel):
    file = io.StringIO(newline="")
    write_table(file, panel.gallery.columns())
    rows = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    found = {row["metric"]: float(row["value"]) for row in rows if row["epoch"] == "3"}
    assert found["r2_score"] == found["val_r2_score"] == found["plain_r2_score"] == 0.875
    assert found["step_r2_score"] == 0.9
    assert found["mae"] == 0.125
    assert not any("accuracy" in row["metric"] for row in rows)


def choose_last(panel):
    """Choose the last metric above the plots by a key."""
    QTest.keyClick(panel.bar.options.metric_box, Qt.Key.Key_End)
    panel.draw_now()


def test_the_person_chooses_the_metric_beside_the_loss(panel, run):
    box = panel.bar.options.metric_box
    assert box.isVisible()
    assert [box.itemText(place) for place in range(box.count())] == ["R²", "Mean absolute error"]
    panel.pair.show_frame(panel.score, Frame(panel.score.frame.x, Span(0.1, 0.4)))
    choose_last(panel)
    assert panel.score.accessibleName() == "Mean absolute error"
    assert panel.score.frame.y.high > 1.0
    assert "validation 0.125" in panel.pair.legends[panel.score].text
    assert "Mean absolute error: during training" in panel.pair.sentence.text()
    panel.pair.show_pointer(panel.score, QPointF(3.0, 0.5))
    assert "0.5000" in panel.score.crosshair.text
    assert QSettings().value("plots/metric/r2_score") == "mae"


def test_pictures_show_the_chosen_metric(panel, tmp_path):
    choose_last(panel)
    write_svg(panel.pair, tmp_path / "plots.svg")
    assert "Loss and Mean absolute error" in (tmp_path / "plots.svg").read_text()


def test_the_choice_is_remembered_for_each_kind_of_task(panel, run, make_run, qtbot):
    choose_last(panel)
    rings = rings_project()
    scores = [Score(1.0, {"accuracy": 0.5, "top_2_accuracy": 0.75})] * 3
    epochs = tuple(Epoch(training=score, validation=score, steps=2) for score in scores)
    steps = {"accuracy": [0.5] * 6, "top_2_accuracy": [0.75] * 6}
    series = Series([1.0] * 6, steps, epochs)
    other = replace(run, id="r2", dataset=rings.dataset, graph=rings.graph, series=series)
    panel.show_run(other)
    panel.draw_now()
    assert panel.score.accessibleName() == "Accuracy (%)"
    choose_last(panel)
    assert panel.score.accessibleName() == "Top-2 accuracy (%)"
    assert "validation 75.0 %" in panel.pair.legends[panel.score].text
    panel.focus(run.id)
    panel.draw_now()
    assert panel.score.accessibleName() == "Mean absolute error"
    again = PlotsPanel()
    qtbot.addWidget(again)
    again.show()
    again.show_run(other)
    again.draw_now()
    assert again.score.accessibleName() == "Top-2 accuracy (%)"


def test_a_task_with_one_metric_offers_no_choice(panel, make_run):
    panel.show_run(replace(make_run(epochs=3), id="r2"))
    panel.draw_now()
    assert panel.bar.options.metric_box.isHidden()


def test_the_table_of_runs_goes_by_the_main_metric(run):
    row = row_of(run)
    assert row.cell(Column.VALIDATION).text == "0.875"
    assert row.cell(Column.TEST).text == "0.900"
    assert "R²" in row.cell(Column.TEST).tip
    worse = row_of(replace(run, test=Score(0.1, {"r2_score": -3.0, "mae": 2.0})))
    none = row_of(replace(run, test=None))
    assert row.cell(Column.TEST).key > worse.cell(Column.TEST).key > none.cell(Column.TEST).key


def test_two_regressions_are_compared_by_their_main_metric(run):
    better = replace(run, id="r2", test=Score(0.1, {"r2_score": 0.95, "mae": 0.1}))
    found = {figure.subject: figure for figure in compare(run, better).figures}
    assert (found["R² (test)"].one, found["R² (test)"].other) == ("0.900", "0.950")
    assert found["R² (test)"].better == 1


def test_two_tasks_are_not_compared_by_one_number(run, make_run):
    other = replace(make_run(epochs=2), id="r2")
    found = {figure.subject: figure for figure in compare(run, other).figures}
    assert found["R² (test)"].other == "–"
    assert found["Accuracy (best validation)"].one == "–"
