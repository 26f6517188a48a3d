from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from netbuilder.ui.plots.bar import PlotsBar
from netbuilder.ui.plots.series.shown import Manner


@pytest.fixture
def make_bar(qtbot):
    QSettings().clear()

    def make() -> PlotsBar:
        bar = PlotsBar()
        qtbot.addWidget(bar)
        return bar

    return make


def test_at_first_nothing_is_chosen(make_bar):
    bar = make_bar()
    assert bar.manner == Manner()
    assert not bar.plain.isChecked()


def test_choices_are_told_and_remembered(make_bar, qtbot):
    bar = make_bar()
    with qtbot.waitSignal(bar.changed):
        bar.log.click()
    with qtbot.waitSignal(bar.changed):
        bar.smoothing.setValue(90)
    with qtbot.waitSignal(bar.plain_wanted) as wanted:
        bar.plain.click()
    assert wanted.args == [True]
    assert bar.weight.text() == "0.90"
    QSettings().sync()
    again = make_bar()
    assert again.manner == Manner(smoothing=0.9, is_log=True)
    assert again.plain.isChecked()


def test_the_slider_ends_where_an_average_still_moves(make_bar):
    bar = make_bar()
    bar.smoothing.setValue(1_000)
    assert bar.manner.smoothing == 0.99


@pytest.mark.parametrize("saved", ["rubbish", "-5", "1e9"])
def test_rubbish_in_the_settings_is_passed_over(make_bar, saved):
    for name in ("plots/smoothing", "plots/log", "plots/plain"):
        QSettings().setValue(name, saved)
    assert 0.0 <= make_bar().manner.smoothing <= 0.99


def test_follow_is_offered_only_where_it_does_something(make_bar):
    bar = make_bar()
    bar.show()
    height = bar.height()
    assert not bar.follow.isVisible()
    bar.show_following(False)
    assert bar.follow.isVisible()
    assert bar.sizeHint().height() == height


def test_every_control_says_what_it_is(make_bar):
    bar = make_bar()
    for control in (bar.log, bar.smoothing, bar.plain, bar.follow, bar.export):
        assert control.accessibleName()
        assert control.toolTip()


def test_it_says_less_where_there_is_little_room(make_bar, qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    bar = make_bar()
    bar.setParent(room)
    room.show()
    bar.show()
    least = bar.minimumSizeHint().width()
    for width, words, has_number in (
        (900, "Measure without dropout", True),
        (least, "Without dropout", False),
    ):
        bar.resize(width, 40)
        assert (bar.plain.text(), bar.weight.isVisible()) == (words, has_number)
        assert abs(bar.minimumSizeHint().width() - least) <= 2
        assert bar.plain.accessibleName() == "Measure without dropout"
    qtbot.waitUntil(lambda: bar.plain.width() >= bar.plain.sizeHint().width())
    assert least < 560
