from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from netbuilder.ui.plots.bar import PlotsBar


@pytest.fixture
def bar(qtbot) -> PlotsBar:
    made = PlotsBar()
    qtbot.addWidget(made)
    made.show()
    return made


def test_follow_is_offered_only_where_it_does_something(bar):
    height = bar.height()
    assert not bar.follow.isVisible()
    bar.show_following(False)
    assert bar.follow.isVisible()
    assert bar.sizeHint().height() == height
    bar.show_following(True)
    assert not bar.follow.isVisible()


def test_every_control_says_what_it_is(bar):
    for control in (bar.unfold, bar.follow, bar.export):
        assert control.accessibleName()
        assert control.toolTip()


def test_where_height_is_dear_the_options_are_behind_a_button(bar, qtbot):
    bar.offer_exports([QAction("As a picture", bar)])
    assert bar.options.isVisible()
    assert not bar.unfold.isVisible()
    usual = bar.sizeHint().width()
    bar.save_height(True)
    assert not bar.options.isVisible()
    assert bar.sizeHint().width() < usual / 3
    QTest.mouseClick(bar.unfold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bar.options.isVisible)
    with qtbot.waitSignal(bar.options.changed):
        QTest.keyClick(bar.options.log, Qt.Key.Key_Space)
    QTest.keyClick(bar.options.log, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar.options.isVisible())
    bar.save_height(False)
    assert bar.options.isVisible()
    assert bar.options.log.isChecked()
    assert not bar.unfold.isVisible()
