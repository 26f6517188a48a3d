from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pyqtgraph as pg
import pytest
from drawn import drawn, numbers
from figures import a_series, accuracies, an_epoch
from live_series import a_live_series
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from netbuilder.project.run import RunStatus
from netbuilder.project.run_end import Told
from netbuilder.ui.plots.panel import PAUSE_MILLISECONDS, PlotsPanel
from netbuilder.ui.style.run_colours import palette
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of

if TYPE_CHECKING:
    from netbuilder.ui.trainer.live import LiveSeries


REST = "netbuilder.ui.plots.panel._REST"
"""How many times what a drawing took the panel rests after it."""


@pytest.fixture
def panel(qtbot, monkeypatch) -> PlotsPanel:
    """A panel that draws again after its shortest pause, however slow the machine is."""
    monkeypatch.setattr(REST, 0.0)
    return shown(qtbot)


@pytest.fixture
def patient_panel(qtbot) -> PlotsPanel:
    return shown(qtbot)


def shown(qtbot) -> PlotsPanel:
    made = PlotsPanel()
    qtbot.addWidget(made)
    made.setPalette(palette_of(LIGHT))
    made.resize(800, 260)
    made.let_go()
    made.show()
    return made


@pytest.fixture
def live() -> LiveSeries:
    return a_live_series(run_id="r", name="Run 1", epochs_planned=10, steps_per_epoch=100)


def colours(panel: PlotsPanel) -> set[str]:
    image = panel.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_an_empty_panel_invites_and_runs_no_timer(panel):
    assert panel.is_empty
    assert not panel.throttle.rest


def test_a_finished_run_is_drawn_with_both_curves(panel, make_run, qtbot):
    panel.show_run(make_run(epochs=5))
    assert not panel.is_empty
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    assert {LIGHT.training, LIGHT.validation} <= colours(panel)


def test_curves_follow_the_theme(panel, make_run, qtbot):
    panel.show_run(make_run(epochs=5))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    panel.setPalette(palette_of(DARK))
    assert {DARK.training, DARK.validation} <= colours(panel)
    assert not {LIGHT.training, LIGHT.validation} & colours(panel)


def test_a_thousand_messages_are_few_drawings(panel, live, qtbot, monkeypatch):
    drawn = []
    monkeypatch.setattr(panel, "_draw", lambda: drawn.append(len(live.step_loss)))
    panel.show_live(live)
    for _message in range(1000):
        live.step_loss.append(1.0)
        live.step_metrics["accuracy"].append(0.5)
        panel.look_again()
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    assert drawn == [1000]
    assert PAUSE_MILLISECONDS >= 1000 / 30


def test_nothing_new_draws_nothing(panel, make_run, qtbot, monkeypatch):
    panel.show_run(make_run(epochs=2))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    panel.look_again()
    assert not panel.throttle.rest


def test_what_came_while_hidden_is_drawn_when_shown(panel, live, qtbot, monkeypatch):
    panel.hide()
    drawn = []
    monkeypatch.setattr(panel, "_draw", lambda: drawn.append(True))
    panel.show_live(live)
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    assert drawn == []
    panel.show()
    assert drawn == [True]


def test_a_loss_that_is_no_number_is_a_gap_with_a_reason(panel, make_run, qtbot):
    run = make_run(epochs=2, status=RunStatus.FAILED, reason=Told(text="The steps were too long."))
    loss = [*run.series.step_loss, math.nan, math.inf]
    accuracy = [*accuracies(run.series), 0.1, 0.1]
    bad = an_epoch(loss=math.nan, accuracy=0.1, val_loss=math.inf, val_accuracy=0.1, steps=54)
    series = a_series(loss, accuracy, (*run.series.epochs, bad))
    panel.show_run(replace(run, series=series))
    qtbot.waitUntil(lambda: panel.loss.notice == "The steps were too long.")
    assert panel.score.notice == ""
    assert LIGHT.error in colours(panel)
    panel.show_run(make_run(epochs=2))
    qtbot.waitUntil(lambda: panel.loss.notice == "")


def test_a_run_of_nothing_but_gaps_is_drawn(panel, make_run, qtbot):
    run = make_run(epochs=1, status=RunStatus.FAILED, reason=Told(text="At once."))
    series = a_series([math.nan], [math.nan], ())
    panel.show_run(replace(run, series=series))
    qtbot.waitUntil(lambda: panel.loss.notice == "At once.")
    panel.grab()


def test_clear_invites_again(panel, make_run):
    panel.show_run(make_run(epochs=1))
    panel.clear()
    assert panel.is_empty


@pytest.mark.parametrize("height", [180, 260, 700])
def test_lines_lie_at_the_numbers_of_the_axis_at_every_size(panel, make_run, qtbot, height):
    panel.show_run(make_run(epochs=3))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    panel.resize(800, height)
    panel.grab()
    for plot in (panel.loss, panel.score):
        _x, lines = drawn(plot, "numbers")
        expected = [place for place, _words in numbers(plot, "left")]
        assert len(expected) >= 2
        assert sorted(set(lines)) == pytest.approx(sorted(expected))


