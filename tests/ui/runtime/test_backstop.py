"""The process ends in time, and not before the work is kept."""

from __future__ import annotations

import threading

from netbuilder.ui.runtime.backstop import DEADLINE, Backstop


def run_to_the_end(keep) -> list[str]:
    """Let the time run out and return what was done."""
    done, over = [], threading.Event()

    def noted(timeout: float) -> None:
        done.append("keep")
        keep()

    def end() -> None:
        done.append("end")
        over.set()

    backstop = Backstop(noted, deadline=0.0, end=end)
    backstop.begin()
    backstop.begin()
    assert over.wait(60)
    return done


def test_the_work_is_kept_then_the_process_ends():
    assert run_to_the_end(lambda: None) == ["keep", "end"]


def test_a_fault_does_not_hold_the_process(caplog):
    def faulty() -> None:
        raise OSError("no disk")

    assert run_to_the_end(faulty) == ["keep", "end"]
    assert "could not be kept" in caplog.text


def test_the_deadline_is_what_was_promised():
    assert DEADLINE == 2.0
