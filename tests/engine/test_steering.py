"""Pausing, stopping and turning knobs while a training is under way."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from networks import SOFTMAX, chain, dense_network

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.input import Input
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.messages import (
    EpochDone,
    KnobsRefused,
    KnobsTurned,
    RunStage,
    RunStarted,
    Stage,
    StepsDone,
)
from netbuilder.project.plan import OptimizerName
from netbuilder.project.run import Change, RunStatus

DROPPING = chain(
    Input(shape=(28, 28)).with_settings(shape=(784,)),
    Dense(units=20),
    Dropout(rate=0.3),
    Dense(units=10, activation=SOFTMAX),
)


def same_numbers(one, other):
    assert one.series.step_loss == other.series.step_loss
    for node, arrays in one.weights.items():
        for a, b in zip(arrays, other.weights[node], strict=True):
            np.testing.assert_array_equal(a, b)


class At:
    """A listener that does something once, when the run has made so many steps."""

    def __init__(self, steps, act):
        self._steps = steps
        self._act = act
        self._done = 0
        self.messages = []
        self.knobs = None

    def __call__(self, message):
        self.messages.append(message)
        if isinstance(message, RunStarted):
            self.knobs = message.knobs
        if isinstance(message, StepsDone):
            self._done += len(message.loss)
            if self._done >= self._steps and self._act is not None:
                act, self._act = self._act, None
                act(self)

    def of(self, kind):
        return [message for message in self.messages if isinstance(message, kind)]


def test_a_pause_changes_no_number(train_small):
    undisturbed = train_small(DROPPING, epochs=3)
    control = TrainingControl()

    def pause(at):
        control.pause()

    at = At(5, pause)

    def emit(message):
        at(message)
        if message == RunStage("run-1", Stage.PAUSED):
            threading.Timer(0.05, control.resume).start()

    paused = train_small(DROPPING, epochs=3, control=control, emit=emit)
    stages = [message.stage for message in at.of(RunStage)]
    assert Stage.PAUSED in stages
    assert stages[stages.index(Stage.PAUSED) + 1] is Stage.TRAINING
    same_numbers(paused, undisturbed)


def test_the_time_of_a_pause_is_not_the_epochs(train_small):
    control = TrainingControl()
    at = At(5, lambda at: control.pause())

    def emit(message):
        at(message)
        if message == RunStage("run-1", Stage.PAUSED):
            threading.Timer(1.0, control.resume).start()

    run = train_small(DROPPING, epochs=1, control=control, emit=emit)
    assert run.series.epochs[0].seconds < 1.0


def test_stop_ends_a_pause(train_small):
    control = TrainingControl()
    at = At(5, lambda at: control.pause())

    def emit(message):
        at(message)
        if message == RunStage("run-1", Stage.PAUSED):
            control.stop()

    run = train_small(DROPPING, epochs=50, control=control, emit=emit)
    assert run.status is RunStatus.STOPPED
    assert 5 <= len(run.series.step_loss) < 50 * 8


def test_a_turned_learning_rate_holds_from_then_on(train_small):
    control = TrainingControl()
    at = At(1, lambda at: control.turn(replace(at.knobs, learning_rate=1e-9)))
    run = train_small(
        dense_network(), epochs=3, control=control, emit=at, optimizer=OptimizerName.SGD
    )
    (turned,) = at.of(KnobsTurned)
    assert turned.changes == run.changes
    (change,) = run.changes
    assert (change.setting, change.before, change.after) == ("learning_rate", 0.001, 1e-9)
    assert 1 <= change.step < 24
    assert run.series.epochs[-1].learning_rate == 1e-9
    assert run.plan.learning_rate == 0.001
    # Hardly anything is learned any more: the last two epochs see the same network.
    losses = [epoch.loss for epoch in run.series.epochs]
    assert abs(losses[2] - losses[1]) < 1e-4


@pytest.mark.parametrize("after", [7, 80, 1_000])
def test_a_turned_batch_size_holds_at_once_and_every_example_is_seen_once(train_small, after):
    control = TrainingControl()
    at = At(3, lambda at: control.turn(replace(at.knobs, batch_size=after)))
    run = train_small(dense_network(), epochs=2, control=control, emit=at)
    (change,) = run.changes
    assert (change.setting, change.after) == ("batch_size", after)
    done = change.step * 50
    left = -(-(400 - done) // min(after, 400)) if done < 400 else 0
    first = run.series.epochs[0]
    assert first.steps == (change.step + left if done < 400 else 8)
    assert run.series.epochs[1].steps == -(-400 // min(after, 400))
    assert at.of(KnobsTurned)[0].steps_per_epoch == run.series.epochs[1].steps
    assert len(run.series.step_loss) == sum(epoch.steps for epoch in run.series.epochs)
    told = [message for message in at.of(StepsDone) if message.epoch == 0]
    assert told[-1].step == told[-1].steps_in_epoch == first.steps
    assert all(message.step <= message.steps_in_epoch for message in told)
    # The mean over the epoch counts each example once, whatever the batch it was in.
    sizes = [50.0] * change.step + [float(min(after, 400))] * (first.steps - change.step)
    sizes[-1] = 400 - sum(sizes[:-1])
    mean = np.average(run.series.step_loss[: first.steps], weights=sizes)
    assert first.loss == pytest.approx(float(mean), rel=1e-12)


def test_a_turned_dropout_rate_continues_with_weights_and_optimizer(train_small):
    """Turned to the rate that it has at the end anyway, the numbers are those of before."""
    control = TrainingControl()
    (node,) = [name for name in DROPPING.nodes if name.startswith("dropout")]
    at = At(1, lambda at: control.turn(replace(at.knobs, rates={node: 0.9})))
    run = train_small(DROPPING, epochs=3, control=control, emit=at)
    (change,) = run.changes
    assert change == Change(step=change.step, setting="rate", before=0.3, after=0.9, node=node)
    undisturbed = train_small(DROPPING, epochs=3)
    step = change.step
    assert run.series.step_loss[:step] == undisturbed.series.step_loss[:step]
    assert run.series.step_loss[step:] != undisturbed.series.step_loss[step:]
    # Nine of ten neurons are left out: learning has become harder, but goes on from there.
    assert run.series.epochs[-1].loss > undisturbed.series.epochs[-1].loss
    assert run.series.step_loss[step] < 2 * run.series.step_loss[0]
    assert run.graph == DROPPING


def test_there_and_back_again_gives_the_numbers_of_before(train_small):
    """A network compiled anew in the middle of a run changes nothing by itself."""
    control = TrainingControl()
    (node,) = [name for name in DROPPING.nodes if name.startswith("dropout")]
    at = At(1, lambda at: control.pause())

    def emit(message):
        at(message)
        if message == RunStage("run-1", Stage.PAUSED) and not at.of(KnobsTurned):
            control.turn(replace(at.knobs, rates={node: 0.9}))
        elif isinstance(message, KnobsTurned) and len(at.of(KnobsTurned)) == 1:
            control.turn(at.knobs)
        elif isinstance(message, KnobsTurned):
            control.resume()

    run = train_small(DROPPING, epochs=3, control=control, emit=emit)
    assert [change.after for change in run.changes] == [0.9, 0.3]
    assert run.changes[0].step == run.changes[1].step
    same_numbers(run, train_small(DROPPING, epochs=3))


def test_more_epochs_and_fewer(train_small):
    control = TrainingControl()
    at = At(1, lambda at: control.turn(replace(at.knobs, epochs=4)))
    run = train_small(dense_network(), epochs=2, control=control, emit=at)
    assert (run.status, len(run.series.epochs)) == (RunStatus.FINISHED, 4)
    same_numbers(run, train_small(dense_network(), epochs=4))

    control = TrainingControl()
    at = At(1, lambda at: control.turn(replace(at.knobs, epochs=1)))
    run = train_small(dense_network(), epochs=50, control=control, emit=at)
    assert (run.status, len(run.series.epochs)) == (RunStatus.FINISHED, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"epochs": 1}, "is in progress"),
        ({"learning_rate": -1.0}, "above 0"),
        ({"batch_size": 0}, "from 1"),
        ({"rates": {"dropout-1": 1.5}}, "from 0 to 1"),
    ],
)
def test_knobs_that_cannot_be_are_refused_and_the_training_goes_on(train_small, wrong, said):
    control = TrainingControl()
    at = At(9, lambda at: control.turn(replace(at.knobs, **wrong)))
    run = train_small(DROPPING, epochs=3, control=control, emit=at)
    (refused,) = at.of(KnobsRefused)
    assert said in refused.error.sentence()
    assert refused.knobs == at.knobs
    assert run.status is RunStatus.FINISHED
    assert run.changes == ()
    same_numbers(run, train_small(DROPPING, epochs=3))


def test_a_batch_too_large_for_the_memory_is_refused(train_small, monkeypatch):
    from netbuilder.engine import memory

    control = TrainingControl()

    def turn(at):
        monkeypatch.setattr(memory, "available_memory", lambda: 1_000)
        control.turn(replace(at.knobs, batch_size=400))

    at = At(1, turn)
    run = train_small(DROPPING, epochs=2, control=control, emit=at)
    (refused,) = at.of(KnobsRefused)
    assert "memory" in refused.error.sentence()
    assert run.status is RunStatus.FINISHED


def test_training_examples_measured_as_validation_is(train_small):
    """Without dropout, after the epoch's last step: better than the mean along the epoch."""
    control = TrainingControl()
    at = At(9, lambda at: control.measure_plain(wanted=True))
    run = train_small(DROPPING, epochs=4, control=control, emit=at)
    first, *_, last = run.series.epochs
    assert first.plain is None
    assert last.plain.metrics["accuracy"] > last.training.metrics["accuracy"]
    assert last.plain_loss < last.loss
    assert [message.epoch for message in at.of(EpochDone)] == list(run.series.epochs)
    same_numbers(run, train_small(DROPPING, epochs=4))


