"""The engine as a whole: two threads behind a queue of jobs."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from networks import dense_network
from trained import make_run

from netbuilder.blocks.dense import Dense
from netbuilder.engine.engine import KerasEngine
from netbuilder.engine.exporting import export_request
from netbuilder.engine.messages import (
    EngineFailed,
    EngineReady,
    Exported,
    JobFailed,
    RunEnded,
    RunRefused,
    StepsDone,
)
from netbuilder.engine.orders import Stop
from netbuilder.engine.probes.neuron import InspectNeuron
from netbuilder.engine.probes.prediction import Predict, Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.subject import SubjectLoaded, subject_of
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_block
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus

# Keras 3.15 converts its variables in a way that NumPy 2 has deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    pytest.mark.usefixtures("compiles_once"),
]
GRAPH = dense_network()


def request(run_id, *, graph=GRAPH, **plan):
    settings = {"batch_size": 50, "epochs": 2, **plan}
    project = Project(graph=graph, plan=Plan().with_settings(**settings))
    return TrainRequest(run_id=run_id, name=f"Run {run_id}", project=project)


@pytest.fixture
def engine(heard, small_data):
    """An engine that works; no thread of it may be left."""
    found = KerasEngine(heard, load=small_data)
    found.start()
    yield found
    assert found.shut_down(timeout=60)
    assert not [t for t in threading.enumerate() if t.name in ("engine", "prober")]


def test_jobs_are_done_in_order_and_the_pad_follows(engine, heard, small_data, tmp_path):
    engine.train(request("1"))
    engine.train(request("2"))
    heard.wait_for(EngineReady)
    assert heard.wait_for(RunEnded).run.id == "1"
    run = heard.wait_for(RunEnded).run
    assert (run.id, run.status) == ("2", RunStatus.FINISHED)
    path = tmp_path / "digits.keras"
    engine.export(export_request(run, path))
    assert heard.wait_for(Exported).path == path
    assert path.exists()
    engine.answer_with(replace(subject_of(run), source="mine"))
    while heard.wait_for(SubjectLoaded).source != "mine":
        pass
    engine.ask(Predict(small_data("").x_test[0], number=7))
    answer = heard.wait_for(Predicted)
    assert (answer.number, answer.source) == (7, "mine")
    assert sum(answer.probabilities) == pytest.approx(1.0, abs=1e-5)


def test_the_pad_is_answered_by_the_run_that_has_ended(engine, heard):
    engine.train(request("5"))
    while heard.wait_for(SubjectLoaded).source != "Run 5":
        pass
    engine.ask(Predict(np.zeros((28, 28), np.uint8), number=1))
    assert heard.wait_for(Predicted).source == "Run 5"


def test_stop_ends_the_training_and_those_that_wait(engine, heard):
    engine.train(request("1", epochs=10_000))
    engine.train(request("2", epochs=10_000))
    heard.wait_for(StepsDone)
    engine.steer(Stop())
    ended = [heard.wait_for(RunEnded).run for _ in range(2)]
    assert [run.status for run in ended] == [RunStatus.STOPPED] * 2
    assert ended[0].series.step_loss
    assert not ended[1].series.step_loss
    engine.train(request("3", epochs=1))
    assert heard.wait_for(RunEnded).run.status is RunStatus.FINISHED


def test_refusals_are_messages_and_the_thread_goes_on(engine, heard, tmp_path):
    engine.train(request("1", graph=set_block(GRAPH, "dense-2", Dense(units=3))))
    refused = heard.wait_for(RunRefused)
    assert refused.run_id == "1"
    assert "wrong shape" in refused.error.sentence()
    engine.export(export_request(make_run(GRAPH, weights={}), tmp_path / "x.keras"))
    assert "do not fit" in heard.wait_for(JobFailed).error.sentence()
    engine.train(request("2", epochs=1))
    assert heard.wait_for(RunEnded).run.id == "2"


def test_what_nobody_foresaw_is_a_message_as_well(heard):
    def broken(key):
        raise RuntimeError("unforeseen")

    engine = KerasEngine(heard, load=broken)
    engine.start()
    engine.train(request("1"))
    engine.train(request("2"))
    for run_id in ("1", "2"):
        refused = heard.wait_for(RunRefused)
        assert refused.run_id == run_id
        assert "unexpected" in refused.error.sentence()
    assert engine.shut_down(timeout=60)


def test_a_listener_that_fails_does_not_end_the_thread(small_data):
    calls = []
    ended = threading.Event()

    def listener(message):
        calls.append(message)
        if isinstance(message, RunEnded):
            ended.set()
        raise ValueError("the window is gone")

    engine = KerasEngine(listener, load=small_data)
    engine.start()
    engine.train(request("1", epochs=1))
    assert ended.wait(120)
    assert engine.shut_down(timeout=60)


def test_shutting_down_ends_a_training_and_may_be_repeated(heard, small_data):
    engine = KerasEngine(heard, load=small_data)
    engine.start()
    engine.train(request("1", epochs=10_000))
    heard.wait_for(StepsDone)
    assert engine.shut_down(timeout=60)
    assert engine.shut_down(timeout=60)
    assert heard.of(RunEnded)[0].run.status is RunStatus.STOPPED
    engine.train(request("2"))
    assert "shutting down" in heard.of(RunRefused)[0].error.sentence()


def test_an_engine_that_was_never_started_shuts_down(heard):
    assert KerasEngine(heard).shut_down(timeout=1)


def test_without_keras_every_job_is_refused(heard, monkeypatch):
    def missing():
        raise NetBuilderError("Keras cannot be loaded")

    monkeypatch.setattr("netbuilder.engine.engine.import_keras", missing)
    engine = KerasEngine(heard)
    engine.start()
    assert "cannot be loaded" in heard.wait_for(EngineFailed).error.sentence()
    engine.train(request("1"))
    assert "cannot be loaded" in heard.wait_for(RunRefused).error.sentence()
    engine.ask(InspectNeuron("dense-1", 1))
    assert "TensorFlow could not be started" in heard.wait_for(Unanswered).reason
    assert engine.shut_down(timeout=60)
