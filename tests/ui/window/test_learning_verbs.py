"""Learning from my drawings, from the button to what the engine is asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from training import ready, trained

from netbuilder.engine.probes.batch import BatchPredicted
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.project.run import RunStatus
from netbuilder.ui.insight.my_drawings.view import MyDrawingsView


@pytest.fixture
def learn(window):
    """Return the button, with two drawings kept."""
    for digit in (3, 8):
        window.insight.of(MyDrawingsView).keep(np.full((28, 28), 10 * digit, np.uint8), digit)
    return window.insight.of(MyDrawingsView).panel.learn


def test_without_drawings_there_is_nothing_to_learn_from(qtbot, window, engine):
    ready(qtbot, window, engine)
    assert not window.insight.of(MyDrawingsView).panel.learn.isEnabled()
    window.insight.of(MyDrawingsView).learning.learn()
    assert engine.trained == []


def test_a_trained_network_continues_with_augmented_copies(qtbot, window, engine, dialogs, learn):
    run = trained(qtbot, window, engine)
    dialogs.more_epochs = 2
    learn.click()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    request = engine.trained[1]
    assert request.continued == run.id
    assert request.weights is run.weights
    assert request.project.plan.epochs == 2
    assert request.project.plan.drawing_copies == 50
    assert request.project.drawings == window.session.project.drawings
    assert window.session.undo_stack.undoText() == "Train with my drawings"


def test_few_examples_need_few_versions(qtbot, window, engine, dialogs, learn):
    """A twentieth of the 300 that are learned from are 15, of two drawings."""
    ready(qtbot, window, engine)
    small = window.session.project.plan.with_settings(validation_split=0.995)
    window.session.edit("Small", lambda project: replace(project, plan=small))
    learn.click()
    qtbot.waitUntil(lambda: len(engine.trained) == 1)
    assert engine.trained[0].project.plan.drawing_copies == 8


def test_how_many_versions_the_person_chose_stays(qtbot, window, engine, dialogs, learn):
    trained(qtbot, window, engine)
    chosen = window.session.project.plan.with_settings(drawing_copies=7)
    window.session.edit("Seven", lambda project: replace(project, plan=chosen))
    dialogs.more_epochs = 2
    learn.click()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[1].project.plan.drawing_copies == 7


def test_whoever_thinks_better_of_it_has_changed_nothing(qtbot, window, engine, dialogs, learn):
    trained(qtbot, window, engine)
    dialogs.more_epochs = None
    learn.click()
    assert len(engine.trained) == 1
    assert window.session.project.plan.drawing_copies == 0


def test_an_untrained_network_begins_with_them(qtbot, window, engine, learn):
    ready(qtbot, window, engine)
    learn.click()
    qtbot.waitUntil(lambda: len(engine.trained) == 1)
    assert engine.trained[0].weights is None
    assert engine.trained[0].project.plan.drawing_copies == 50


def test_not_while_another_training_is_under_way(qtbot, window, engine, learn):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    assert not learn.isEnabled()
    window.insight.of(MyDrawingsView).learning.learn()
    assert len(engine.trained) == 1


def test_one_verb_turns_on_augmentation(window):
    window.verbs["make_robust"].trigger()
    assert window.session.project.plan.augmented_copies == 1
    assert window.session.undo_stack.undoText() == "Turn on augmentation"
    assert "from the next training on" in window.statusBar().currentMessage()
    window.verbs["make_robust"].trigger()
    assert "already" in window.statusBar().currentMessage()
    window.session.undo_stack.undo()
    assert window.session.project.plan.augmented_copies == 0


def test_nothing_is_learned_on_top_of_a_run_that_failed(qtbot, window, engine, learn):
    ready(qtbot, window, engine)
    assert learn.isEnabled()
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    assert learn.toolTip() == "Another training is in progress."
    engine.finish(RunStatus.FAILED)
    qtbot.waitUntil(lambda: bool(window.session.document.runs))
    assert not learn.isEnabled()
    assert learn.toolTip().startswith("Run 1 failed")
    window.insight.of(MyDrawingsView).learning.learn()
    assert len(engine.trained) == 1
    window.canvas.add_block("Dropout")  # Of another network the training starts from scratch.
    window.session.add_run(engine.finish())
    assert learn.isEnabled()


def test_after_learning_it_is_said_how_many_are_read(qtbot, window, engine, dialogs, learn):
    trained(qtbot, window, engine)
    dialogs.more_epochs = 2
    learn.click()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    engine.asked.clear()
    run = engine.finish()
    qtbot.waitUntil(lambda: len(window.session.document.runs) == 2)
    engine.say(SubjectLoaded(run.name, run_id=run.id))
    qtbot.waitUntil(lambda: "my_drawings" in engine.many)
    answers = np.eye(10, dtype=np.float32)[[3, 1]]
    engine.say(BatchPredicted(answers, asker="my_drawings", source=run.name, run_id=run.id))
    said = "My drawings: Run 2 classifies 1 of 2 correctly."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == said)
