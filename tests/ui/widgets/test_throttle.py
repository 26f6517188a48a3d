"""Something is done at once, and then no oftener than there are rests."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject

from netbuilder.ui.widgets.throttle import Throttle


def test_the_first_wish_is_fulfilled_at_once_and_many_after_it_together(qtbot):
    done, owner = [], QObject()
    pace = Throttle(lambda: done.append(1), owner, least=30)
    pace.ask()
    assert len(done) == 1
    for _wish in range(5):
        pace.ask()
    assert len(done) == 1
    qtbot.waitUntil(lambda: len(done) == 2)
    qtbot.waitUntil(lambda: not pace._pause.isActive())
    assert len(done) == 2


def test_what_takes_long_is_followed_by_a_long_rest():
    owner = QObject()
    pace = Throttle(lambda: time.sleep(0.02), owner, least=1, rest=5.0)
    pace.ask()
    assert pace._pause.interval() >= 95