def test_runs_of_the_document_are_overlaid_but_for_hidden_ones(panel, make_run, qtbot):
    runs = [replace(make_run(epochs=3), id=f"r{n}", name=f"Run {n}") for n in range(3)]
    panel.show_runs([runs[0], replace(runs[1], hidden=True), runs[2]])
    qtbot.waitUntil(lambda: panel.pair.names.text == "Run 0, Run 2")
    assert {palette(LIGHT)[0], palette(LIGHT)[2]} <= colours(panel)
    assert palette(LIGHT)[1] not in colours(panel)
    panel.show_runs([replace(run, hidden=True) for run in runs])
    assert panel.is_empty


def test_a_run_has_the_colour_the_person_gave_it(panel, make_run, qtbot):
    panel.show_runs([replace(make_run(epochs=3), colour="#117733")])
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    assert "#117733" in colours(panel)
    assert LIGHT.validation not in colours(panel)


def test_the_focused_run_is_drawn_with_its_steps(panel, make_run, qtbot):
    one, other = make_run(epochs=3), replace(make_run(epochs=4), id="r2")
    panel.show_runs([one, other])
    qtbot.waitUntil(lambda: len(drawn(panel.loss, "steps")[0]) == 4 * 54)
    panel.focus("r1")
    qtbot.waitUntil(lambda: len(drawn(panel.loss, "steps")[0]) == 3 * 54)


def test_follow_is_offered_as_soon_as_a_hand_zooms(panel, make_run, qtbot):
    panel.show_run(make_run(epochs=3))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    assert not panel.bar.follow.isVisible()
    QTest.keyClick(panel.loss, Qt.Key.Key_Plus)
    assert panel.bar.follow.isVisible()
    QTest.mouseClick(panel.bar.follow, Qt.MouseButton.LeftButton)
    assert panel.pair.is_following
    assert not panel.bar.follow.isVisible()


def test_a_new_training_is_followed_again(panel, make_run, live, qtbot):
    panel.show_run(make_run(epochs=3))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    QTest.keyClick(panel.loss, Qt.Key.Key_Plus)
    panel.show_live(live)
    assert panel.pair.is_following
    assert not panel.bar.follow.isVisible()


def test_what_drawing_took_includes_the_painting(panel, make_run, qtbot, monkeypatch):
    panel.show_run(make_run(epochs=2))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    painted = []
    monkeypatch.setattr(panel.pair, "paint_now", lambda: painted.append(panel._took))
    panel._took = -1.0
    panel.draw_now()
    assert painted == [-1.0]
    assert panel._took > 0


def test_drawing_takes_a_small_share_of_the_time(patient_panel, live, qtbot, monkeypatch):
    panel, clock, took = patient_panel, [0.0], [0.01]

    def draw():
        clock[0] += took[0]

    monkeypatch.setattr("netbuilder.ui.widgets.throttle.perf_counter", lambda: clock[0])
    monkeypatch.setattr(panel, "_draw", draw)
    panel.show_live(live)
    qtbot.waitUntil(lambda: clock[0] > 0.0)
    assert panel.throttle.rest >= 10.0 * 100 / 2.1
    took[0] = 0.5
    panel.look_again()
    panel.throttle.act_now()
    assert panel.throttle.rest == 1_000


@pytest.fixture
def painted(monkeypatch) -> list[pg.GraphicsView]:
    """Give the views in the order in which they are painted."""
    views, paint = [], pg.GraphicsView.paintEvent

    def note(view, event):
        views.append(view)
        paint(view, event)

    monkeypatch.setattr(pg.GraphicsView, "paintEvent", note)
    return views


def test_a_drawing_paints_each_plot_once(painted, panel, live, qtbot):
    panel.show_live(live)
    live.step_loss.extend([0.5, 0.4])
    live.step_metrics["accuracy"].extend([0.5, 0.6])
    panel.draw_now()
    qtbot.waitUntil(lambda: len(painted) >= 2 and not panel.throttle.rest)
    painted.clear()
    live.step_loss.extend([0.5, 0.4])
    live.step_metrics["accuracy"].extend([0.5, 0.6])
    panel.draw_now()
    QApplication.processEvents()
    assert len(painted) == len(set(painted)) == 2


def test_where_all_runs_are_hidden_it_says_so(panel, make_run):
    run = make_run(epochs=5)
    invitation = panel.findChild(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert "Press Train" in invitation.text()
    panel.show_runs([replace(run, hidden=True)])
    assert invitation.isVisible()
    assert "All runs are hidden" in invitation.text()
    panel.show_runs([])
    assert "Press Train" in invitation.text()


def test_a_panel_that_is_held_draws_once_it_is_let_go(panel, make_run, qtbot):
    panel.hold()
    panel.show_run(make_run(epochs=5))
    qtbot.waitUntil(lambda: not panel.throttle.rest)
    assert LIGHT.training not in colours(panel)
    panel.let_go()
    assert {LIGHT.training, LIGHT.validation} <= colours(panel)


def test_a_run_that_came_before_the_plots_is_followed(panel, live):
    panel.bar.follow_wanted.emit()
    panel.show_live(live)
    assert panel.pair.is_following


def test_an_invitation_needs_no_room_for_the_plots_that_it_hides(panel, make_run):
    least = panel.minimumSizeHint().height()
    assert least < panel.pair.minimumSizeHint().height()
    panel.show_run(make_run(epochs=2))
    assert panel.minimumSizeHint().height() > panel.pair.minimumSizeHint().height()
    panel.clear()
    assert panel.minimumSizeHint().height() == least
