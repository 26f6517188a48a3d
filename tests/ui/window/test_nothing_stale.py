"""What is shown belongs to the open document and its present network, or is gone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pen import draw_stroke
from PySide6.QtCore import QTimer
from runs import GRAPH, a_run, document_of
from training import ready, trained

from netbuilder.engine.messages import CheckpointFailed, RunRefused
from netbuilder.engine.probes.activations import Activated
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.comparison import Compared
from netbuilder.engine.probes.explanation import Explained
from netbuilder.engine.probes.likeness import Likeness
from netbuilder.engine.probes.neuron import NeuronInspected
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.errors import NetBuilderError
from netbuilder.files.project_file import save_document
from netbuilder.network.graph import Graph
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.run import RunStatus
from netbuilder.project.verdict import verdict_of
from netbuilder.ui.insight.activations.view import ActivationsView
from netbuilder.ui.insight.drawing.view import DrawingView
from netbuilder.ui.insight.my_drawings.view import MyDrawingsView
from netbuilder.ui.insight.neurons.view import NeuronsView

STROKE = [(0.3, 0.2), (0.6, 0.5), (0.7, 0.8)]
KEPT = (MyDrawing(4, bytes(28 * 28)), MyDrawing(7, bytes(28 * 28)))
SCORE = "97.0 % of the 10,000 test images classified correctly"
ASKERS = (DrawingView.id, MyDrawingsView.id)


def say_all(window, engine, run_id, graph) -> None:
    """Say everything that an engine may say to the pad, of the newest question."""
    newest, shares = engine.newest, tuple(np.eye(10)[3])
    picture = np.ones((28, 28), np.uint8)
    like = Likeness(picture, 3, 0.9)
    values = {node: np.ones(12, np.float32) for node in graph.nodes}
    node = window.canvas.scene.selected_nodes()[0]
    engine.say(Predicted(shares, number=newest, source="It", run_id=run_id))
    engine.say(Compared(shares, "rival", number=newest, run_id=run_id))
    engine.say(Activated(graph, values, number=newest, asker="activations", run_id=run_id))
    support = np.ones((28, 28), np.float32)
    engine.say(
        Explained(
            digit=3,
            support=support,
            neighbours=(like,) * 5,
            number=newest,
            asker=DrawingView.id,
            run_id=run_id,
        )
    )
    engine.say(
        NeuronInspected(
            node=node,
            unit=2,
            weights=support,
            images=(like,) * 5,
            asker=NeuronsView.id,
            run_id=run_id,
        )
    )
    numbers = {asked.asker: asked.number for asked in engine.of(PredictBatch)}
    for asker, count in zip(ASKERS, (20, len(KEPT)), strict=True):
        engine.say(
            BatchPredicted(
                np.tile(np.eye(10)[3], (count, 1)),
                number=numbers.get(asker, 0),
                asker=asker,
                source="It",
                run_id=run_id,
            )
        )


def shown(window) -> set[str]:
    """Return the names of the displays that show anything of an answer or an outcome."""
    panels = window.panels
    displays = {
        "outcome": "%" in panels.progress.text,
        "full bar": panels.progress.bar.value() > 0,
        "bars": bool(panels.pad.bars.probabilities),
        "rival": bool(panels.pad.bars.rival),
        "pad's words": "redicted by" in panels.pad.status,
        "blocks": window.canvas.activations.newest is not None,
        "reasons": window.insight.of(DrawingView).panel.reasons.support.numbers is not None,
        "neurons": window.insight.of(NeuronsView).panel.sheet.values is not None,
        "neuron": not window.insight.of(NeuronsView).panel.weights.isHidden(),
        "sample drawings": bool(window.insight.of(DrawingView).panel.pipeline.effect.text()),
        "my drawings": " correctly." in window.insight.of(MyDrawingsView).panel.score.text(),
        "status bar": bool(window.statusBar().currentMessage()),
    }
    return {name for name, is_shown in displays.items() if is_shown}


ANSWERS = {
    "bars",
    "rival",
    "pad's words",
    "blocks",
    "reasons",
    "neurons",
    "neuron",
    "sample drawings",
    "my drawings",
}


@pytest.fixture
def answered(qtbot, window, engine):
    """A window with a trained network that has answered in every way."""
    window.session.edit("Keep", lambda project: replace(project, drawings=KEPT))
    run = trained(qtbot, window, engine)
    window.canvas.scene.select(("dense-1",))
    engine.say(SubjectLoaded(run.name, run_id=run.id))
    qtbot.waitUntil(lambda: window.training.current.answerer == run.id)
    draw_stroke(window.panels.pad.canvas, STROKE)
    window.insight.show(DrawingView.id)
    qtbot.waitUntil(lambda: engine.newest > 0 and is_at_rest(window.panels.pad))
    qtbot.waitUntil(lambda: DrawingView.id in engine.many)
    say_all(window, engine, run.id, run.graph)
    qtbot.waitUntil(lambda: shown(window) >= ANSWERS)
    return window


def test_blocks_say_once_why_they_show_no_activations(qtbot, answered, engine):
    run_id = answered.session.document.runs[0].id
    why = Unanswered(
        reason="No memory.", question="Activate", asker=ActivationsView.id, run_id=run_id
    )
    for _move in range(3):
        engine.say(why)
        settle(qtbot, answered, engine)
    assert "blocks" not in shown(answered)
    assert answered.panels.log.toPlainText().count("No memory.") == 1


def is_at_rest(pad) -> bool:
    return not any(timer.isActive() for timer in pad.findChildren(QTimer))


def settle(qtbot, window, engine) -> None:
    """Wait until all that the engine said so far has been heard."""
    before = window.panels.log.toPlainText().count("heard")
    before = window.panels.log.toPlainText().count("Ready:")
    engine.become_ready()
    qtbot.waitUntil(lambda: window.panels.log.toPlainText().count("Ready:") > before)


def leave_for_new(window, tmp_path) -> None:
    window.files.new()


def leave_for_a_recipe(window, tmp_path) -> None:
    """Open the same recipe: same ids, same blocks, another document."""
    window.files.open_recipe("lecture-relu")


def leave_for_a_file(window, tmp_path) -> None:
    save_document(document_of(replace(a_run(1), weights={})), tmp_path / "other.netb")
    window.files.open_file(tmp_path / "other.netb")


LEAVING = [leave_for_new, leave_for_a_recipe, leave_for_a_file]


@pytest.mark.parametrize("leave", LEAVING)
def test_another_document_shows_nothing_of_the_one_before(
    qtbot, answered, engine, dialogs, tmp_path, leave
):
    run = answered.session.document.runs[0]
    assert SCORE in answered.panels.progress.text
    leave(answered, tmp_path)
    assert shown(answered) <= {"status bar", "my drawings"} - ANSWERS
    answered.canvas.scene.select(tuple(answered.session.project.graph.nodes)[:1])
    engine.say(SubjectLoaded(run.name, run_id=run.id))
    say_all(answered, engine, run.id, run.graph)
    settle(qtbot, answered, engine)
    assert shown(answered) & {*ANSWERS, "outcome", "full bar"} == set()


def test_the_built_in_model_answers_and_no_block_of_the_canvas_claims_it(
    qtbot, answered, engine, tmp_path
):
    graph = answered.session.project.graph
    leave_for_a_recipe(answered, tmp_path)
    answered.canvas.scene.select(("dense-1",))
    engine.say(SubjectLoaded("the built-in model"))
    qtbot.waitUntil(lambda: answered.training.current.answerer == "")
    qtbot.waitUntil(lambda: is_at_rest(answered.panels.pad))
    say_all(answered, engine, "", graph)
    settle(qtbot, answered, engine)
    assert {"bars", "pad's words"} <= shown(answered)
    assert shown(answered) & {"blocks", "neurons", "neuron"} == set()


def test_an_edit_takes_the_outcome_away_and_undo_brings_it_back(answered):
    answered.canvas.add_block("Dense")
    assert not shown(answered) & {"outcome", "full bar"}
    answered.session.undo_stack.undo()
    assert shown(answered) >= {"outcome", "full bar"}
    answered.session.edit("Title", lambda project: replace(project, notes="Other notes"))
    assert shown(answered) >= {"outcome", "full bar"}


def test_the_outcome_is_that_of_the_chosen_run(qtbot, answered, engine):
    session = answered.session
    first = session.document.runs[0]
    other = replace(
        first, id="r2", name="Run 2", test=replace(first.test, metrics={"accuracy": 0.5})
    )
    session.add_run(other)
    title = verdict_of(other).title
    assert answered.panels.progress.text.startswith(f"Run 2 · {title} · 50.0 %")
    assert shown(answered) & ANSWERS == set()
    session.choose_run(first.id)
    assert answered.panels.progress.text.startswith(f"Run 1 · {title} · 97.0 %")
    say_all(answered, engine, "r2", GRAPH)
    settle(qtbot, answered, engine)
    assert shown(answered) & ANSWERS == set()
    foreign = replace(other, id="r3", graph=GRAPH)
    session.add_run(foreign)
    assert answered.panels.progress.text == "Ready to train"


def test_a_run_renamed_stays_the_outcome_and_the_answer(answered):
    run = answered.session.document.runs[0]
    before = shown(answered)
    answered.session.rename_run(run.id, "Mine")
    assert answered.panels.progress.text.startswith("Mine · ")
    assert shown(answered) == before


def test_nothing_is_left_of_a_deleted_run(qtbot, answered, engine):
    run = answered.session.document.runs[0]
    answered.session.delete_runs((run.id,))
    assert answered.panels.progress.text == "Ready to train"
    assert shown(answered) & ANSWERS == set()
    assert engine.answers[-1] == "the built-in model"
    assert answered.panels.plots.is_empty
    answered.session.restore_runs((run.id,))
    assert SCORE in answered.panels.progress.text


def test_a_training_that_is_left_says_nothing_more(qtbot, answered, engine, dialogs):
    """Its row goes at once, and it answers no drawing in the document that comes."""
    answered.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    run_id, graph = engine.trained[-1].run_id, engine.trained[-1].project.graph
    qtbot.waitUntil(lambda: len(answered.panels.runs.model.rows) == 2)
    error = NetBuilderError("The disk is full")
    engine.say(CheckpointFailed(run_id, error))
    qtbot.waitUntil(lambda: "disk is full" in answered.statusBar().currentMessage())
    leave_for_a_recipe(answered, None)
    answered.canvas.scene.select(("dense-1",))
    assert "disk" not in answered.statusBar().currentMessage()
    assert answered.panels.progress.text.startswith("Stopping the previous training")
    qtbot.waitUntil(lambda: answered.panels.runs.is_empty)
    engine.say(SubjectLoaded("Run 2, epoch 1", run_id=run_id))
    say_all(answered, engine, run_id, graph)
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: answered.panels.progress.text == "Ready to train")
    assert shown(answered) & ANSWERS == set()


def test_a_trouble_of_a_training_is_not_told_when_it_is_over(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.live is not None)
    error = NetBuilderError("The disk is full")
    engine.say(CheckpointFailed(engine.trained[-1].run_id, error))
    qtbot.waitUntil(lambda: "disk is full" in window.statusBar().currentMessage())
    engine.finish()
    qtbot.waitUntil(lambda: "outcome" in shown(window))
    assert "disk is full" not in window.statusBar().currentMessage()


def test_of_a_training_that_breaks_down_no_curve_and_no_answer_stays(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: not window.panels.plots.is_empty)
    run_id = engine.trained[-1].run_id
    engine.say(SubjectLoaded("Run 1, epoch 1", run_id=run_id))
    qtbot.waitUntil(lambda: window.training.current.answerer == run_id)
    engine.say(RunRefused(run_id, NetBuilderError("Too large for this computer")))
    qtbot.waitUntil(lambda: "Too large" in window.panels.progress.text)
    assert window.panels.plots.is_empty
    assert window.training.current.answerer is None
    assert engine.answers[-1] == "the built-in model"
    window.session.edit("Empty", lambda project: replace(project, graph=Graph()))
    assert window.panels.progress.text == "Add an Input"
