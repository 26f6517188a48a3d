"""Knobs are handed on neither too often nor too late."""

from __future__ import annotations

from dataclasses import replace

import pytest
from networks import dense_network

from netbuilder.project.knobs import knobs_of
from netbuilder.project.project import Project
from netbuilder.ui.training.knob_sender import KnobSender

KNOBS = knobs_of(Project(graph=dense_network()))


@pytest.fixture
def sender(qapp):
    made = KnobSender()
    yield made
    made.deleteLater()


def test_a_knob_that_costs_nothing_is_sent_at_once_and_again_after_a_gap(qtbot, sender):
    sent = []
    sender.sent.connect(sent.append)
    sender.offer(KNOBS, is_costly=False, is_held=True)
    assert sent == [KNOBS]
    for rate in (0.2, 0.3):
        sender.offer(replace(KNOBS, learning_rate=rate), is_costly=False, is_held=True)
    assert sent == [KNOBS]
    qtbot.waitUntil(lambda: len(sent) == 2)
    assert sent[1].learning_rate == 0.3
    assert sender.wanted is None


def test_a_knob_that_costs_waits_until_nothing_moves(qtbot, sender):
    sent = []
    sender.sent.connect(sent.append)
    for rate in (0.2, 0.3):
        sender.offer(replace(KNOBS, learning_rate=rate), is_costly=True, is_held=False)
    assert sent == []
    assert sender.is_settling
    qtbot.waitUntil(lambda: len(sent) == 1)
    assert sent[0].learning_rate == 0.3


def test_a_held_knob_that_costs_waits_until_it_is_let_go(qtbot, sender):
    sent = []
    sender.sent.connect(sent.append)
    sender.offer(KNOBS, is_costly=True, is_held=True)
    assert not sender.is_settling
    assert sender.wanted is KNOBS
    sender.offer(KNOBS, is_costly=True, is_held=False)
    qtbot.waitUntil(lambda: sent == [KNOBS])


def test_a_cheap_turn_does_not_hurry_one_that_costs(sender):
    sender.offer(KNOBS, is_costly=True, is_held=False)
    sender.offer(KNOBS, is_costly=False, is_held=False)
    assert sender.wanted is KNOBS


def test_what_is_forgotten_is_not_sent(qtbot, sender):
    sender.offer(KNOBS, is_costly=True, is_held=False)
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
