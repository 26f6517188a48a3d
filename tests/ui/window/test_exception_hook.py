"""What nobody catches is logged, and shown, but not as a flood."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from netbuilder.errors import NetBuilderError
from netbuilder.ui.runtime.exception_hook import ExceptionHook


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hooked(window, monkeypatch, clock):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    ExceptionHook(
        show=lambda error: window.dialogs.show_error(error),
        tell=window.notifier.tell,
        clock=clock,
    ).install()
    return window


def complain(error: Exception) -> None:
    sys.excepthook(type(error), error, None)


def status(window) -> str:
    return window.statusBar().currentMessage()


def test_the_unexpected_is_shown_and_always_logged(hooked, dialogs, caplog):
    complain(ValueError("one"))
    complain(KeyError("two"))
    assert [error.found for error in dialogs.errors] == ["ValueError: one", "KeyError: 'two'"]
    assert [str(record.exc_info[1]) for record in caplog.records] == ["one", "'two'"]


def test_a_fault_that_comes_again_at_once_is_told_without_a_dialog(hooked, dialogs):
    complain(ValueError("one"))
    complain(ValueError("again"))
    assert [error.found for error in dialogs.errors] == ["ValueError: one"]
    assert "ValueError: again" in status(hooked)


def test_a_fault_that_comes_again_later_is_shown_again(hooked, dialogs, clock):
    complain(ValueError("one"))
    clock.now += 11.0
    complain(ValueError("one"))
    assert len(dialogs.errors) == 2


def test_what_goes_wrong_behind_a_dialog_opens_no_other(hooked, dialogs, monkeypatch):
    shown = []

    def show(error: NetBuilderError) -> None:
        shown.append(error.found)
        if len(shown) < 5:
            complain(KeyError("behind"))

    monkeypatch.setattr(dialogs, "show_error", show)
    complain(ValueError("one"))
    assert shown == ["ValueError: one"]
    assert "behind" in status(hooked)


def test_a_refusal_is_shown_every_time(hooked, dialogs):
    complain(NetBuilderError("one"))
    complain(NetBuilderError("two"))
    assert [error.subject for error in dialogs.errors] == ["one", "two"]


def test_other_threads_only_log(hooked, dialogs, caplog):
    def fall() -> None:
        raise ValueError("elsewhere")

    with caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=fall)
        thread.start()
        thread.join()
    assert dialogs.errors == []
    assert "uncaught in a thread" in caplog.text
