"""The canvas has nearly half of the window whatever is told around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn import axis_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from recorded import recorded
from tour import Tour, steps
from training import ready

from netbuilder.engine.messages import EpochDone, RunStage, Stage
from netbuilder.project.document import Document
from netbuilder.project.project import Project

SIZES = [(1280, 694), (1020, 614), (1366, 742), (1440, 900)]
"""Those of screens of 1280 × 720, 1024 × 640 and 1366 × 768 without a frame, and the first."""
STATES = ("idle", "notes", "training", "plain", "after", "compared", "changed")


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


class States:
    """Leads a window into each state that says something above or below the canvas."""

    def __init__(self, window, engine, qtbot) -> None:
        self.window, self.engine, self.qtbot = window, engine, qtbot
        self.tour = Tour(window, engine, qtbot)

    def idle(self) -> None:
        self.tour.open("lecture-sigmoid")

    def notes(self) -> None:
        self.window.files.open_recipe("digits-cnn")

    def training(self) -> None:
        run = self.tour.open("lecture-sigmoid")
        ready(self.qtbot, self.window, self.engine)
        run_id = self.tour.begin()
        self.tour.tell(RunStage(run_id, Stage.TRAINING), steps(run_id))
        for number, epoch in enumerate(run.series.epochs):
            self.tour.tell(EpochDone(run_id, number, epoch))
        self.window.panels.plots.draw_now()

    def plain(self) -> None:
        run = self.tour.open("keep-best")
        epochs = [replace(epoch, plain=epoch.training) for epoch in run.series.epochs]
        run = replace(run, series=replace(run.series, epochs=tuple(epochs)))
        self.show(run)

    def after(self) -> None:
        self.show(recorded("keep-best"))

    def compared(self) -> None:
        run = recorded("keep-best")
        self.show(
            *(replace(run, id=f"r{n}", name=f"A run with a name of its own {n}") for n in range(6))
        )

    def changed(self) -> None:
        self.training()
        self.window.canvas.add_block("Dense")
        self.window.panels.banners.say_left_in_place("A sentence. " * 30)
        self.window.panels.banners.notes.say("A sentence. " * 30)

    def show(self, *runs) -> None:
        project = Project(graph=runs[0].graph, plan=runs[0].plan)
        self.window.session.load(Document(project, runs), path=None)
        self.window.panels.show_plots()
        self.window.panels.plots.draw_now()


@pytest.fixture
def states(window, engine, qtbot) -> States:
    return States(window, engine, qtbot)


@pytest.mark.parametrize("state", STATES)
def test_the_canvas_has_nearly_half_of_the_height(window, states, state):
    below = window.findChild(QDockWidget, "below")
    least = below.minimumSizeHint().height()
    getattr(states, state)()
    for size in SIZES:
        window.resize(*size)
        settle()
        share = window.canvas.view.height() / window.frameGeometry().height()
        assert share >= 0.45, size
        assert not below.isHidden()
        assert below.minimumSizeHint().height() == least


@pytest.mark.parametrize("state", ["training", "plain", "after", "compared"])
def test_the_curves_have_room_and_a_name(window, states, state):
    getattr(states, state)()
    plots = window.panels.plots
    line = window.fontMetrics().height()
    for size in SIZES:
        window.resize(*size)
        settle()
        for plot in plots.pair.plots:
            assert plot.inside().height() >= 2 * line, size
            legend, axis = plots.pair.legends[plot], axis_of(plot, "left")
            name = axis.labelText if axis.label.isVisible() else legend.text.split(",")[0]
            assert name in (plot.label, plot.label.split(" (")[0]), size
            if axis.label.isVisible():
                width = window.fontMetrics().horizontalAdvance(axis.labelText)
                assert width <= plot.inside().height(), size


def test_more_banners_take_no_more_height_and_come_one_after_the_other(window, states):
    states.changed()
    settle()
    banners = window.panels.banners
    assert banners.left_in_place.isVisible()
    assert banners.difference.isVisible()
    assert not banners.notes.isVisible()
    both = banners.height()
    QTest.mouseClick(banners.left_in_place.button, Qt.MouseButton.LeftButton)
    settle()
    assert banners.notes.isVisible()
    assert banners.height() == both
    banners.show_difference(False)
    settle()
    assert banners.notes.isVisible()
    assert banners.height() <= both


def test_what_has_no_room_in_words_is_in_a_tool_tip(window, states):
    states.plain()
    window.resize(*SIZES[1])
    settle()
    plots = window.panels.plots
    verdict = plots.verdict.verdict
    assert verdict.sentence not in plots.verdict.words.text()
    assert verdict.title in plots.verdict.words.text()
    assert verdict.sentence in plots.verdict.words.toolTip()
    for legend in plots.pair.legends.values():
        assert legend.left_out
        assert len(legend.toolTip().splitlines()) >= 5
    assert plots.pair.sentence.text() in plots.pair.toolTip()
    window.resize(1600, 1030)
    settle()
    assert verdict.sentence in plots.verdict.words.text()
    assert plots.verdict.words.toolTip() == ""
    assert plots.pair.sentence.isVisible()


SMALL = [(911, 486), (683, 358)]
"""Those of a screen of 1366 × 768 at 1.5 and at 2."""


@pytest.mark.parametrize("size", SMALL, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_banners_wait_where_the_canvas_has_no_more_than_its_share(window, states, state, size):
    window.resize(*size)
    settle()
    getattr(states, state)()
    settle()
    assert window.canvas.view.height() >= 0.45 * window.frameGeometry().height()
    assert (window.width(), window.height()) == size


def test_a_banner_that_waited_comes_when_the_strip_of_curves_goes(window, states):
    window.resize(*SMALL[1])
    settle()
    states.changed()
    settle()
    banners, strip = window.panels.banners, window.panels.strip
    assert strip.isVisible()
    assert not banners.left_in_place.isVisible()
    QTest.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    settle()
    assert banners.left_in_place.isVisible()
    assert window.canvas.view.height() >= 0.45 * window.frameGeometry().height()


def test_notes_that_are_asked_for_are_seen_without_room(window, states):
    window.resize(*SMALL[1])
    settle()
    states.changed()
    settle()
    notes = window.panels.banners.notes
    assert not notes.isVisible()
    window.verbs["show_notes"].trigger()
    settle()
    assert notes.isVisible()
    QTest.mouseClick(notes.button, Qt.MouseButton.LeftButton)
    settle()
    assert not window.panels.banners.left_in_place.isVisible()
