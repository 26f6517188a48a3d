"""Few calls lie between the queue of the engine and the compiled step."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from networks import dense_network

import netbuilder
from netbuilder.engine.compiled import Compiled
from netbuilder.engine.engine import KerasEngine
from netbuilder.engine.messages import RunEnded
from netbuilder.engine.protocol import TrainRequest
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

PACKAGE = str(Path(netbuilder.__file__).parent)


@pytest.mark.usefixtures("compiles_once")
def test_seven_calls_lead_from_the_queue_to_the_compiled_step(heard, small_data, monkeypatch):
    ways, made = [], Compiled.super_step

    def noting(compiled, batch):
        function = made(compiled, batch)

        def note(*arguments):
            frames = traceback.extract_stack()
            ways.append([f.name for f in frames if f.filename.startswith(PACKAGE)])
            return function(*arguments)

        return note

    monkeypatch.setattr(Compiled, "super_step", noting)
    engine = KerasEngine(heard, load=small_data)
    engine.start()
    project = Project(graph=dense_network(), plan=Plan(epochs=1, batch_size=50))
    engine.train(TrainRequest(run_id="r", name="Run 1", project=project))
    heard.wait_for(RunEnded)
    assert engine.shut_down(timeout=30)
    assert ways[-1] == ["_work", "train", "run", "run", "_epoch", "_super_step", "make"]
