"""Train, Continue training and Stop, and what becomes of a run."""

from __future__ import annotations

from dataclasses import replace

from training import ready, trained

from netbuilder.project.run import RunStatus
from netbuilder.ui.trainer.state import TrainingState


def test_train_cannot_be_pressed_twice(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    assert not window.verbs["train"].isEnabled()
    assert window.verbs["stop"].isEnabled()
    window.verbs["train"].trigger()
    window.training.train()
    assert len(engine.trained) == 1


def test_train_pressed_while_tensorflow_starts_begins_by_itself(qtbot, window, engine):
    window.verbs["train"].trigger()
    assert engine.trained == []
    assert "TensorFlow is starting" in window.panels.progress.text
    engine.become_ready()
    qtbot.waitUntil(lambda: len(engine.trained) == 1)


def test_a_network_with_errors_is_not_trained(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.canvas.add_block("Dense")
    window.verbs["train"].trigger()
    assert engine.trained == []
    assert window.panels.below.currentWidget() is window.panels.problems


def test_a_finished_run_is_kept_and_makes_the_document_unsaved(qtbot, window, engine):
    assert not window.verbs["continue_training"].isEnabled()
    run = trained(qtbot, window, engine)
    assert window.session.document.runs == (run,)
    assert window.isWindowModified()
    assert window.verbs["continue_training"].isEnabled()
    assert engine.answers[-1] == "Run 1"


def test_a_training_knows_of_which_document_it_is(qtbot, window, engine):
    trained(qtbot, window, engine)
    assert engine.trained[0].document_id == window.session.document_id


def test_continuing_begins_from_the_last_weights(qtbot, window, engine):
    run = trained(qtbot, window, engine)
    window.verbs["continue_training"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[1].continued == run.id
    assert engine.trained[1].weights is run.weights


def test_continuing_needs_a_network_that_fits(qtbot, window, engine):
    trained(qtbot, window, engine)
    block = window.session.project.graph.block("dense-1")
    from netbuilder.network.edit import set_block
    from netbuilder.ui.canvas.gestures.gesture import on_graph

    changed = block.with_settings(units=7)
    window.session.edit("Change", on_graph(lambda graph: set_block(graph, "dense-1", changed)))
    assert not window.verbs["continue_training"].isEnabled()
    window.session.undo_stack.undo()
    assert window.verbs["continue_training"].isEnabled()


def test_the_window_says_when_canvas_and_run_differ(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    assert window.panels.banners.difference.isHidden()
    window.canvas.add_block("Dropout")
    assert not window.panels.banners.difference.isHidden()
    window.session.undo_stack.undo()
    assert window.panels.banners.difference.isHidden()


def test_closing_while_training_asks_and_stops(qtbot, window, engine, dialogs):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    dialogs.may_stop = False
    assert not window.close()
    assert engine.stops == 0
    dialogs.may_stop = True
    assert window.close()
    assert engine.stops == 1


def test_a_run_of_a_document_that_was_left_is_not_kept(qtbot, window, engine, dialogs):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    window.files.open_recipe("lecture-sigmoid")
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)
    assert window.session.document.runs == ()


def test_a_run_never_takes_the_name_of_another(qtbot, window, engine):
    run = trained(qtbot, window, engine)
    kept = replace(run, id="kept", name="Run 7")
    window.session.load(replace(window.session.document, runs=(kept,)), path=None)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[1].name == "Run 8"
