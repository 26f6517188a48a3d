"""Whatever is done in whichever order, graph, canvas, undo and training stay in step."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from annotator import Annotator
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from person import PICKS, give
from PySide6.QtCore import QCoreApplication

from netbuilder.engine.messages import (
    KnobsRefused,
    KnobsTurned,
    RunStage,
    Stage,
    StepsDone,
)
from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import Knobs, changes_between, knobs_of
from netbuilder.project.run import RunStatus
from netbuilder.ui.trainer.state import TrainingState

BEGINNINGS = ("train", "continue_training", "add_epochs", "restart")
TURNS = ("pause", "pause", "pause", "stop", "stop_with_best", "restart", "add_epochs")


class Trainer(Annotator):
    """Presses the verbs of training, too; the engine answers when it is its turn."""

    def __init__(self, window, qtbot, engine, relay) -> None:
        self.engine, self.relay = engine, relay
        super().__init__(window, qtbot)

    @initialize()
    def open_what_can_be_trained(self) -> None:
        self.do(self.window.files.open_recipe, "lecture-dropout")
        self.begin()
        self.do(self.window.verbs["train"].trigger)
        self.do(self.settle)

    @property
    def training(self):
        return self.window.training

    @property
    def request(self):
        return self.engine.trained[-1]

    is_training = precondition(lambda self: self.training.state.can_stop)
    engine_is_busy = precondition(lambda self: len(self.engine.trained) > self.engine.ended)

    @rule(verb=st.sampled_from(BEGINNINGS))
    def begin_a_training(self, verb) -> None:
        self.press(verb)

    @is_training
    @rule(verb=st.sampled_from(TURNS))
    def steer_a_training(self, verb) -> None:
        self.press(verb)

    def press(self, verb) -> None:
        before = self.session.project
        self.do(self.window.verbs[verb].trigger)
        self.do(self.settle)
        assert self.session.project is before

    @engine_is_busy
    @rule(stage=st.sampled_from([Stage.COMPILING, Stage.TRAINING, Stage.PAUSED, Stage.TESTING]))
    def hear_of_a_stage(self, stage) -> None:
        self.hear(RunStage(self.request.run_id, stage))

    @engine_is_busy
    @rule(epoch=st.integers(0, 3))
    def hear_of_steps(self, epoch) -> None:
        self.hear(
            StepsDone(
                run_id=self.request.run_id,
                epoch=epoch,
                step=270,
                steps_in_epoch=540,
                loss=(0.5,),
                metrics={"accuracy": (0.8,)},
                images_per_second=1e4,
                seconds_left=9.0,
            )
        )

    @is_training
    @rule(which=PICKS, value=st.integers(0, 300))
    def turn_a_knob(self, which, value) -> None:
        form, before = self.window.panels.plan.run.box.form, self.session.project
        if form is not None and self.window.panels.plan.run.box.isEnabled():
            editors = list(form.editors.values())
            self.do(give, editors[which % len(editors)], value)
        assert self.session.project is before

    @engine_is_busy
    @rule(is_refused=st.booleans(), rate=st.sampled_from([0.5, 0.01]))
    def hear_of_knobs(self, is_refused, rate) -> None:
        steering = self.training.trainer.steering
        old = knobs_of(self.request.project) if steering is None else steering.knobs
        new: Knobs = replace(old, learning_rate=rate)
        run_id = self.request.run_id
        if is_refused:
            self.hear(KnobsRefused(run_id, NetBuilderError("No"), old))
        else:
            changes = changes_between(old, new, step=1)
            self.hear(KnobsTurned(run_id=run_id, knobs=new, changes=changes, steps_per_epoch=100))

    @rule(name=st.sampled_from(["apply", "reset"]))
    def use_a_button_of_the_run(self, name) -> None:
        self.do(getattr(self.window.panels.plan.run, name).click)

    @engine_is_busy
    @rule(status=st.sampled_from(list(RunStatus)))
    def hear_of_the_end(self, status) -> None:
        self.end(status)

    def end(self, status) -> None:
        self.engine.ended = len(self.engine.trained)
        self.do(self.engine.finish, status)
        self.do(self.settle)

    def settle(self) -> None:
        """Let all that was said arrive, and what follows from it happen."""
        self.qtbot.waitUntil(lambda: self.relay.is_idle)
        QCoreApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.relay.is_idle)

    def hear(self, message) -> None:
        self.do(self.engine.say, message)
        self.do(self.settle)

    @invariant()
    def verbs_fit_the_state(self) -> None:
        state, verbs = self.training.state, self.window.verbs
        assert verbs["pause"].isEnabled() == (state.can_pause or state.can_unpause)
        assert verbs["pause"].text() == ("Resume" if state.can_unpause else "Pause")
        assert verbs["stop"].isEnabled() == state.can_stop
        assert verbs["train"].isEnabled() == state.can_train
        assert state is not TrainingState.FAILED
        is_busy = len(self.engine.trained) > self.engine.ended
        assert is_busy == (state.is_under_way or state is TrainingState.STOPPING)

    @invariant()
    def only_what_is_trained_can_be_turned(self) -> None:
        controller = self.training.trainer
        is_steerable = controller.state.is_under_way and controller.steering is not None
        assert self.window.panels.plan.run.box.isEnabled() == is_steerable

    def teardown(self) -> None:
        if len(self.engine.trained) > self.engine.ended:
            self.window.training.abandon()
            self.end(RunStatus.STOPPED)
        super().teardown()


@pytest.mark.parametrize("part", range(4))
def test_nothing_comes_out_of_step(part, window, qtbot, engine, relay, how_many):
    """Each part draws its own verbs; one of them stays well within the time of a test.

    The verbs are the same in every run; `NETBUILDER_VERBS=2 pytest …` draws others.
    """
    engine.ended = 0
    engine.become_ready()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)
    first = 4 * int(os.environ.get("NETBUILDER_VERBS", "0"))
    run_state_machine_as_test(
        seed(first + part)(lambda: Trainer(window, qtbot, engine, relay)),
        settings=settings(
            max_examples=how_many(12, quick=2),
            stateful_step_count=50,
            deadline=None,
            database=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
