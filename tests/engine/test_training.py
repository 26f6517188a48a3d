"""One training from request to run."""

from __future__ import annotations

import math
import threading
from dataclasses import replace

import numpy as np
import pytest
from figures import accuracies
from networks import convolutional_network, dense_network

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dropout import Dropout
from netbuilder.data.datasets import aligned, load_dataset
from netbuilder.engine import progress, step
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.evaluate import evaluate
from netbuilder.engine.examples import make_examples
from netbuilder.engine.messages import (
    EpochDone,
    RunEnded,
    RunStage,
    RunStarted,
    Stage,
    StepsDone,
)
from netbuilder.errors import NetBuilderError
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus, weights_fit
from netbuilder.project.run_end_words import end_sentence
from netbuilder.project.trained import trained_by

EXPLODING = {
    "loss": Loss.MSE,
    "optimizer": OptimizerName.SGD,
    "learning_rate": 100.0,
    "batch_size": 10,
}
LINEAR = dense_network(last=ActivationFunction.LINEAR)


def same_numbers(one, other):
    return (
        one.series.step_loss == other.series.step_loss
        and accuracies(one.series) == accuracies(other.series)
        and same_weights(one, other)
    )


def same_weights(one, other):
    return all(
        np.array_equal(a, b)
        for node in one.weights
        for a, b in zip(one.weights[node], other.weights[node], strict=True)
    )


def test_a_training_tells_its_story_in_order(train_small, heard):
    run = train_small(dense_network(), emit=heard, epochs=2, batch_size=30)
    stages = [message.stage for message in heard.of(RunStage)]
    assert stages == [
        Stage.READING,
        Stage.BUILDING,
        Stage.COMPILING,
        Stage.TRAINING,
        Stage.TESTING,
    ]
    started = heard.of(RunStarted)[0]
    assert (started.epochs, started.steps_per_epoch, started.parameters) == (2, 14, 12_730)
    assert [message.index for message in heard.of(EpochDone)] == [0, 1]
    assert [message.epoch for message in heard.of(EpochDone)] == list(run.series.epochs)
    told = [loss for message in heard.of(StepsDone) for loss in message.loss]
    assert told == list(run.series.step_loss)
    assert heard.of(StepsDone)[-1].step == 14
    assert heard.of(StepsDone)[-1].seconds_left == 0.0
    assert heard.messages[-1] == RunEnded(run)


def test_a_run_says_all_about_itself(train_small, small_data):
    run = train_small(dense_network(), epochs=3, learning_rate=0.01)
    assert run.status is RunStatus.FINISHED
    assert (run.reason, run.execution_mode, run.device) == (None, "xla-loop", "CPU")
    assert {"keras", "tensorflow"} <= run.versions.keys()
    assert len(run.series.step_loss) == 3 * 8
    assert run.series.epochs[-1].loss < run.series.epochs[0].loss
    assert all(0.0 <= accuracy <= 1.0 for accuracy in accuracies(run.series))
    assert run.images_per_second > 0
    assert weights_fit(run.graph, run.weights)
    found = evaluate(trained_by(run), load=small_data)
    assert found.loss == pytest.approx(run.test.loss, rel=1e-6)
    assert found.metrics["accuracy"] == run.test.metrics["accuracy"] > 0.5


def test_a_run_holds_its_weights_where_they_rest(train_small, heard):
    held = {"dense-1": ()}
    given = []
    run = train_small(
        dense_network(), emit=heard, epochs=1, offload=lambda weights: given.append(weights) or held
    )
    assert run.weights is heard.of(RunEnded)[0].run.weights is held
    assert len(given[0]) == 2


def test_the_way_follows_from_the_network(train_small, heard):
    run = train_small(convolutional_network(), emit=heard, epochs=1)
    assert run.execution_mode == heard.of(RunStarted)[0].execution_mode == "graph-loop"


@pytest.mark.parametrize(
    "graph",
    [
        dense_network(extra=(Dropout(rate=0.3), BatchNormalization())),
        convolutional_network(),
    ],
)
def test_the_same_seed_gives_the_same_numbers(graph, train_small):
    first = train_small(graph, seed=5)
    assert same_numbers(first, train_small(graph, seed=5))
    assert same_numbers(first, train_small(graph, kept=CompiledCache(), seed=5))
    other = train_small(graph, seed=6)
    assert first.series.step_loss != other.series.step_loss


def test_the_numbers_do_not_depend_on_the_pace(train_small, monkeypatch):
    graph = dense_network(extra=(Dropout(rate=0.3),))
    plan = {"batch_size": 3, "epochs": 1}
    quick = train_small(graph, **plan)
    for steps in (1, 7):
        monkeypatch.setattr(progress.Throttle, "steps", lambda self, steps=steps: steps)
        assert same_numbers(quick, train_small(graph, **plan))


def test_shuffling_changes_the_order_of_the_examples(train_small):
    graph = dense_network()
    shuffled, straight = train_small(graph), train_small(graph, shuffle=False)
    assert shuffled.series.step_loss != straight.series.step_loss


