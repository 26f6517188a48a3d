"""What is needed later is imported in a thread, and nobody waits for it."""

from __future__ import annotations

import logging
import sys

import pytest

from netbuilder.ui.runtime.preloading import Preloader

SOURCE = "import threading\nTHREAD = threading.current_thread().name\n"


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Two modules that note who imports them, and one that cannot be imported."""
    for name in ("first_of_two", "second_of_two"):
        (tmp_path / f"{name}.py").write_text(SOURCE)
    (tmp_path / "broken_one.py").write_text("raise OSError('no library')")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("first_of_two", "second_of_two"):
        sys.modules.pop(name, None)


def test_modules_are_imported_in_a_thread_of_its_own(qtbot, modules):
    preloader = Preloader(("first_of_two", "second_of_two"))
    with qtbot.waitSignal(preloader.finished):
        preloader.start()
    threads = {sys.modules[name].THREAD for name in ("first_of_two", "second_of_two")}
    assert threads == {"preloading"}
    preloader.wait()


def test_a_module_that_fails_keeps_no_other_back_and_is_logged(qtbot, modules, caplog):
    preloader = Preloader(("broken_one", "second_of_two"))
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(preloader.finished):
        preloader.start()
    assert "second_of_two" in sys.modules
    assert "broken_one cannot be imported" in caplog.text
    preloader.wait()


def test_waiting_for_one_that_never_started_returns_at_once(qtbot):
    Preloader(()).wait()
