"""Something is done at once, and then no oftener than there are rests."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from netbuilder.ui.widgets import throttle
from netbuilder.ui.widgets.throttle import Throttle


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


class Work:
    """Takes so many seconds on a clock of its own."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds
        self.times = 0
        self.clock = 0.0

    def __call__(self) -> None:
        self.times += 1
        self.clock += self.seconds


@pytest.fixture
def work(monkeypatch) -> Work:
    made = Work(seconds=0.02)
    monkeypatch.setattr(throttle, "perf_counter", lambda: made.clock)
    return made


def test_the_first_wish_is_fulfilled_at_once_and_many_after_it_together(qtbot, owner, work):
    pace = Throttle(work, owner, least=30)
    pace.ask()
    assert work.times == 1
    for _wish in range(5):
        pace.ask()
    assert pace.is_wanted
    assert work.times == 1
    qtbot.waitUntil(lambda: work.times == 2)
    qtbot.waitUntil(lambda: not pace.rest)
    assert work.times == 2
    assert not pace.is_wanted


def test_one_that_waits_fulfils_the_first_requests_together(qtbot, owner, work):
    pace = Throttle(work, owner, least=10, waits=True)
    for _wish in range(5):
        pace.ask()
    assert work.times == 0
    qtbot.waitUntil(lambda: work.times == 1)
    qtbot.waitUntil(lambda: not pace.rest)
    assert work.times == 1


def test_what_takes_long_is_followed_by_a_long_rest(owner, work):
    pace = Throttle(work, owner, least=1, rest=5.0)
    pace.ask()
    assert pace.rest == 100


def test_a_rest_is_no_longer_than_the_longest_and_no_shorter_than_the_shortest(owner, work):
    pace = Throttle(work, owner, least=1, rest=5.0, most=60)
    pace.ask()
    assert pace.rest == 60
    work.seconds, pace.least = 0.0, 7
    pace.act_now()
    assert pace.rest == 7


def test_what_is_asked_for_by_the_work_itself_waits_for_its_end(owner, work):
    def ask_again() -> None:
        work()
        pace.ask()

    pace = Throttle(ask_again, owner, least=10)
    pace.ask()
    assert work.times == 1
    assert pace.is_wanted


def test_what_is_to_be_done_soon_waits_for_no_rest(qtbot, owner, work):
    pace = Throttle(work, owner, least=100_000)
    pace.ask()
    pace.act_soon()
    assert work.times == 1
    qtbot.waitUntil(lambda: work.times == 2)


def test_what_is_cancelled_is_not_done_and_the_next_wish_waits_for_nothing(owner, work):
    pace = Throttle(work, owner, least=1000)
    pace.ask()
    pace.ask()
    pace.cancel()
    assert not pace.is_wanted
    pace.ask()
    assert work.times == 2
