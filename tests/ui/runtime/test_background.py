"""Work in the background: its thread, and what is told of it."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread

from netbuilder.errors import NetBuilderError
from netbuilder.ui.runtime.background import Background


@pytest.fixture
def gate():
    return threading.Event()


def test_it_is_done_in_a_thread_and_told_in_the_thread_of_the_window(qtbot, gate):
    told = []

    def work():
        gate.wait(10)
        return threading.current_thread().name

    background = Background(work, name="reading")
    background.done.connect(lambda name: told.append((name, QThread.isMainThread())))
    background.start()
    background.start()
    assert background.is_at_work
    assert told == []
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("reading", True)]
    assert not background.is_at_work


def test_a_refusal_is_told(qtbot):
    refusal = NetBuilderError("There is no file")

    def work():
        raise refusal

    background = Background(work, name="reading")
    with qtbot.waitSignal(background.refused) as refused:
        background.start()
    assert refused.args == [refusal]


def test_after_an_unexpected_error_it_can_be_begun_again(qtbot, monkeypatch):
    caught, told, ended = [], [], []
    monkeypatch.setattr(threading, "excepthook", lambda found: caught.append(found.exc_type))
    background = Background(lambda: 1 / 0, name="reading")
    background.done.connect(told.append)
    background.ended.connect(lambda: ended.append(background.is_at_work))
    for _time in range(2):
        background.start()
        qtbot.waitUntil(lambda: not background.is_at_work)
    assert caught == [ZeroDivisionError] * 2
    assert ended == [False, False]
    assert told == []
