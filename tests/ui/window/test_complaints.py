"""What nobody catches is logged, and shown once."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from netbuilder.errors import NetBuilderError
from netbuilder.ui.complaints import Excepthook


@pytest.fixture
def hooked(window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    Excepthook(window).install()
    return window


def complain(error: Exception) -> None:
    sys.excepthook(type(error), error, None)


def test_the_unexpected_is_shown_once_and_always_logged(hooked, dialogs, caplog):
    complain(ValueError("one"))
    complain(ValueError("two"))
    assert [error.found for error in dialogs.errors] == ["ValueError: one"]
    assert [str(record.exc_info[1]) for record in caplog.records] == ["one", "two"]


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
