"""What training can do goes by the document's network, its chosen run, and what is under way."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from contexts import context_of
from training import run_started

import netbuilder
from netbuilder.blocks.dense import Dense
from netbuilder.engine.messages import EngineReady, RunRefused
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_block
from netbuilder.project.document import Document
from netbuilder.ui.trainer.controller import TrainingController
from netbuilder.ui.trainer.preferences import TrainingPreferences
from netbuilder.ui.trainer.requests import fresh_request

PACKAGE = str(Path(netbuilder.__file__).parent)


@pytest.fixture
def controller(session, engine, notifier, project):
    session.load(Document(project), path=None)
    context = context_of(session, engine=engine, notifier=notifier)
    return TrainingController(context, TrainingPreferences(context, session), session)


@pytest.fixture
def trainer(controller):
    return controller.trainer


def possible(controller) -> set[str]:
    verbs = ("train", "continue", "add_epochs", "restart")
    return {verb for verb in verbs if getattr(controller, f"can_{verb}")}


def test_weights_can_be_continued_from_as_long_as_they_fit(controller, session, trainer, run):
    trainer.on_message(EngineReady({}))
    assert possible(controller) == {"train", "restart"}
    session.add_run(run)
    assert possible(controller) == {"train", "continue", "add_epochs", "restart"}
    other = Dense(units=77)
    node = next(n for n in run.graph.nodes if run.graph.block(n).kind() == "Dense")
    session.edit("Other", lambda p: replace(p, graph=set_block(p.graph, node, other)))
    assert possible(controller) == {"train", "restart"}
    session.undo_stack.undo()
    session.add_run(replace(run, id="r2", weights={}))
    session.choose_run("r2")
    assert possible(controller) == {"train", "restart"}


def test_a_training_under_way_can_be_made_longer_once_it_has_begun(controller, trainer, project):
    trainer.on_message(EngineReady({}))
    trainer.begin(fresh_request(project, number=1))
    assert possible(controller) == {"restart"}
    trainer.on_message(run_started(trainer.running.run_id, project))
    assert possible(controller) == {"add_epochs", "restart"}
    trainer.stop()
    assert possible(controller) == set()


def test_a_training_is_asked_for_with_its_document(controller, session, trainer, engine, tmp_path):
    trainer.on_message(EngineReady({}))
    path = tmp_path / "mine.netb"
    session.load(session.document, path=path)
    controller.train()
    (request,) = engine.trained
    assert (request.name, request.project) == ("Run 1", session.project)
    assert request.document_id == session.document_id
    assert request.origin == str(path)


def test_a_training_is_continued_as_the_person_wants_schedules(controller, session, engine, run):
    controller.trainer.on_message(EngineReady({}))
    session.add_run(run)
    TrainingPreferences(context_of(session), session).continue_schedule(False)
    controller.continue_training()
    (request,) = engine.trained
    assert (request.name, request.continued) == ("Run 2", run.id)
    assert request.weights is run.weights
    assert not request.continues_schedule


def test_what_the_engine_refuses_is_told(controller, trainer, notifier, engine):
    trainer.on_message(EngineReady({}))
    controller.train()
    error = NetBuilderError("The network is too large")
    trainer.on_message(RunRefused(engine.trained[0].run_id, error))
    assert notifier.refused == [error]
    assert controller.current.outcome is error


def test_two_calls_lead_from_train_to_the_engine(controller, trainer, engine, monkeypatch):
    ways = []

    def note(request):
        frames = traceback.extract_stack()
        ways.append([f.name for f in frames if f.filename.startswith(PACKAGE)])

    trainer.on_message(EngineReady({}))
    monkeypatch.setattr(engine, "train", note)
    controller.train()
    assert ways == [["train", "begin"]]
