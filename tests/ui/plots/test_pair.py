from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from drawn import curves, drawn, numbers, plot_in
from figures import a_series, changed
from plot_hand import pixel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netbuilder.files.recipes import load_recipe
from netbuilder.project.run import Change
from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.series.pyramid import MOST_POINTS


def test_the_mouse_over_one_plot_reads_both_exactly(pair, show, run):
    show(run)
    QTest.mouseMove(pair.loss, pixel(pair.loss, 3.1, 0.5))
    assert pair.place.x == 3.0
    third = run.series.epochs[2]
    assert f"{third.val_loss:#.4g}" in pair.loss.crosshair.text
    assert f"{third.validation.metrics['accuracy'] * 100:.2f}" in pair.score.crosshair.text
    QTest.mouseMove(pair.loss, QPoint(3, 3))
    assert pair.place is None
    assert pair.score.crosshair.text == ""


def test_keys_move_the_crosshair_zoom_pan_and_go_back(pair, show, run):
    show(run)
    pair.score.setFocus()
    key = Qt.Key
    QTest.keyClick(pair.score, key.Key_Right)
    QTest.keyClick(pair.score, key.Key_Right)
    assert pair.place.x == 2.0
    QTest.keyClick(pair.score, key.Key_Left)
    QTest.keyClick(pair.score, key.Key_Left)
    assert pair.place.x == 1.0
    QTest.keyClick(pair.score, key.Key_Escape)
    assert pair.place is None
    QTest.keyClick(pair.score, key.Key_Plus)
    zoomed = pair.score.frame.x
    assert zoomed.size == pytest.approx(5.075 * 0.8)
    QTest.keyClick(pair.score, key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pair.loss.frame.x.low > zoomed.low
    QTest.keyClick(pair.score, key.Key_0)
    assert pair.is_following


def test_up_and_down_zoom_the_height(pair, show, run):
    show(run)
    whole = pair.loss.frame
    QTest.keyClick(pair.loss, Qt.Key.Key_Up)
    assert pair.loss.frame.y.size == pytest.approx(0.8 * whole.y.size)
    assert pair.loss.frame.x == whole.x
    QTest.keyClick(pair.loss, Qt.Key.Key_Down)
    assert pair.loss.frame.y.size == pytest.approx(whole.y.size)


def test_zoomed_in_every_step_is_drawn(pair, show, make_run):
    run = make_run(epochs=2)
    count = 540_000
    steps = np.random.default_rng(1).uniform(0.1, 1.0, count)
    epochs = tuple(replace(epoch, steps=count // 2) for epoch in run.series.epochs)
    show(replace(run, series=a_series(steps, steps, epochs)))
    found, _y = drawn(pair.loss, "steps")
    assert len(found) <= MOST_POINTS
    pair.show_frame(pair.loss, Frame(Span(1.0, 1.001), Span(0.0, 1.0)))
    x, y = drawn(pair.loss, "steps")
    inside = (x >= 1.0) & (x <= 1.001)
    assert inside.sum() in (270, 271)
    first = round(x[inside][0] * count / 2) - 1
    assert list(y[inside]) == list(steps[first : first + inside.sum()])


def test_a_log_scale_is_for_losses_alone(pair, show, run):
    show(run, is_log=True)
    _x, y = drawn(pair.loss, "validation")
    assert y == pytest.approx(np.log10([epoch.val_loss for epoch in run.series.epochs]))
    assert pair.loss.frame.y.low < np.log10(run.series.epochs[-1].val_loss)
    _x, y = drawn(pair.score, "validation")
    assert list(y) == [epoch.validation.metrics["accuracy"] for epoch in run.series.epochs]
    words = [words for _place, words in numbers(pair.loss, "left")]
    assert "0.1" in words
    show(run)
    assert pair.loss.frame.y.low == 0.0


def test_the_legend_says_by_how_much_steps_are_smoothed(pair, show, run):
    show(run)
    assert "smoothed" not in pair.legends[pair.loss].text
    show(run, smoothing=0.9)
    assert "steps smoothed by 0.90" in pair.legends[pair.loss].text
    _x, y = drawn(pair.loss, "smoothed")
    assert np.abs(np.diff(y)).max() < np.abs(np.diff(run.series.step_loss)).max()


def test_runs_are_named_once_there_are_several(pair, show, run):
    other = replace(run, id="r2", name="Deeper")
    show(run)
    assert not pair.names.isVisible()
    items = len(plot_in(pair.loss).items)
    show(run, other)
    assert len(plot_in(pair.loss).items) > items
    assert pair.names.text == "Run 1, Deeper"
    assert "Deeper" in pair.legends[pair.loss].text
    show(run, other, focus="r1")
    assert pair.legends[pair.loss].text.startswith("Run 1")
    show(run, replace(other, hidden=True))
    assert not pair.names.isVisible()
    assert len(curves(pair.loss, "validation")) == 1
    assert len(plot_in(pair.loss).items) == items


def test_the_best_epoch_has_a_star(pair, show, run):
    epochs = list(run.series.epochs)
    epochs[1] = changed(epochs[1], val_loss=0.001)
    show(replace(run, series=replace(run.series, epochs=tuple(epochs))))
    x, y = drawn(pair.loss, "best")
    assert (list(x), list(y)) == ([2.0], [0.001])
    assert list(drawn(pair.score, "best")[1]) == [epochs[1].validation.metrics["accuracy"]]
    assert "best: epoch 2" in pair.legends[pair.score].text


def test_the_gap_is_tinted_where_a_run_overfits(pair, show, run):
    show(run)
    x, _y = drawn(pair.loss, "gap")
    assert x is None or len(x) == 0
    worse = [0.8, 0.5, 0.6, 0.7, 0.9]
    epochs = tuple(
        changed(epoch, val_loss=held) for epoch, held in zip(run.series.epochs, worse, strict=True)
    )
    show(replace(run, series=replace(run.series, epochs=epochs)))
    x, y = drawn(pair.loss, "gap")
    assert (x.min(), x.max()) == (2.0, 5.0)
    assert y.max() == 0.9
    assert "overfitting" in pair.legends[pair.loss].text
    assert "overfitting" not in pair.legends[pair.score].text


def test_changes_are_marked_and_labelled(pair, show, run):
    changes = (Change(step=54, setting="learning_rate", before=0.1, after=0.01),)
    show(replace(run, changes=changes))
    assert pair.loss.marks.words == ["Learning rate 0.1 → 0.01"]
    for plot in pair.plots:
        x, _y = drawn(plot, "changes")
        assert list(x) == [1.0, 1.0]
    show(run)
    assert pair.loss.marks.words == []


def test_labels_of_changes_do_not_lie_upon_each_other(pair, show, run):
    changes = tuple(
        Change(step=50 + step, setting="learning_rate", before=0.1, after=0.01) for step in range(9)
    )
    show(replace(run, changes=changes))
    assert 1 <= len(pair.loss.marks.words) <= 4


def test_figures_without_dropout_come_with_their_sentence(pair, show, run):
    show(run)
    assert not pair.sentence.isVisible()
    *before, last = run.series.epochs
    last = changed(last, accuracy=0.951, plain_accuracy=0.989, plain_loss=0.05)
    show(replace(run, series=replace(run.series, epochs=(*before, last))))
    assert "95.1 %" in pair.sentence.text()
    assert "98.9 %" in pair.sentence.text()
    assert "without dropout 98.9 %" in pair.legends[pair.score].text
    assert "dropout" not in pair.sentence.text()
    thinned = load_recipe("lecture-dropout").graph
    show(replace(run, graph=thinned, series=replace(run.series, epochs=(*before, last))))
    assert "averaged over the epoch with dropout" in pair.sentence.text()


def test_thousands_of_epochs_are_drawn_with_few_points_and_no_peak_lost(pair, show, make_run):
    run = make_run(epochs=1)
    losses = np.random.default_rng(1).uniform(0.1, 0.2, 5_000)
    losses[3_210] = 0.9
    epoch = run.series.epochs[0]
    epochs = tuple(changed(epoch, val_loss=float(loss), steps=1) for loss in losses)
    show(replace(run, series=a_series([0.1] * 5_000, [0.9] * 5_000, epochs)))
    x, y = drawn(pair.loss, "validation")
    assert len(x) <= 302
    assert y.max() == 0.9
    pair.show_frame(pair.loss, Frame(Span(3_200.0, 3_220.0), Span(0.0, 1.0)))
    x, y = drawn(pair.loss, "validation")
    assert list(y[x == 3_211.0]) == [0.9]
    assert {3_200.0, 3_205.0, 3_220.0} <= set(x)
