"""The message in the status bar is read, however narrow the bar is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from netbuilder.ui.shell.status_bar import StatusBar

MESSAGE = "Exported lecture-relu.csv with the figures of three runs"


@pytest.fixture
def totals():
    return QLabel("8 blocks · 648,010 parameters (2.6 MB)")


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(parent, totals):
    made = StatusBar(totals, parent)
    made.add_buttons(QLabel("Buttons"))
    parent.show()
    made.resize(1400, 30)
    return made


def make_narrow(bar) -> None:
    """Leave room for the message and the buttons, but not for the totals."""
    bar.resize(bar.fontMetrics().horizontalAdvance(MESSAGE + "Buttons") + 60, 30)


def test_totals_stay_beside_a_message_that_has_room(bar, totals):
    bar.showMessage(MESSAGE)
    assert totals.isVisible()
    assert bar.shown_message == MESSAGE


def test_totals_make_way_for_a_message_and_come_back(bar, totals):
    make_narrow(bar)
    assert totals.isVisible()
    bar.showMessage(MESSAGE)
    assert not totals.isVisible()
    assert bar.shown_message == MESSAGE
    bar.clearMessage()
    assert totals.isVisible()


def test_totals_come_back_where_the_bar_grows(bar, totals):
    make_narrow(bar)
    bar.showMessage(MESSAGE)
    assert not totals.isVisible()
    bar.resize(1400, 30)
    assert totals.isVisible()


def test_a_message_longer_than_the_bar_is_elided_with_a_tool_tip(bar):
    bar.resize(600, 30)
    bar.showMessage(3 * MESSAGE)
    assert bar.shown_message.endswith("…")
    assert bar.fontMetrics().horizontalAdvance(bar.shown_message) < 600
    assert 3 * MESSAGE in bar.toolTip()
    bar.clearMessage()
    assert not bar.toolTip()


def test_the_message_is_painted_as_it_is_shown(bar):
    empty = bar.grab().toImage()
    bar.showMessage(MESSAGE)
    assert bar.grab().toImage() != empty
