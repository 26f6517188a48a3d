"""A document is left for another, or for good, while a training is under way."""

from __future__ import annotations

import pytest

from netbuilder.engine.messages import RunRefused
from netbuilder.errors import NetBuilderError
from netbuilder.project.run import RunStatus
from netbuilder.ui.document.dialogs import Unsaved
from netbuilder.ui.trainer.state import TrainingState


@pytest.fixture
def training(qtbot, window, engine):
    """The window with a training under way."""
    engine.become_ready()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.live is not None)
    return window


def test_a_question_answered_with_cancel_leaves_the_training_alone(
    qtbot, training, engine, dialogs
):
    training.canvas.add_block("Dropout")
    dialogs.unsaved = Unsaved.CANCEL
    training.files.new()
    assert dialogs.asked == ["stop", "unsaved"]
    assert engine.stops == 0
    run = engine.finish()
    qtbot.waitUntil(lambda: training.session.document.runs == (run,))
    dialogs.unsaved = Unsaved.DISCARD


def test_a_run_that_is_stopping_does_not_come_into_another_document(
    qtbot, training, engine, dialogs
):
    training.verbs["stop"].trigger()
    training.files.open_recipe("lecture-sigmoid")
    assert dialogs.asked == ["stop"]
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: training.training.state is TrainingState.IDLE)
    assert training.session.document.runs == ()
    assert not training.isWindowModified()


def test_nothing_is_shown_of_a_run_that_was_left(qtbot, training, engine):
    training.files.open_recipe("lecture-sigmoid")
    assert training.panels.banners.difference.isHidden()
    assert not training.verbs["train"].isEnabled()
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: training.training.state is TrainingState.IDLE)
    assert training.panels.plots.is_empty
    assert training.panels.progress.text == "Ready to train"
    assert "Run 1: " not in training.panels.log.toPlainText()


def test_a_run_that_was_left_may_break_down_unheard(qtbot, training, engine, dialogs):
    training.files.open_recipe("lecture-sigmoid")
    engine.say(RunRefused(engine.trained[-1].run_id, NetBuilderError("no memory")))
    qtbot.waitUntil(lambda: training.training.state is TrainingState.IDLE)
    assert dialogs.errors == []


def test_the_next_training_is_told_again(qtbot, training, engine):
    training.files.open_recipe("lecture-sigmoid")
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: training.verbs["train"].isEnabled())
    training.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    run = engine.finish()
    qtbot.waitUntil(lambda: training.session.document.runs == (run,))
    assert not training.panels.plots.is_empty
