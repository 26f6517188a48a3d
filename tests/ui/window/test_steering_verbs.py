"""Pause, stop, restart and longer trainings, by the verbs of the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from training import ready, trained

from netbuilder.engine.messages import CheckpointFailed, KnobsRefused, KnobsTurned, RunStage, Stage
from netbuilder.engine.orders import Pause, Resume
from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import changes_between, knobs_of
from netbuilder.project.run import RunStatus
from netbuilder.ui.actions import RUN_VERBS
from netbuilder.ui.trainer.state import TrainingState

STEERING = ("pause", "stop", "stop_with_best")


@pytest.fixture
def running(qtbot, window, engine):
    """The id of a training under way."""
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.steering is not None)
    return engine.trained[-1].run_id


def pause(qtbot, window, engine):
    window.verbs["pause"].trigger()
    engine.say(RunStage(engine.trained[-1].run_id, Stage.PAUSED))
    qtbot.waitUntil(lambda: window.training.state is TrainingState.PAUSED)


def enabled(window, *names):
    return [name for name in names if window.verbs[name].isEnabled()]


def test_only_a_training_under_way_can_be_steered(qtbot, window, engine):
    ready(qtbot, window, engine)
    assert enabled(window, *STEERING) == []
    window.verbs["train"].trigger()
    assert enabled(window, *STEERING) == list(STEERING)
    qtbot.waitUntil(lambda: window.training.trainer.steering is not None)
    engine.finish()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)
    assert enabled(window, *STEERING) == []


def test_pause_becomes_resume_and_back(qtbot, window, engine, running):
    action = window.verbs["pause"]
    button = window.toolbar.widgetForAction(action)
    before = button.icon().pixmap(20).toImage()
    pause(qtbot, window, engine)
    assert (action.text(), button.text()) == ("Resume", "Resume")
    assert "F6" in action.toolTip()
    assert button.icon().pixmap(20).toImage() != before
    assert "Paused" in window.panels.progress.text
    assert not window.verbs["train"].isEnabled()
    action.trigger()
    assert engine.steered == [Pause(), Resume()]
    assert (action.text(), button.text()) == ("Pause", "Pause")
    assert button.icon().pixmap(20).toImage() == before


def pause_buttons(window):
    above = window.panels.plan.run.verbs
    return {
        "toolbar": window.toolbar.widgetForAction(window.verbs["pause"]),
        "run panel": above.itemAt(RUN_VERBS.index("pause")).widget(),
    }


@pytest.mark.parametrize("place", ["toolbar", "run panel"])
def test_a_double_click_pauses_once(window, engine, running, place):
    button = pause_buttons(window)[place]
    # To the window, so that Qt makes the events of a double click itself.
    where = button.mapTo(window, button.rect().center())
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)
    assert engine.steered == [Pause()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert engine.steered == [Pause(), Resume()]


@pytest.mark.parametrize("place", ["toolbar", "run panel"])
def test_each_key_press_pauses_or_resumes(window, engine, running, place):
    button = pause_buttons(window)[place]
    for _press in range(3):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert engine.steered == [Pause(), Resume(), Pause()]


def test_pause_and_resume_are_whole_and_move_nothing_in_a_narrow_window(
    qtbot, window, engine, running
):
    window.resize(window.minimumSizeHint().width(), 700)
    pause_button = window.toolbar.widgetForAction(window.verbs["pause"])
    stop_button = window.toolbar.widgetForAction(window.verbs["stop"])
    for appearance in range(2):
        if appearance:
            window.appearance.switch()
        QApplication.processEvents()
        places = set()
        for _press in range(2):
            assert pause_button.width() >= pause_button.sizeHint().width()
            places.add(stop_button.pos().x())
            window.verbs["pause"].trigger()
            QApplication.processEvents()
        assert len(places) == 1


def test_resume_keeps_its_look_in_another_theme(qtbot, window, engine, running):
    pause(qtbot, window, engine)
    button = window.toolbar.widgetForAction(window.verbs["pause"])
    light = button.icon().pixmap(20).toImage()
    window.appearance.switch()
    dark = button.icon().pixmap(20).toImage()
    assert dark != light
    window.verbs["pause"].trigger()
    assert button.icon().pixmap(20).toImage() != dark


def test_stop_and_keep_the_best_epoch_ends_a_pause(qtbot, window, engine, running):
    pause(qtbot, window, engine)
    stop = window.toolbar.widgetForAction(window.verbs["stop"])
    assert isinstance(stop, QToolButton)
    (beside,) = stop.menu().actions()
    beside.trigger()
    assert (engine.stops, engine.keeps_best) == (1, True)
    run = engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.session.document.runs == (run,))


def test_closing_while_paused_asks_and_ends(qtbot, window, engine, dialogs, running):
    pause(qtbot, window, engine)
    dialogs.may_stop = False
    assert not window.close()
    dialogs.may_stop = True
    assert window.close()
    assert engine.stops == 1


def test_another_document_ends_a_pause(qtbot, window, engine, running):
    pause(qtbot, window, engine)
    window.files.open_recipe("lecture-sigmoid")
    assert engine.stops == 1
    assert enabled(window, *STEERING) == []
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.training.can_train)
    assert window.session.document.runs == ()


def test_restart_stops_keeps_the_run_and_starts_from_scratch(qtbot, window, engine, running):
    pause(qtbot, window, engine)
    window.verbs["restart"].trigger()
    assert engine.stops == 1
    run = engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert window.session.document.runs == (run,)
    assert engine.trained[1].weights is None
    assert engine.trained[1].name == "Run 2"


def test_restart_is_forgotten_with_the_document(qtbot, window, engine, running):
    window.verbs["restart"].trigger()
    window.files.open_recipe("lecture-sigmoid")
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.training.can_train)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.steering is not None)
    engine.finish()
    qtbot.waitUntil(lambda: bool(window.session.document.runs))
    QApplication.processEvents()
    assert len(engine.trained) == 2


def test_knobs_that_are_applied_make_no_other_network(qtbot, window, engine):
    window.files.open_recipe("lecture-dropout")
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.steering is not None)
    old = knobs_of(window.session.project)
    new = replace(old, rates=dict.fromkeys(old.rates, 0.25))
    changes = changes_between(old, new, step=1)
    run_id = engine.trained[0].run_id
    engine.say(KnobsTurned(run_id=run_id, knobs=new, changes=changes, steps_per_epoch=9))
    qtbot.waitUntil(window.panels.plan.run.apply.isEnabled)
    assert not window.training.differs
    window.panels.plan.run.apply.click()
    assert not window.training.differs
    assert window.panels.banners.difference.isHidden()
    window.canvas.add_block("Dropout")
    assert window.training.differs


def test_restart_with_errors_stops_nothing(window, engine, running):
    window.canvas.add_block("Dense")
    window.verbs["restart"].trigger()
    assert engine.stops == 0
    assert window.panels.below.currentWidget() is window.panels.problems


def test_adding_epochs_trains_as_many_epochs_as_said(qtbot, window, engine, dialogs):
    run = trained(qtbot, window, engine)
    project = window.session.project
    dialogs.more_epochs = 7
    window.verbs["add_epochs"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    request = engine.trained[1]
    assert (request.continued, request.project.plan.epochs) == (run.id, 7)
    assert window.session.project is project


def test_adding_epochs_makes_a_training_under_way_longer(window, engine, dialogs, running):
    dialogs.more_epochs = 7
    window.verbs["add_epochs"].trigger()
    planned = window.session.project.plan.epochs
    assert [knobs.epochs for knobs in engine.turned] == [planned + 7]


def test_a_training_that_has_the_most_epochs_is_not_made_longer(qtbot, window, engine, dialogs):
    session = window.session
    longest = session.project.plan.with_settings(epochs=10_000)
    session.edit("Long", lambda project: replace(project, plan=longest))
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.steering is not None)
    window.verbs["add_epochs"].trigger()
    assert "cannot be extended: found 10,000 epochs" in str(dialogs.errors[0])
    assert engine.steered == []


def test_adding_epochs_may_be_called_off(qtbot, window, engine, dialogs):
    trained(qtbot, window, engine)
    dialogs.more_epochs = None
    window.verbs["add_epochs"].trigger()
    assert len(engine.trained) == 1


def test_refused_knobs_are_told_without_a_dialog_and_the_training_goes_on(
    qtbot, window, engine, dialogs, running
):
    error = NetBuilderError("The batch is too large")
    knobs = knobs_of(window.session.project)
    engine.say(KnobsRefused(running, error, knobs))
    panel = window.panels.plan.run
    qtbot.waitUntil(lambda: panel.trouble.text() == error.sentence())
    assert panel.trouble.isVisible()
    assert "The batch is too large" in window.statusBar().currentMessage()
    assert dialogs.errors == []
    assert window.training.state is TrainingState.RUNNING
    assert "too large" not in window.panels.progress.text


def test_a_full_disk_is_noted_without_a_dialog(qtbot, window, engine, dialogs, running):
    error = NetBuilderError("The disk is full")
    engine.say(CheckpointFailed(running, error))
    qtbot.waitUntil(lambda: "The disk is full" in window.panels.log.toPlainText())
    assert "The disk is full" in window.statusBar().currentMessage()
    assert dialogs.errors == []
    assert window.training.state is TrainingState.RUNNING


def test_event_files_are_written_where_the_person_said(qtbot, window, engine, dialogs, tmp_path):
    ready(qtbot, window, engine)
    action = window.verbs["tensorboard"]
    action.trigger()
    assert dialogs.asked == ["folder"]
    assert not action.isChecked()
    dialogs.folder = tmp_path
    action.trigger()
    assert action.isChecked()
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    path = engine.trained[0].tensorboard
    assert path.parent == tmp_path
    assert path.name.endswith("Run 1")
    assert str(path) in window.panels.log.toPlainText()
    engine.finish()
    qtbot.waitUntil(lambda: window.training.can_train)
    action.trigger()
    assert dialogs.asked.count("folder") == 2
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[1].tensorboard is None
