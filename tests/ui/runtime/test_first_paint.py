"""The moment of the first paint is told once, and not for ever waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from netbuilder.ui.runtime import first_paint
from netbuilder.ui.runtime.first_paint import FirstPaint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Painted(QWidget):
    """A widget that counts how often it was painted."""

    times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1


@pytest.fixture
def widget(qtbot):
    made = Painted()
    qtbot.addWidget(made)
    return made


def test_it_passes_behind_the_painting(qtbot, widget):
    waiting = FirstPaint(widget)
    waiting.start()
    with qtbot.waitSignal(waiting.passed):
        widget.show()
    assert widget.times == 1


def test_it_passes_once(qtbot, widget):
    waiting = FirstPaint(widget)
    passed = QSignalSpy(waiting.passed)
    waiting.start()
    widget.show()
    qtbot.waitUntil(lambda: passed.count() == 1)
    widget.update()
    qtbot.waitUntil(lambda: widget.times == 2)
    assert passed.count() == 1


def test_a_widget_that_stands_already_is_painted_once_more(qtbot, widget):
    widget.show()
    qtbot.waitUntil(lambda: widget.times == 1)
    waiting = FirstPaint(widget)
    with qtbot.waitSignal(waiting.passed):
        waiting.start()
    assert widget.times == 2


def test_a_window_that_nobody_sees_is_not_waited_for(qtbot, widget, monkeypatch):
    monkeypatch.setattr(first_paint, "LATEST_MILLISECONDS", 1)
    waiting = FirstPaint(widget)
    with qtbot.waitSignal(waiting.passed):
        waiting.start()
    assert widget.times == 0


def test_nothing_passes_once_it_is_stopped(qtbot, widget, monkeypatch):
    monkeypatch.setattr(first_paint, "LATEST_MILLISECONDS", 1)
    stopped, other = FirstPaint(widget), FirstPaint(widget)
    passed = QSignalSpy(stopped.passed)
    stopped.start()
    stopped.stop()
    with qtbot.waitSignal(other.passed):
        other.start()
        widget.show()
    assert passed.count() == 0
