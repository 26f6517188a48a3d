"""A training in the window, as far as a stand-in for the engine takes it."""

from __future__ import annotations

from netbuilder.ui.training.state import TrainingState


def ready(qtbot, window, engine):
    engine.become_ready()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)


def trained(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    run = engine.finish()
    qtbot.waitUntil(lambda: bool(window.session.document.runs))
    return run