def test_a_learning_rate_that_explodes_stops_at_that_step(train_small, heard):
    run = train_small(LINEAR, emit=heard, epochs=5, **EXPLODING)
    assert run.status is RunStatus.FAILED
    *before, last = run.series.step_loss
    assert not math.isfinite(last)
    assert all(map(math.isfinite, before))
    assert len(run.series.step_loss) < 40
    assert "learning rate of 100 is too large" in end_sentence(run)
    assert "try 10" in end_sentence(run)
    assert f"step {len(run.series.step_loss)} of epoch 1" in end_sentence(run)
    assert heard.messages[-1].run is run


def test_the_last_good_weights_are_kept_whatever_the_pace(train_small, monkeypatch):
    run = train_small(LINEAR, epochs=5, **EXPLODING)
    assert all(np.isfinite(array).all() for arrays in run.weights.values() for array in arrays)
    assert math.isfinite(run.test.loss)
    monkeypatch.setattr(progress.Throttle, "steps", lambda self: 1)
    assert same_weights(run, train_small(LINEAR, epochs=5, **EXPLODING))


@pytest.mark.parametrize("share", [0.0, 0.2])
def test_weights_that_explode_in_the_very_last_step_fail_as_well(train_small, share):
    plan = {**EXPLODING, "batch_size": 500, "validation_split": share}
    runs = [train_small(LINEAR, epochs=epochs, **plan) for epochs in range(12, 17)]
    failed = [run for run in runs if run.status is RunStatus.FAILED]
    assert any(all(map(math.isfinite, run.series.step_loss)) for run in failed)
    for run in runs:
        assert math.isfinite(run.test.loss)
        assert bool(end_sentence(run)) == (run in failed)


def test_stop_keeps_the_weights_within_one_super_step(train_small, heard):
    control = TrainingControl()
    told = []

    def stop_at_once(message):
        heard(message)
        if isinstance(message, StepsDone):
            told.append(message)
            control.stop()

    run = train_small(
        dense_network(), emit=stop_at_once, control=control, epochs=10_000, batch_size=5
    )
    assert run.status is RunStatus.STOPPED
    assert len(run.series.step_loss) == len(told[0].loss)
    assert run.test.metrics["accuracy"] > 0
    assert weights_fit(run.graph, run.weights)
    fresh = train_small(dense_network(), control=control, epochs=1)
    assert (fresh.status, len(fresh.series.step_loss)) == (RunStatus.STOPPED, 0)
    assert not same_weights(run, fresh)


def test_stop_comes_from_another_thread(train_small, heard):
    control = TrainingControl()
    began = threading.Event()

    def note(message):
        heard(message)
        if isinstance(message, EpochDone):
            began.set()

    def stop():
        began.wait()
        control.stop()

    stopper = threading.Thread(target=stop)
    stopper.start()
    run = train_small(dense_network(), emit=note, control=control, epochs=10_000)
    stopper.join()
    assert run.status is RunStatus.STOPPED
    assert 1 <= len(run.series.epochs) < 10_000


def test_training_on_begins_from_the_given_weights(train_small):
    graph = dense_network()
    first = train_small(graph, epochs=4, learning_rate=0.01)
    on = train_small(graph, request={"weights": first.weights}, epochs=1)
    fresh = train_small(graph, epochs=1)
    assert on.series.step_loss[0] < first.series.step_loss[0] / 2
    assert fresh.series.step_loss[0] == first.series.step_loss[0]


def test_no_validation_and_all_validation(train_small):
    run = train_small(dense_network(), validation_split=0.0, epochs=1)
    assert run.series.epochs[0].val_loss is None
    assert len(run.series.step_loss) == 10
    with pytest.raises(NetBuilderError, match="nothing to train on"):
        train_small(dense_network(), validation_split=0.9999)


def test_a_batch_larger_than_the_data_is_one_batch(train_small):
    run = train_small(dense_network(), batch_size=60_000, epochs=1)
    assert len(run.series.step_loss) == 1


def test_one_call_makes_at_most_so_many_steps(train_small):
    run = train_small(dense_network(), batch_size=1, epochs=1, validation_split=0.5)
    assert len(run.series.step_loss) == 250 > 2 * step.MOST_STEPS


def test_the_images_are_not_copied():
    """What is written into the array is read from the tensor: it is one memory."""
    whole = load_dataset("mnist")
    own = replace(whole, x_train=aligned(whole.x_train[:100]), y_train=aligned(whole.y_train[:100]))
    examples = make_examples(own, Project(), device="CPU")
    own.x_train[7, 3, 5] = 123
    own.y_train[9] = 77
    assert int(examples.inputs[7, 3 * 28 + 5]) == 123
    assert int(examples.targets[9]) == 77


def test_images_that_lie_askew_are_copied():
    whole = load_dataset("mnist")
    room = np.zeros(100 * 784 + 64, np.uint8)
    first = -room.ctypes.data % 64 + 1
    askew = room[first : first + 100 * 784].reshape(100, 28, 28)
    examples = make_examples(replace(whole, x_train=askew), Project(), device="CPU")
    np.testing.assert_array_equal(examples.inputs.numpy(), askew.reshape(100, 784))