def test_dropout_is_turned_off_and_on_again(train_small):
    """Keras's Dropout of rate 0 draws nothing: it has no state of chance to hand over."""
    control = TrainingControl()
    (node,) = [name for name in DROPPING.nodes if name.startswith("dropout")]
    at = At(1, lambda at: control.turn(replace(at.knobs, rates={node: 0.0})))

    def emit(message):
        at(message)
        if isinstance(message, KnobsTurned) and len(at.of(KnobsTurned)) == 1:
            control.turn(at.knobs)

    run = train_small(DROPPING, epochs=3, control=control, emit=emit)
    assert [change.after for change in run.changes] == [0.0, 0.3]
    assert run.status is RunStatus.FINISHED


@pytest.mark.parametrize("pauses", [False, True])
def test_more_epochs_asked_for_after_the_last_step_are_trained(pauses, train_small):
    """While the last epoch is summed up, or paused after it, there is still a training to steer."""
    control, at = TrainingControl(), At(1, None)

    def emit(message):
        at(message)
        if isinstance(message, EpochDone) and message.index == 1:
            if pauses:
                control.pause()
            else:
                control.turn(replace(at.knobs, epochs=3))
        elif message == RunStage("run-1", Stage.PAUSED) and not at.of(KnobsTurned):
            control.turn(replace(at.knobs, epochs=3))
            control.resume()

    run = train_small(DROPPING, epochs=2, control=control, emit=emit)
    assert len(run.series.epochs) == 3
    assert run.status is RunStatus.FINISHED
    same_numbers(run, train_small(DROPPING, epochs=3))
