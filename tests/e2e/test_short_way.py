"""Few calls lie between a movement of the pen and the bars that answer it."""

from __future__ import annotations

import threading
import traceback
from pathlib import Path

import pen
import pytest

import netbuilder
from netbuilder.ui.pad.bars import DigitBars
from netbuilder.ui.runtime.engine_relay import EngineRelay

PACKAGE = str(Path(netbuilder.__file__).parent)
READY_MS = 120_000


def calls():
    """Return the functions of the program that are on the stack of this thread."""
    frames = traceback.extract_stack()
    return [frame.name for frame in frames if frame.filename.startswith(PACKAGE)]


@pytest.fixture
def note(monkeypatch):
    """Let a method write down, for each thread, by which calls it was come to last."""

    def let(owner, name):
        made, ways = getattr(owner, name), {}

        def noting(*arguments, **keywords):
            ways[threading.get_ident()] = calls()
            return made(*arguments, **keywords)

        monkeypatch.setattr(owner, name, noting)
        return ways

    return let


def test_twelve_calls_lead_from_the_pen_to_the_bars(note, open_program, qtbot):
    to_the_window = note(EngineRelay, "post")
    pad = open_program().window.panels.pad
    pen.press(pad.canvas, (0.4, 0.2))
    qtbot.waitUntil(lambda: pad.is_answered, timeout=READY_MS)
    qtbot.waitUntil(lambda: not pad.questions.throttle.rest)
    before = pad.questions.settled
    to_the_mailbox = note(threading.Condition, "notify")
    to_the_bars = note(DigitBars, "show_probabilities")
    to_the_window.clear()
    pen.move(pad.canvas, (0.5, 0.8))
    asked = to_the_mailbox[threading.get_ident()]
    qtbot.waitUntil(lambda: pad.questions.settled > before)
    (answered,) = to_the_window.values()
    shown = to_the_bars[threading.get_ident()]
    assert asked == ["mouseMoveEvent", "_show", "ask", "act_now", "_ask", "ask", "ask"]
    assert answered == ["_serve"]
    assert shown == ["_on_turn", "on_message", "on_message"]
    assert len([*asked, *answered, "post", *shown]) <= 12
