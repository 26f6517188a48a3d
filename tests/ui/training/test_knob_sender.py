"""Knobs are handed on neither too often nor too late."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from networks import dense_network

from netbuilder.project.knobs import knobs_of
from netbuilder.project.project import Project
from netbuilder.ui.training.knob_sender import LEAST_GAP_MS, SETTLED_MS, KnobSender

KNOBS = knobs_of(Project(graph=dense_network()))


def clock(elapsed: int) -> SimpleNamespace:
    """Say that the last turn was sent so many milliseconds ago."""
    return SimpleNamespace(isValid=lambda: True, elapsed=lambda: elapsed, start=lambda: None)


@pytest.fixture
def sender(qapp):
    made = KnobSender()
    yield made
    made.deleteLater()


@pytest.mark.parametrize(("elapsed", "wait"), [(0, LEAST_GAP_MS), (150, 50), (10_000, 0)])
def test_a_knob_that_costs_nothing_waits_for_the_rest_of_the_gap(sender, elapsed, wait):
    sender._since = clock(elapsed)
    sender.offer(KNOBS, is_costly=False, is_held=True)
    assert sender._timer.isActive()
    assert sender._timer.interval() == wait


def test_a_knob_that_costs_waits_until_nothing_moves(sender):
    sender._since = clock(10_000)
    sender.offer(KNOBS, is_costly=True, is_held=False)
    assert sender._timer.interval() == SETTLED_MS


def test_a_held_knob_that_costs_waits_until_it_is_let_go(sender):
    sender.offer(KNOBS, is_costly=False, is_held=True)
    sender.offer(KNOBS, is_costly=True, is_held=True)
    assert not sender._timer.isActive()
    assert sender.wanted is KNOBS


def test_what_is_forgotten_is_not_sent(qtbot, sender):
    sender.offer(KNOBS, is_costly=False, is_held=False)
    sender.forget()
    with qtbot.assertNotEmitted(sender.sent, wait=50):
        sender.flush()


def test_what_was_sent_is_not_sent_again(qtbot, sender):
    with qtbot.waitSignal(sender.sent) as sent:
        sender.offer(KNOBS, is_costly=False, is_held=False)
    assert sent.args == [KNOBS]
    assert sender.wanted is None
    with qtbot.assertNotEmitted(sender.sent, wait=50):
        sender.flush()
