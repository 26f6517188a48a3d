from __future__ import annotations

import numpy as np
import pytest
from plot_hand import drag, pixel, wheel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from netbuilder.ui.plots.axes.frame import Span


def test_all_is_seen_and_followed_until_a_hand_zooms(pair, show, run, make_run):
    show(run)
    assert pair.loss.frame.x == pair.score.frame.x == Span(0.0, pytest.approx(5.075))
    show(make_run(epochs=8))
    assert pair.loss.frame.x.high == pytest.approx(8.12)
    wheel(pair.loss, pixel(pair.loss, 2.0, 0.5), 2)
    seen = pair.loss.frame
    show(make_run(epochs=20))
    assert pair.loss.frame == seen
    assert not pair.is_following


def test_the_wheel_zooms_at_the_mouse_and_both_plots_go_along(pair, show, run):
    show(run)
    before = pair.score.frame.y
    point = pixel(pair.loss, 2.0, 0.5)
    under = pair.loss.at(QPointF(point))
    wheel(pair.loss, point, 3)
    assert pair.loss.frame.x.size == pytest.approx(5.075 * 0.8**3)
    assert pair.loss.at(QPointF(point)).x() == pytest.approx(under.x())
    assert pair.score.frame.x == pair.loss.frame.x
    assert pair.score.frame.y != before


def test_the_wheel_over_an_axis_zooms_that_axis(pair, show, run):
    show(run)
    before = pair.loss.frame
    wheel(pair.loss, QPoint(5, round(pair.loss.inside().center().y())), 1)
    assert pair.loss.frame.x == before.x
    assert pair.loss.frame.y.size < before.y.size
    wheel(pair.loss, QPoint(round(pair.loss.inside().center().x()), pair.loss.height() - 3), 1)
    assert pair.loss.frame.x.size < before.x.size


def test_dragging_pans_as_far_as_there_is_something(pair, show, run):
    show(run)
    wheel(pair.loss, pixel(pair.loss, 2.0, 0.5), 4)
    before = pair.loss.frame
    start = pixel(pair.loss, 2.0, 0.5)
    under = pair.loss.at(QPointF(start))
    drag(pair.loss, start, start + QPoint(40, 10))
    assert pair.loss.frame.x.low < before.x.low
    assert pair.loss.frame.x.size == pytest.approx(before.x.size)
    assert pair.loss.at(QPointF(start + QPoint(40, 10))).x() == pytest.approx(under.x())
    drag(pair.loss, start, start + QPoint(5_000, 0))
    assert pair.loss.frame.x.low == 0.0


def test_zooming_out_ends_where_all_is_seen_and_in_at_some_steps(pair, show, run):
    show(run)
    wheel(pair.loss, pixel(pair.loss, 2.0, 0.5), -30)
    assert pair.loss.frame.x == Span(0.0, pytest.approx(5.075))
    wheel(pair.loss, pixel(pair.loss, 2.0, 0.5), 300)
    assert pair.loss.frame.x.size == pytest.approx(5.075 * 4 / 270)


def test_a_double_click_shows_all_again(pair, show, run, qtbot):
    show(run)
    wheel(pair.loss, pixel(pair.loss, 2.0, 0.5), 4)
    with qtbot.waitSignal(pair.followed) as told:
        QTest.mouseDClick(pair.loss, Qt.MouseButton.LeftButton, pos=pixel(pair.loss, 2.0, 0.5))
    assert told.args == [True]
    assert pair.is_following
    assert pair.loss.frame.x == Span(0.0, pytest.approx(5.075))


def test_the_height_follows_the_part_of_the_time_axis_that_is_seen(pair, show, run):
    show(run)
    late = pixel(pair.loss, 5.0, 0.5)
    for _turn in range(6):
        wheel(pair.loss, late, 1)
    seen, losses = pair.loss.frame.x, np.array(run.series.step_loss)
    highest = losses[np.arange(1, len(losses) + 1) / 54 >= seen.low].max()
    training = np.interp(seen.low, [3.0, 4.0], [epoch.loss for epoch in run.series.epochs[2:4]])
    assert max(highest, training) < pair.loss.frame.y.high < 1.1 * max(highest, training)
    accuracies = np.array(run.series.step_metrics["accuracy"])
    lowest = accuracies[np.arange(1, len(accuracies) + 1) / 54 >= seen.low].min()
    assert lowest - 0.1 < pair.score.frame.y.low < lowest
    drag(pair.loss, late, late + QPoint(50 * pair.loss.width(), 40))
    assert pair.loss.frame.x.low == 0.0
    assert pair.loss.frame.y.high > 1.2
    wheel(pair.loss, pixel(pair.loss, 1.0, 0.5), -30)
    assert pair.is_following


def test_a_height_that_a_hand_has_set_stays_while_the_steps_are_zoomed(pair, show, run):
    show(run)
    wheel(pair.loss, QPoint(5, round(pair.loss.inside().center().y())), 2)
    height = pair.loss.frame.y
    wheel(pair.loss, pixel(pair.loss, 4.0, 0.8), 4)
    assert pair.loss.frame.y == height
    start = pixel(pair.loss, 4.0, 0.8)
    drag(pair.loss, start, start + QPoint(0, 10))
    assert pair.loss.frame.y.low > height.low
    assert pair.loss.frame.y.size == pytest.approx(height.size)


def test_the_crosshair_stays_in_sight_when_keys_move_and_zoom(pair, show, run):
    show(run)
    key = Qt.Key
    for _epoch in range(2):
        QTest.keyClick(pair.loss, key.Key_Right)
    for _turn in range(4):
        QTest.keyClick(pair.loss, key.Key_Plus)
    seen = pair.loss.frame.x
    assert seen.low < 2.0 < seen.high
    for _epoch in range(3):
        QTest.keyClick(pair.loss, key.Key_Right)
    assert pair.place.x == 5.0
    assert pair.loss.frame.x.low < 5.0 <= pair.loss.frame.x.high
    assert pair.loss.frame.x.size == pytest.approx(seen.size)
