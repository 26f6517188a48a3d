"""What training can do goes by the document's network, its chosen run, and what is under way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netbuilder.blocks.dense import Dense
from netbuilder.engine.messages import EngineReady, RunStarted
from netbuilder.network.edit import set_block
from netbuilder.project.document import Document
from netbuilder.project.knobs import knobs_of
from netbuilder.ui.trainer.abilities import TrainingAbilities


@pytest.fixture
def can(session, controller, project):
    session.load(Document(project), path=None)
    return TrainingAbilities(session, controller)


def possible(can) -> set[str]:
    return {name for name in ("train", "train_on", "train_longer", "restart") if getattr(can, name)}


def test_weights_can_be_trained_on_from_as_long_as_they_fit(can, session, controller, run):
    controller.on_message(EngineReady({}))
    assert possible(can) == {"train", "restart"}
    session.add_run(run)
    assert possible(can) == {"train", "train_on", "train_longer", "restart"}
    other = Dense(units=77)
    node = next(n for n in run.graph.nodes if run.graph.block(n).kind() == "Dense")
    session.edit("Other", lambda p: replace(p, graph=set_block(p.graph, node, other)))
    assert possible(can) == {"train", "restart"}
    session.undo_stack.undo()
    session.add_run(replace(run, id="r2", weights={}))
    session.choose_run("r2")
    assert possible(can) == {"train", "restart"}


def test_a_training_under_way_can_be_made_longer_once_it_has_begun(can, controller, project):
    controller.on_message(EngineReady({}))
    controller.train(project, number=1)
    assert possible(can) == {"restart"}
    started = RunStarted(
        run_id=controller._request.run_id,
        name="Run 1",
        dataset="mnist",
        epochs=10,
        steps_per_epoch=540,
        parameters=1,
        execution_mode="loop",
        knobs=knobs_of(project),
    )
    controller.on_message(started)
    assert possible(can) == {"train_longer", "restart"}
    controller.stop()
    assert possible(can) == set()
