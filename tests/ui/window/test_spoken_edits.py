"""Whoever hears the window is told what became of an edit, where no control says it."""

from __future__ import annotations

import pytest
from training import ready

from netbuilder.engine.messages import RunStage, Stage
from netbuilder.network.edit import disconnect
from netbuilder.network.graph import Graph
from netbuilder.network.order import output_nodes
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.trainer.state import TrainingState


@pytest.fixture
def said(heard, window):
    """Return a function that tells what was said since it was asked last."""

    def since() -> list[str]:
        sentences = [words for words, _politeness in heard]
        heard.clear()
        return sentences

    since()
    return since


@pytest.fixture
def wait_for(heard, qtbot):
    """Return a function that waits until something is said that begins so."""

    def wait(beginning: str) -> str:
        def found() -> list[str]:
            return [words for words, _politeness in heard if words.startswith(beginning)]

        qtbot.waitUntil(lambda: bool(found()))
        return found()[0]

    return wait


def cut_off_last(window):
    """Disconnect the last block; return its title."""
    graph = window.session.project.graph
    (last,) = output_nodes(graph)
    cut = on_graph(lambda graph: disconnect(graph, graph.incoming(last)))
    window.session.edit("Disconnect", cut)
    return graph.block(last).title


def under_way(qtbot, window, engine) -> str:
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.RUNNING)
    return engine.trained[-1].run_id


def test_what_is_undone_and_done_again_is_said(window, said):
    window.canvas.add_block("Dropout")
    said()
    window.verbs["undo"].trigger()
    assert said() == ["Undone: Add Dropout"]
    window.verbs["redo"].trigger()
    assert said() == ["Redone: Add Dropout"]


def test_another_edit_after_undo_is_not_taken_for_a_redo(window, said):
    window.canvas.add_block("Dropout")
    window.verbs["undo"].trigger()
    said()
    window.canvas.add_block("Dense")
    assert not [words for words in said() if words.startswith("Redone")]


def test_many_steps_at_once_are_said_by_their_number(window, said):
    for kind in ("Dropout", "Dense", "Dropout"):
        window.canvas.add_block(kind)
    said()
    window.session.undo_stack.setIndex(0)
    assert said()[-1] == "Undone: 3 steps"


def test_what_is_deleted_is_said(window, said):
    window.canvas.scene.select(("dense-1",))
    said()
    window.canvas.delete_selection()
    assert "Done: Delete Dense 500 (1 of 2)" in said()


def test_a_problem_that_comes_and_goes_is_said_once(window, said, wait_for):
    title = cut_off_last(window)
    assert f"New problem: {title} is not connected." in wait_for("New problem: ")
    assert len([words for words in said() if "New problem" in words]) == 1
    window.verbs["undo"].trigger()
    assert f"Solved: {title} is not connected." in wait_for("Solved: ")


def test_a_problem_that_is_solved_at_once_is_not_said(window, said, wait_for):
    cut_off_last(window)
    window.verbs["undo"].trigger()
    said()
    window.session.edit("Empty", on_graph(lambda _graph: Graph()))
    later = wait_for("New problem: ")
    assert "not connected" not in later


def test_another_document_says_its_notes_and_no_problems_one_by_one(window, said):
    cut_off_last(window)
    said()
    window.files.open_recipe("lecture-relu")
    spoken = said()
    assert len([words for words in spoken if words.startswith("Opened the recipe")]) == 1
    assert window.session.project.notes in spoken
    assert not [words for words in spoken if words.startswith(("Solved", "New problem", "Undone"))]


def test_a_canvas_that_changes_while_it_trains_is_said_once(window, engine, qtbot, said):
    under_way(qtbot, window, engine)
    said()
    for kind in ("Dropout", "Dense"):
        window.canvas.add_block(kind)
    assert len([words for words in said() if words.startswith("The canvas has changed")]) == 1


def test_a_training_that_pauses_and_goes_on_says_so(window, engine, qtbot, said, wait_for):
    run_id = under_way(qtbot, window, engine)
    said()
    window.verbs["pause"].trigger()
    engine.say(RunStage(run_id, Stage.PAUSED))
    wait_for("Training paused")
    window.verbs["pause"].trigger()
    engine.say(RunStage(run_id, Stage.TRAINING))
    wait_for("Training resumed")
    spoken = said()
    assert spoken.count("Training paused") == spoken.count("Training resumed") == 1
