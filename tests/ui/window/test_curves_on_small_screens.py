"""Whoever presses Train sees the curves, on every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget
from tour import Tour, steps
from training import ready

from netbuilder.engine.messages import EpochDone, RunStage, Stage

SIZES = [(1440, 900), (1280, 694), (1020, 614), (911, 486), (683, 358)]
"""The first, and those of screens of 1280 × 720, 1024 × 640, 1366 × 768 at 1.5 and at 2."""
WITHOUT_ROOM = (911, 486)
"""Here the panel of the plots is collapsed for want of room."""


def opened(window) -> set[str]:
    docks = window.findChildren(QDockWidget)
    return {dock.objectName() for dock in docks if not dock.isHidden()}


class Training:
    """A training in a window of a given size."""

    def __init__(self, window, engine, qtbot) -> None:
        self.window, self.engine, self.qtbot = window, engine, qtbot
        self.tour = Tour(window, engine, qtbot)
        self.strip = window.panels.strip

    def resize(self, size) -> None:
        self.window.resize(*size)
        for _turn in range(6):
            QApplication.processEvents()

    def open(self, size) -> None:
        self.resize(size)
        self.run = self.tour.open("lecture-sigmoid")
        ready(self.qtbot, self.window, self.engine)
        self.resize(size)

    def begin(self) -> None:
        run_id = self.run_id = self.tour.begin()
        self.tour.tell(RunStage(run_id, Stage.TRAINING), steps(run_id))
        for number, epoch in enumerate(self.run.series.epochs):
            self.tour.tell(EpochDone(run_id, number, epoch))

    def end(self) -> None:
        self.tour.end(self.run, self.run_id)

    def pair(self):
        """Return the plots that are seen."""
        plots = self.window.panels.plots
        return plots.pair if plots.isVisible() else self.strip.pair


@pytest.fixture
def training(window, engine, qtbot) -> Training:
    return Training(window, engine, qtbot)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_curves_are_seen_beside_all_that_was_open(training, window, qtbot, size):
    training.open(size)
    before = opened(window)
    training.begin()
    pair = training.pair()
    line = window.fontMetrics().height()
    for plot in pair.plots:
        qtbot.waitUntil(lambda plot=plot: any(len(curve) > 1 for curve in plot.lines()))
        for corner in (plot.rect().topLeft(), plot.rect().bottomRight()):
            seen = window.childAt(plot.mapTo(window, corner))
            assert seen is plot or plot.isAncestorOf(seen)
        assert plot.inside().height() >= 1.5 * line
        assert pair.legends[plot].isVisible()
        legend = pair.legends[plot]
        qtbot.waitUntil(
            lambda legend=legend: sum(bool(entry.figure) for entry in legend.shown_entries) == 2
        )
    assert opened(window) == before
    assert window.canvas.view.height() >= 0.45 * window.frameGeometry().height()


def test_what_came_of_it_is_seen_until_the_network_is_edited(training, window, qtbot):
    training.open(WITHOUT_ROOM)
    before = window.canvas.view.size()
    training.begin()
    window.canvas.add_block("Dense")
    assert training.strip.isVisible()
    training.end()
    assert training.strip.isVisible()
    window.verbs["undo"].trigger()
    assert not training.strip.isVisible()
    qtbot.waitUntil(lambda: window.canvas.view.size() == before)


def test_another_document_has_no_curves(training, window):
    training.open(WITHOUT_ROOM)
    training.begin()
    training.end()
    window.files.open_recipe("lecture-relu")
    assert not training.strip.isVisible()


def test_a_panel_closed_by_hand_stays_closed_without_a_substitute(training, window):
    window.findChild(QDockWidget, "below").toggleViewAction().trigger()
    training.open((1440, 900))
    training.begin()
    for size in ((1440, 900), WITHOUT_ROOM):
        training.resize(size)
        assert "below" not in opened(window)
        assert not training.strip.isVisible()


def test_the_panel_takes_over_where_it_has_room(training, window, qtbot):
    training.open(WITHOUT_ROOM)
    training.begin()
    assert training.strip.isVisible()
    training.resize((1440, 900))
    qtbot.waitUntil(lambda: "below" in opened(window))
    assert not training.strip.isVisible()
    training.resize(WITHOUT_ROOM)
    qtbot.waitUntil(training.strip.isVisible)


def test_dismissed_curves_stay_away_until_the_panel_was_opened(training, window, qtbot):
    training.open(WITHOUT_ROOM)
    training.begin()
    QTest.mouseClick(training.strip.close_button, Qt.MouseButton.LeftButton)
    assert not training.strip.isVisible()
    training.end()
    training.begin()
    assert not training.strip.isVisible()
    training.resize((1440, 900))
    qtbot.waitUntil(lambda: "below" in opened(window))
    training.resize(WITHOUT_ROOM)
    qtbot.waitUntil(training.strip.isVisible)


def test_the_strip_draws_in_the_manner_that_is_chosen_for_the_plots(training, window, qtbot):
    training.open(WITHOUT_ROOM)
    training.begin()
    loss = training.strip.pair.loss
    qtbot.waitUntil(lambda: any(len(curve) > 1 for curve in loss.lines()))
    before = loss.frame
    window.panels.plots.bar.options.log.click()
    qtbot.waitUntil(lambda: loss.frame != before)
    assert loss.frame.y.high < 1


@pytest.mark.parametrize("turns", [0, 1])
def test_the_strip_has_one_ground(training, window, qtbot, turns):
    for _turn in range(turns):
        window.verbs["theme"].trigger()
    training.open(WITHOUT_ROOM)
    training.begin()
    loss = training.strip.pair.loss
    qtbot.waitUntil(lambda: any(len(curve) > 1 for curve in loss.lines()))
    image = training.strip.grab().toImage()
    beside = image.pixelColor(3, image.height() // 2)
    corner = loss.mapTo(training.strip, loss.rect().topLeft())
    assert image.pixelColor(corner.x() + 2, corner.y() + 2) == beside
