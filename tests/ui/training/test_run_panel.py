"""The knobs of a training under way: shown as they stand, sent as they are turned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figures import an_epoch
from networks import dense_network
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from training import begin, run_started

from netbuilder.blocks.dropout import Dropout
from netbuilder.engine.messages import (
    EpochDone,
    KnobsRefused,
    KnobsTurned,
    RunEnded,
    RunStage,
    Stage,
)
from netbuilder.errors import NetBuilderError
from netbuilder.project.document import Document
from netbuilder.project.knobs import changes_between, knobs_of
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.trainer.requests import fresh_request
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.training.plan_panel import PlanPanel

RATE, BATCH, EPOCHS = ("learning_rate", ""), ("batch_size", ""), ("epochs", "")
DROPOUT, SECOND = ("rate", "dropout-1"), ("rate", "dropout-2")
SETTLED_MS = 60
LONGER_MS = 3 * SETTLED_MS
"""A pause in which what waits until nothing moves would have come."""


@pytest.fixture
def settles_soon(monkeypatch):
    """Let a knob that costs be sent soon after its last turn."""
    monkeypatch.setattr("netbuilder.ui.training.knob_sender._SETTLED_MS", SETTLED_MS)


@pytest.fixture
def is_answered_soon(monkeypatch):
    """Let the panel wait but briefly for what the engine makes of a turned knob."""
    monkeypatch.setattr("netbuilder.ui.training.knobs_box._ANSWER_MS", 2 * SETTLED_MS)


@pytest.fixture
def project() -> Project:
    graph = dense_network(extra=(Dropout(rate=0.5), Dropout(rate=0.25)))
    return Project(graph=graph, plan=Plan(epochs=10, learning_rate=0.1))


@pytest.fixture
def plan(qtbot, settles_soon, session, trainer, project):
    session.load(Document(project), path=None)
    made = PlanPanel(session)
    qtbot.addWidget(made)
    made.follow(trainer)
    made.show()
    return made


@pytest.fixture
def panel(plan):
    return plan.run


@pytest.fixture
def training(trainer, engine, project, panel):
    """The id of a training under way."""
    return begin(trainer, engine, project)


def editor(panel, key):
    return panel.box.form.editors[key]


def answer(trainer, run_id, old, new, *, step=1) -> None:
    changes = changes_between(old, new, step=step)
    trainer.on_message(KnobsTurned(run_id=run_id, knobs=new, changes=changes, steps_per_epoch=540))


def shown(panel):
    form = panel.box.form
    values = {name: e.box.value() for (name, node), e in form.editors.items() if not node}
    rates = {node: e.box.value() for (_name, node), e in form.editors.items() if node}
    return values, rates


def test_without_a_training_there_is_nothing_to_turn(panel):
    assert panel.box.form is None
    assert not panel.box.isEnabled()
    assert not panel.isVisible()


def test_the_knobs_stand_where_the_run_began(panel, training):
    values, rates = shown(panel)
    assert values == {"learning_rate": 0.1, "batch_size": 100, "epochs": 10}
    assert rates == {"dropout-1": 0.5, "dropout-2": 0.25}
    titles = [e.setting.title for e in panel.box.form.editors.values()]
    assert titles[-2:] == ["Dropout 1", "Dropout 2"]
    assert panel.box.isEnabled()


def test_a_typed_rate_is_sent(qtbot, panel, training, engine):
    box = editor(panel, RATE).box
    box.selectAll()
    QTest.keyClicks(box, "0.02")
    with qtbot.waitSignal(panel.turned):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert [knobs.learning_rate for knobs in engine.turned] == [0.02]


def test_a_held_rate_is_sent_now_and_then_and_where_it_is_let_go(qtbot, panel, training, engine):
    slider = editor(panel, RATE).slider
    slider.setSliderDown(True)
    for position in range(40, 60):
        slider.setValue(position)
    qtbot.waitUntil(lambda: bool(engine.turned))
    assert len(engine.turned) == 1
    slider.setValue(20)
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: engine.turned[-1].learning_rate == 1e-5)
    assert len(engine.turned) == 2


def test_a_held_dropout_is_sent_only_when_it_is_let_go(qtbot, panel, training, engine):
    slider = editor(panel, DROPOUT).slider
    slider.setSliderDown(True)
    with qtbot.assertNotEmitted(panel.turned, wait=LONGER_MS):
        for position in (60, 70, 80):
            slider.setValue(position)
    with qtbot.waitSignal(panel.turned):
        slider.setSliderDown(False)
    assert [dict(knobs.rates) for knobs in engine.turned] == [{"dropout-1": 0.8, "dropout-2": 0.25}]


def test_a_batch_size_is_sent_once_it_stands_still(qtbot, panel, training, engine):
    box = editor(panel, BATCH).box
    for _press in range(5):
        box.stepUp()
    qtbot.waitUntil(lambda: bool(engine.turned))
    assert [knobs.batch_size for knobs in engine.turned] == [105]


def test_knobs_turned_one_after_the_other_are_sent_together(qtbot, panel, training, engine):
    editor(panel, BATCH).box.setValue(50)
    editor(panel, SECOND).box.setValue(0.5)
    qtbot.waitUntil(lambda: bool(engine.turned))
    (knobs,) = engine.turned
    assert (knobs.batch_size, knobs.rates["dropout-2"]) == (50, 0.5)


def test_refused_knobs_go_back(qtbot, panel, trainer, training, project):
    with qtbot.waitSignal(panel.turned):
        editor(panel, BATCH).box.setValue(60_000)
    error = NetBuilderError("Too large")
    trainer.on_message(KnobsRefused(training, error, knobs_of(project)))
    assert editor(panel, BATCH).box.value() == 100
    assert "Too large" in panel.trouble.text()
    answer(trainer, training, knobs_of(project), replace(knobs_of(project), batch_size=50))
    assert panel.trouble.isHidden()


def test_an_answer_to_an_earlier_turn_does_not_move_the_knob_back(
    qtbot, panel, trainer, training, project, engine
):
    start = knobs_of(project)
    with qtbot.waitSignal(panel.turned):
        editor(panel, RATE).box.setValue(0.5)
    with qtbot.waitSignal(panel.turned):
        editor(panel, RATE).box.setValue(0.9)
    first = replace(start, learning_rate=0.5)
    answer(trainer, training, start, first)
    assert editor(panel, RATE).box.value() == 0.9
    answer(trainer, training, first, replace(start, learning_rate=0.9))
    assert editor(panel, RATE).box.value() == 0.9


def test_knobs_that_the_engine_turned_otherwise_are_shown_in_the_end(
    is_answered_soon, qtbot, panel, trainer, training, project
):
    start = knobs_of(project)
    with qtbot.waitSignal(panel.turned):
        editor(panel, EPOCHS).box.setValue(1)
    answer(trainer, training, start, replace(start, epochs=3))
    qtbot.waitUntil(lambda: editor(panel, EPOCHS).box.value() == 3)


def test_an_end_that_has_been_passed_is_told_where_it_is_typed(panel, trainer, training, engine):
    epoch = an_epoch(loss=0.5, accuracy=0.8, steps=540)
    for index in range(7):
        trainer.on_message(EpochDone(training, index, epoch))
    box = editor(panel, EPOCHS).box
    box.selectAll()
    QTest.keyClicks(box, "3")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), engine.turned) == (10, [])
    assert editor(panel, EPOCHS).refusal == (
        "3 was not accepted: expected a whole number from 8 to 10,000. The value stays at 10. "
        "Epoch 8 of this run is in progress."
    )


def test_turning_touches_the_canvas_only_when_it_is_applied(
    panel, session, trainer, training, project
):
    assert not panel.apply.isEnabled()
    turned = replace(
        knobs_of(project), learning_rate=0.5, rates={"dropout-1": 0.1, "dropout-2": 0.25}
    )
    answer(trainer, training, knobs_of(project), turned)
    assert session.project is project
    panel.apply.click()
    assert session.project.plan.learning_rate == 0.5
    assert session.project.graph.block("dropout-1").rate == 0.1
    assert not panel.apply.isEnabled()
    session.undo_stack.undo()
    assert session.project == project
    assert panel.apply.isEnabled()


def test_what_a_run_ended_with_can_still_be_applied(
    panel, session, trainer, training, project, run
):
    answer(trainer, training, knobs_of(project), replace(knobs_of(project), learning_rate=0.5))
    trainer.on_message(RunEnded(replace(run, id=training)))
    assert not panel.box.isEnabled()
    assert not panel.reset.isEnabled()
    panel.apply.click()
    assert session.project.plan.learning_rate == 0.5


def test_reset_asks_for_the_knobs_of_the_beginning(panel, trainer, training, project, engine):
    assert not panel.reset.isEnabled()
    answer(trainer, training, knobs_of(project), replace(knobs_of(project), learning_rate=0.5))
    panel.reset.click()
    assert engine.turned == [knobs_of(project)]


def test_turns_are_listed_with_their_place(panel, trainer, training, project):
    start = knobs_of(project)
    first = replace(start, learning_rate=0.01)
    answer(trainer, training, start, first, step=300)
    epoch = an_epoch(loss=0.5, accuracy=0.8, steps=540)
    trainer.on_message(EpochDone(training, 0, epoch))
    rates = {"dropout-1": 0.5, "dropout-2": 0.75}
    answer(trainer, training, first, replace(first, rates=rates), step=1200)
    text = panel.turns.text
    for words in (
        "Learning rate 0.1 → 0.01",
        "Epoch 1, step 300",
        "Dropout 2 0.25 → 0.75",
        "Epoch 2, step 660",
    ):
        assert words in text
    assert text.index("Dropout 2") < text.index("Learning rate")


def test_the_panel_says_what_the_training_does(panel, trainer, training):
    trainer.on_message(RunStage(training, Stage.COMPILING))
    assert panel.title.text() == "Compiling"
    trainer.pause()
    trainer.on_message(RunStage(training, Stage.PAUSED))
    assert panel.title.text() == "Paused"
    assert "paused" in panel.sentence.text()
    assert panel.box.isEnabled()
    trainer.stop()
    assert not panel.box.isEnabled()


def test_a_knob_turned_before_the_end_is_not_sent_after_it(
    qtbot, plan, panel, trainer, training, run, engine
):
    editor(panel, BATCH).box.setValue(50)
    with qtbot.assertNotEmitted(panel.turned, wait=LONGER_MS):
        trainer.on_message(RunEnded(replace(run, id=training)))
    assert plan.form.editors["batch_size"].value == 100


def test_the_knobs_of_another_document_are_gone(panel, session, trainer, training):
    trainer.abandon()
    session.load(Document(), path=None)
    assert panel.box.form is None
    assert not panel.apply.isVisible()


def test_another_network_has_other_knobs(panel, trainer, training, engine, run):
    trainer.on_message(RunEnded(replace(run, id=training)))
    assert trainer.state is TrainingState.IDLE
    plain = Project(graph=dense_network(), plan=Plan())
    trainer.begin(fresh_request(plain, number=2))
    trainer.on_message(run_started(engine.trained[-1].run_id, plain, name="Run 2"))
    assert set(panel.box.form.editors) == {RATE, BATCH, EPOCHS}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_turns_are_written_in_the_colours_of_the_theme(
    plan, panel, trainer, training, project, theme
):
    start = knobs_of(project)
    answer(trainer, training, start, replace(start, learning_rate=0.01))
    plan.setPalette(palette_of(theme))
    assert theme.muted in panel.turns.text


def test_every_knob_has_a_name_and_says_what_it_does(panel, training):
    for knob in panel.box.form.editors.values():
        assert knob.box.accessibleName()
        assert knob.box.toolTip()


def test_no_fewer_epochs_can_be_asked_for_than_have_begun(panel, trainer, training, engine):
    box = editor(panel, EPOCHS).box
    assert box.minimum() == 1
    for number in range(3):
        epoch = an_epoch(
            loss=0.1,
            accuracy=0.9,
            val_loss=None,
            val_accuracy=None,
            seconds=1.0,
            steps=540,
            learning_rate=0.1,
            batch_size=100,
        )
        trainer.on_message(EpochDone(training, number, epoch))
    assert box.minimum() == 4
    assert engine.turned == []
