from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series, changed
from plot_hand import pixel, wheel
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from netbuilder.ui.style.run_colours import palette
from netbuilder.ui.style.theme import LIGHT


def exploded(run, *, to: float, name: str):
    """Make a run like another whose loss rises to `to` from the third epoch on."""
    epochs = tuple(
        changed(epoch, loss=to, val_loss=to) if index >= 2 else epoch
        for index, epoch in enumerate(run.series.epochs)
    )
    return replace(run, id=name, name=name, series=replace(run.series, epochs=epochs))


@pytest.mark.parametrize("is_log", [False, True])
def test_one_exploded_run_does_not_flatten_the_others(pair, show, run, is_log):
    show(run, is_log=is_log)
    alone = pair.loss.frame.y
    assert not pair.outside.isVisible()
    show(run, exploded(run, to=2e20, name="Too fast"), is_log=is_log)
    assert pair.loss.frame.y == alone
    assert pair.outside.isVisible()
    assert pair.outside.text() == "1 run outside"
    assert "Too fast" in pair.outside.accessibleDescription()
    assert "2.00e+20" in pair.outside.accessibleDescription()
    QTest.keyClick(pair.outside, Qt.Key.Key_Space)
    top = 10**pair.loss.frame.y.high if is_log else pair.loss.frame.y.high
    assert top > 2e20
    QTest.keyClick(pair.outside, Qt.Key.Key_Space)
    assert pair.loss.frame.y == alone


def test_zoomed_in_an_exploded_run_does_not_flatten_the_others_either(pair, show, run):
    show(run, exploded(run, to=2e20, name="Too fast"))
    wheel(pair.loss, pixel(pair.loss, 4.0, 0.5), 4)
    assert pair.loss.frame.y.high < 3
    QTest.keyClick(pair.outside, Qt.Key.Key_Space)
    assert pair.loss.frame.y.high > 2e20


def test_where_all_runs_exploded_they_are_shown(pair, show, run):
    show(exploded(run, to=1e3, name="a"), exploded(run, to=2e20, name="b"))
    assert pair.loss.frame.y.high > 2e20
    assert not pair.outside.isVisible()
    show(exploded(run, to=2e20, name="b"))
    assert pair.loss.frame.y.high > 2e20


def test_an_exploded_run_that_is_deleted_leaves_no_button(pair, show, run):
    show(run, exploded(run, to=2e20, name="Too fast"))
    QTest.keyClick(pair.outside, Qt.Key.Key_Space)
    show(run)
    assert not pair.outside.isVisible()
    show(run, exploded(run, to=2e20, name="Again"))
    assert pair.loss.frame.y.high < 3


def test_runs_with_losses_of_different_kinds_are_all_to_scale(pair, show, run):
    epochs = tuple(changed(epoch, loss=0.01, val_loss=0.01) for epoch in run.series.epochs)
    quiet = a_series([0.01] * 10, [0.5] * 10, epochs)
    show(run, replace(run, id="r2", series=quiet))
    assert pair.loss.frame.y.high > 1
    assert not pair.outside.isVisible()


def test_an_exploded_curve_is_seen_to_leave_the_plot(pair, show, run):
    show(run, exploded(run, to=2e20, name="Too fast"), focus="Too fast")
    picture = pair.loss.grab().toImage()
    line = QColor(palette(LIGHT)[1]).rgb()
    up = [pixel(pair.loss, 2.0, share * pair.loss.frame.y.high) for share in (0.5, 0.7, 0.9)]
    for place in up:
        around = {picture.pixel(place.x() + right, place.y()) for right in range(-3, 4)}
        assert line in around
