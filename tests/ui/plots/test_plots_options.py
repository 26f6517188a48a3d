from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from netbuilder.ui.plots.options import PlotsOptions
from netbuilder.ui.plots.series.shown import Manner


@pytest.fixture
def make_options(qtbot):
    QSettings().clear()

    def make() -> PlotsOptions:
        options = PlotsOptions()
        qtbot.addWidget(options)
        return options

    return make


def test_at_first_nothing_is_chosen(make_options):
    options = make_options()
    assert options.manner == Manner()
    assert not options.plain.isChecked()


def test_choices_are_told_and_remembered(make_options, qtbot):
    options = make_options()
    with qtbot.waitSignal(options.changed):
        options.log.click()
    with qtbot.waitSignal(options.changed):
        options.smoothing.setValue(90)
    with qtbot.waitSignal(options.plain_wanted) as wanted:
        options.plain.click()
    assert wanted.args == [True]
    assert options.weight.text() == "0.90"
    QSettings().sync()
    again = make_options()
    assert again.manner == Manner(smoothing=0.9, is_log=True)
    assert again.plain.isChecked()


def test_the_slider_ends_where_an_average_still_moves(make_options):
    options = make_options()
    options.smoothing.setValue(1_000)
    assert options.manner.smoothing == 0.99


@pytest.mark.parametrize("saved", ["rubbish", "-5", "1e9"])
def test_rubbish_in_the_settings_is_passed_over(make_options, saved):
    for name in ("plots/smoothing", "plots/log", "plots/plain"):
        QSettings().setValue(name, saved)
    assert 0.0 <= make_options().manner.smoothing <= 0.99


def test_every_control_says_what_it_is(make_options):
    options = make_options()
    for control in (options.log, options.smoothing, options.plain):
        assert control.accessibleName()
        assert control.toolTip()


def test_it_says_less_where_there_is_little_room(make_options, qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    options = make_options()
    options.setParent(room)
    room.show()
    options.show()
    least = options.minimumSizeHint().width()
    for width, words, has_number in (
        (900, "Measure without dropout", True),
        (least, "Without dropout", False),
    ):
        options.resize(width, 40)
        assert (options.plain.text(), options.weight.isVisible()) == (words, has_number)
        assert abs(options.minimumSizeHint().width() - least) <= 2
        assert options.plain.accessibleName() == "Measure without dropout"
    qtbot.waitUntil(lambda: options.plain.width() >= options.plain.sizeHint().width())
    assert least < 560
