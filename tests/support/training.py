"""A training in the window, as far as a stand-in for the engine takes it."""

from __future__ import annotations

from netbuilder.engine.messages import EngineReady, RunStarted
from netbuilder.project.knobs import knobs_of
from netbuilder.ui.trainer.requests import fresh_request
from netbuilder.ui.trainer.state import TrainingState


def run_started(run_id, project, *, name="Run 1", steps_per_epoch=540, first_epoch=0) -> RunStarted:
    """Return what the engine says when a run of ten epochs begins."""
    return RunStarted(
        run_id=run_id,
        name=name,
        dataset="mnist",
        epochs=10,
        steps_per_epoch=steps_per_epoch,
        parameters=1,
        execution_mode="loop",
        knobs=knobs_of(project),
        first_epoch=first_epoch,
    )


def begin(trainer, engine, project) -> str:
    """Let the engine be ready and a run of 10 × 540 steps be under way; return its id."""
    trainer.on_message(EngineReady({"keras": "3"}))
    trainer.begin(fresh_request(project, number=1))
    run_id = engine.trained[-1].run_id
    trainer.on_message(run_started(run_id, project))
    return run_id


def ready(qtbot, window, engine):
    engine.become_ready()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)


def trained(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    run = engine.finish()
    qtbot.waitUntil(lambda: bool(window.session.document.runs))
    return run
