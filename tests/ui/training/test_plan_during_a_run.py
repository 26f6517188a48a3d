"""There is one place for each setting: during a run the plan's fields are the knobs of the run."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from figures import an_epoch
from networks import dense_network
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from training import begin

from netbuilder.blocks.dropout import Dropout
from netbuilder.engine.messages import EngineReady, EpochDone, KnobsTurned, RunEnded, RunRefused
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_block
from netbuilder.project.document import Document
from netbuilder.project.knobs import Knobs, changes_between, knobs_of
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.project.project import Project
from netbuilder.ui.forms.rows import MARK
from netbuilder.ui.inspector.block_panel import BlockPanel
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.trainer.requests import fresh_request
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.training.plan_panel import KNOBS, PlanPanel

FIXED = tuple(name for name in Plan.declared() if name not in KNOBS)


@pytest.fixture
def project() -> Project:
    graph = dense_network(extra=(Dropout(rate=0.5),))
    return Project(graph=graph, plan=Plan(epochs=10, learning_rate=0.1))


@pytest.fixture
def plan(qtbot, session, trainer, project) -> PlanPanel:
    session.load(Document(project), path=None)
    made = PlanPanel(session)
    qtbot.addWidget(made)
    made.follow(trainer)
    made.show()
    return made


@pytest.fixture
def training(plan, trainer, engine, project) -> str:
    """The id of a training under way."""
    return begin(trainer, engine, project)


def type_in(box, text) -> None:
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def rate(plan):
    return plan.form.editors["learning_rate"]


def turned(trainer, run_id, old, **changes) -> Knobs:
    """Let the engine say that it has turned knobs."""
    new = replace(old, **changes)
    message = KnobsTurned(
        run_id=run_id, knobs=new, changes=changes_between(old, new, step=1), steps_per_epoch=540
    )
    trainer.on_message(message)
    return new


def locked(plan) -> set[str]:
    return {name for name, editor in plan.form.editors.items() if not editor.isEnabled()}


def marked(plan) -> set[str]:
    return {name for name in KNOBS if plan.form.label_of(name).is_marked}


def test_what_is_not_fixed_is_what_an_engine_can_turn():
    assert set(KNOBS) == {field.name for field in fields(Knobs)} - {"rates"}


def test_between_trainings_every_setting_is_the_plans(session, plan, trainer):
    trainer.on_message(EngineReady({}))
    assert (locked(plan), marked(plan)) == (set(), set())
    type_in(rate(plan).box, "0.3")
    assert session.project.plan.learning_rate == 0.3


def test_a_rate_typed_while_paused_is_what_the_training_continues_with(
    qtbot, session, plan, trainer, engine, project, training
):
    trainer.pause()
    type_in(rate(plan).box, "3")
    qtbot.waitUntil(lambda: bool(engine.turned))
    assert engine.turned[-1].learning_rate == 3.0
    turned(trainer, training, knobs_of(project), learning_rate=3.0)
    trainer.unpause()
    assert rate(plan).value == 3.0
    assert trainer.steering.knobs.learning_rate == 3.0
    assert session.project is project
    assert session.undo_stack.count() == 0


def test_what_can_be_turned_is_marked_and_the_rest_says_why_not(plan, training):
    assert (marked(plan), locked(plan)) == (set(KNOBS), set(FIXED))
    for name in KNOBS:
        editor, label = plan.form.editors[name], plan.form.label_of(name)
        assert label.text().startswith(MARK)
        for words in (editor.box.toolTip(), editor.box.accessibleDescription(), label.toolTip()):
            assert "Changes this run" in words
        assert MARK in plan.run.sentence.text()
    for name in FIXED:
        assert "Fixed for this run: " in plan.form.editors[name].words
        assert Plan.declared()[name].help in plan.form.editors[name].words
    loss = plan.form.editors["loss"].box
    assert "Fixed for this run: it is compiled into the training step." in loss.toolTip()
    assert loss.accessibleDescription() == loss.toolTip()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_mark_is_seen_in_both_themes(plan, training, theme):
    plan.setPalette(palette_of(theme))
    label = plan.form.label_of("batch_size")
    assert label.palette().color(label.foregroundRole()).name() == theme.accent


def test_the_run_is_shown_whatever_becomes_of_the_project(session, plan, training, trainer, run):
    other = Plan(epochs=77, optimizer=OptimizerName.SGD, momentum=0.9)
    session.edit("Other", lambda project: replace(project, plan=other))
    assert plan.form.editors["epochs"].value == 10
    assert not plan.form.editors["momentum"].isVisible()
    trainer.on_message(RunEnded(replace(run, id=training)))
    assert plan.form.editors["epochs"].value == 77
    assert plan.form.editors["momentum"].isVisible()


def test_when_the_run_ends_the_fields_are_the_plans_again(
    session, plan, trainer, project, training, run, engine
):
    turned(trainer, training, knobs_of(project), learning_rate=0.5, batch_size=50)
    trainer.on_message(RunEnded(replace(run, id=training)))
    session.add_run(replace(run, id=training))
    assert (rate(plan).value, plan.form.editors["batch_size"].value) == (0.1, 100)
    assert (locked(plan), marked(plan)) == (set(), set())
    assert plan.run.title.text() == "Run 1 ended with other settings"
    sent = len(engine.turned)
    plan.run.apply.click()
    assert rate(plan).value == 0.5
    assert session.undo_stack.count() == 1
    assert not plan.run.isVisible()
    session.undo_stack.undo()
    assert rate(plan).value == 0.1
    assert plan.run.isVisible()
    session.delete_runs((training,))
    assert not plan.run.isVisible()
    assert len(engine.turned) == sent


def test_the_limits_of_a_run_end_with_it(session, plan, trainer, training, run):
    for index in range(7):
        trainer.on_message(EpochDone(training, index, an_epoch(loss=0.5, accuracy=0.8, steps=540)))
    epochs = plan.form.editors["epochs"]
    type_in(epochs.box, "3")
    assert "Epoch 8 of this run is in progress." in epochs.refusal
    trainer.on_message(RunEnded(replace(run, id=training)))
    type_in(epochs.box, "3")
    assert (session.project.plan.epochs, epochs.refusal) == (3, "")


def test_a_training_that_waits_has_its_plan_already(session, plan, trainer, project):
    trainer.begin(fresh_request(project, number=1))
    assert trainer.state is TrainingState.WAITING
    assert locked(plan) == set(Plan.declared())
    assert "Press Stop to change it" in rate(plan).words
    trainer.stop()
    assert locked(plan) == set()


def test_what_is_about_to_begin_or_to_end_takes_nothing(plan, trainer, engine, project):
    trainer.on_message(EngineReady({}))
    trainer.begin(fresh_request(project, number=1))
    assert (locked(plan), marked(plan)) == (set(Plan.declared()), set())
    assert "once the first steps have started" in rate(plan).words
    run_id = trainer.running.run_id
    trainer.on_message(RunRefused(run_id, NetBuilderError("no memory")))
    assert locked(plan) == set()


def test_a_training_that_is_stopping_takes_nothing_more(plan, trainer, training):
    trainer.stop()
    assert (locked(plan), marked(plan)) == (set(Plan.declared()), set())
    assert "until the training has ended" in rate(plan).words


@pytest.mark.parametrize("stops_first", [False, True])
def test_another_document_has_its_own_plan_at_once(session, plan, trainer, training, stops_first):
    if stops_first:
        trainer.stop()
    session.load(Document(Project(plan=Plan(learning_rate=0.7))), path=None)
    trainer.abandon()
    assert locked(plan) == set()
    assert rate(plan).value == 0.7
    type_in(rate(plan).box, "0.2")
    assert session.project.plan.learning_rate == 0.2


def test_the_knobs_are_reached_and_turned_by_keys(qtbot, plan, engine, training):
    plan.activateWindow()
    qtbot.waitUntil(plan.isActiveWindow)
    box = plan.form.editors["batch_size"].box
    rate(plan).slider.setFocus()
    for _press in range(5):
        if box.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert box.hasFocus()
    QTest.keyClicks(box, "64")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(engine.turned))
    assert engine.turned[-1].batch_size == 64


def test_the_block_says_what_rate_the_run_has(qtbot, session, plan, trainer, project, training):
    panel = BlockPanel(session)
    qtbot.addWidget(panel)
    panel.follow(trainer)
    panel.show()
    panel.show_nodes(("dropout-1",))
    assert panel.run_rate.text() == "In the run in progress: 0.5. Change it under “Training plan”."
    session.edit(
        "Rate",
        lambda p: replace(p, graph=set_block(p.graph, "dropout-1", Dropout(rate=0.9))),
    )
    assert panel.form.editors["rate"].value == 0.9
    assert "0.5" in panel.run_rate.text()
    turned(trainer, training, knobs_of(project), rates={"dropout-1": 0.2})
    assert "0.2" in panel.run_rate.text()
    panel.show_nodes(("dense-1",))
    assert panel.run_rate.isHidden()
    panel.show_nodes(("dropout-1",))
    trainer.abandon()
    assert panel.run_rate.isHidden()
