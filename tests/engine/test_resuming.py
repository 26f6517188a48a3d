"""Resuming from a checkpoint gives the numbers of an undisturbed run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from memory_store import MemoryStore
from networks import RELU, SOFTMAX, chain, convolutional_network, dense_network
from same_runs import assert_same

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.input import Input
from netbuilder.engine import checkpointer as keeping
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.messages import CheckpointFailed, RunStage, RunStarted, Stage, StepsDone
from netbuilder.engine.protocol import resume_request
from netbuilder.engine.refusals import TrainingLeftError
from netbuilder.errors import NetBuilderError
from netbuilder.project.plan import Loss, OptimizerName, Schedule
from netbuilder.project.run import RunStatus

EVERYTHING = chain(
    Input(shape=(784,)),
    Dense(units=20, activation=RELU),
    BatchNormalization(),
    Dropout(rate=0.3),
    Dense(units=10, activation=SOFTMAX),
)
CAREFUL = {
    "epochs": 4,
    "schedule": Schedule.PLATEAU,
    "rate_patience": 1,
    "learning_rate": 0.05,
    "early_stopping": True,
    "patience": 3,
    "keep_best": True,
}


def checkpoints_of(train_small, graph, **plan):
    store = MemoryStore()
    run = train_small(graph, checkpoints=store, batch_size=7, **plan)
    return run, store.written


@pytest.mark.parametrize("graph", [EVERYTHING, convolutional_network()], ids=["dense", "cnn"])
def test_from_any_checkpoint_to_the_same_end(train_small, always, graph):
    run, checkpoints = checkpoints_of(train_small, graph, **CAREFUL)
    inside = [c for c in checkpoints if c.state.position.examples]
    between = [c for c in checkpoints if not c.state.position.examples]
    assert inside
    assert between
    anew = CompiledCache()
    for checkpoint in (inside[0], inside[-1], between[0]):
        again = train_small(
            graph,
            kept=anew,
            batch_size=7,
            request={"resume": checkpoint},
            **CAREFUL,
        )
        assert_same(again, run)


def test_a_run_resumed_tells_what_it_had_measured(train_small, always, heard):
    _run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=2)
    checkpoint = checkpoints[-1]
    train_small(EVERYTHING, batch_size=7, epochs=2, request={"resume": checkpoint}, emit=heard)
    (started,) = heard.of(RunStarted)
    assert started.so_far == checkpoint.run.series
    told = sum(len(message.loss) for message in heard.of(StepsDone))
    assert len(checkpoint.run.series.step_loss) + told == 2 * 58


def test_the_speed_is_that_of_the_whole_run(train_small, always):
    _run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=2)
    places = {c.state.position: c for c in checkpoints if c.state.position.examples}
    place, checkpoint = next((p, c) for p, c in places.items() if p.epoch == 1)
    done = 400 + place.examples
    slow = replace(checkpoint, run=replace(checkpoint.run, images_per_second=done / 10_000.0))
    run = train_small(EVERYTHING, batch_size=7, epochs=2, request={"resume": slow})
    assert run.images_per_second == pytest.approx(800 / 10_000.0, rel=0.05)


def test_turned_knobs_are_resumed(train_small, always):
    control, store = TrainingControl(), MemoryStore()
    turned = []

    def emit(message):
        if isinstance(message, RunStarted):
            turned.append(message.knobs)
        if isinstance(message, StepsDone) and len(turned) == 1:
            knobs = replace(turned[0], batch_size=9, learning_rate=0.01, rates={"dropout-1": 0.6})
            turned.append(knobs)
            control.turn(knobs)

    run = train_small(
        EVERYTHING, batch_size=7, epochs=3, checkpoints=store, control=control, emit=emit
    )
    assert len(run.changes) == 3
    later = [c for c in store.written if c.run.changes]
    again = train_small(EVERYTHING, batch_size=7, epochs=3, request={"resume": later[0]})
    assert again.changes == run.changes
    assert_same(again, run)


def test_a_paused_training_is_kept_at_once(train_small):
    control, store = TrainingControl(), MemoryStore()

    def emit(message):
        if isinstance(message, StepsDone):
            control.pause()
        if message == RunStage("run-1", Stage.PAUSED):
            store.has_written.wait(60)
            control.stop()

    train_small(EVERYTHING, epochs=2, control=control, checkpoints=store, emit=emit)
    assert store.written


def test_a_checkpoint_comes_after_an_epoch_but_not_too_often(train_small, monkeypatch):
    monkeypatch.setattr(keeping, "_BETWEEN", 1_000.0)
    store = MemoryStore()
    train_small(EVERYTHING, epochs=5, checkpoints=store)
    assert store.written == []
    monkeypatch.setattr(keeping, "_BETWEEN", 0.0)
    train_small(EVERYTHING, epochs=5, checkpoints=store)
    assert store.written
    assert {c.state.position.examples for c in store.written} == {0}


def test_a_full_disk_is_told_once_and_the_training_goes_on(train_small, always, heard):
    store = MemoryStore(refusal=NetBuilderError("The disk is full"))
    run = train_small(EVERYTHING, epochs=3, checkpoints=store, emit=heard)
    assert run.status is RunStatus.FINISHED
    (failed,) = heard.of(CheckpointFailed)
    assert "disk is full" in failed.error.sentence()


def test_the_last_state_of_a_run_is_kept_and_continued(train_small):
    """Two epochs and two more are four epochs: with the optimizer's state and the order."""
    store = MemoryStore()
    plan = {"optimizer": OptimizerName.ADAM, "batch_size": 50}
    first = train_small(EVERYTHING, epochs=2, checkpoints=store, **plan)
    assert store.ended["run-1"].run.weights.keys() == first.weights.keys()
    more = train_small(
        EVERYTHING,
        epochs=2,
        checkpoints=store,
        request={
            "run_id": "run-2",
            "weights": first.weights,
            "continued": "run-1",
            "first_epoch": 2,
        },
        **plan,
    )
    whole = train_small(EVERYTHING, epochs=4, **plan)
    assert first.series.step_loss + more.series.step_loss == whole.series.step_loss
    assert (more.continued, more.first_epoch) == ("run-1", 2)


def test_another_optimizer_begins_anew(train_small):
    store = MemoryStore()
    first = train_small(EVERYTHING, epochs=1, checkpoints=store, optimizer=OptimizerName.ADAM)
    request = {"weights": first.weights, "continued": "run-1", "first_epoch": 1}
    sgd = {"epochs": 1, "optimizer": OptimizerName.SGD}
    more = train_small(EVERYTHING, checkpoints=store, request=request, **sgd)
    fresh = train_small(EVERYTHING, request=request, **sgd)
    assert more.series.step_loss == fresh.series.step_loss


def test_a_failed_run_leaves_no_last_state(train_small, always):
    store = MemoryStore()
    run = train_small(
        dense_network(last=ActivationFunction.LINEAR),
        checkpoints=store,
        loss=Loss.MSE,
        optimizer=OptimizerName.SGD,
        learning_rate=100.0,
        epochs=9,
    )
    assert run.status is RunStatus.FAILED
    assert store.ended == {"run-1": None}


def test_a_state_of_another_optimizer_is_refused(train_small, always):
    _run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=2)
    state = replace(checkpoints[0].state, optimizer=checkpoints[0].state.optimizer[:-1])
    damaged = replace(checkpoints[0], state=state)
    with pytest.raises(NetBuilderError, match="cannot be resumed"):
        train_small(EVERYTHING, batch_size=7, epochs=2, request={"resume": damaged})


def test_a_run_interrupted_while_tested_is_not_trained_beyond_its_early_end(train_small, always):
    plan = {**CAREFUL, "epochs": 30, "patience": 1, "learning_rate": 0.3}
    run, checkpoints = checkpoints_of(train_small, EVERYTHING, **plan)
    assert len(run.series.epochs) < 30
    last = [c for c in checkpoints if len(c.run.series.epochs) == len(run.series.epochs)][-1]
    again = train_small(EVERYTHING, request={"resume": last}, batch_size=7, **plan)
    assert_same(again, run)


def test_the_state_of_an_optimizer_alike_in_shape_is_not_taken_over(train_small):
    """Adagrad's sums of squares are never negative; what momentum has gathered may be."""
    store = MemoryStore()
    momentum = {"optimizer": OptimizerName.SGD, "momentum": 0.9, "learning_rate": 0.1}
    first = train_small(EVERYTHING, epochs=1, checkpoints=store, **momentum)
    request = {"weights": first.weights, "continued": "run-1", "first_epoch": 1}
    adagrad = {"epochs": 1, "optimizer": OptimizerName.ADAGRAD}
    more = train_small(EVERYTHING, checkpoints=store, request=request, **adagrad)
    fresh = train_small(EVERYTHING, request=request, **adagrad)
    assert more.series.step_loss == fresh.series.step_loss


def test_a_run_is_resumed_on_its_own_device(train_small, always):
    run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=2)
    request = resume_request(checkpoints[0])
    assert request.device == run.device
    asked = {"resume": checkpoints[0], "device": request.device}
    assert_same(train_small(EVERYTHING, batch_size=7, epochs=2, request=asked), run)


def test_event_files_are_written_on(train_small, always, tmp_path):
    asked = {"tensorboard": tmp_path / "run-1", "document_id": "mine"}
    run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=2, request=asked)
    checkpoint = next(c for c in checkpoints if c.state.position.examples)
    request = resume_request(checkpoint)
    assert (request.tensorboard, request.document_id) == (tmp_path / "run-1", "mine")
    (first,) = (tmp_path / "run-1" / "train").iterdir()
    asked = {"resume": checkpoint, "tensorboard": request.tensorboard}
    train_small(EVERYTHING, batch_size=7, epochs=2, request=asked)

    (other,) = (file for file in (tmp_path / "run-1" / "train").iterdir() if file != first)
    before, after = figures_in(first), figures_in(other)
    steps = range(len(checkpoint.run.series.step_loss), len(run.series.step_loss))
    assert list(after["batch_loss"]) == list(steps)
    assert list(after["epoch_loss"]) == list(range(checkpoint.state.position.epoch, 2))
    for tag, figures in after.items():
        assert figures == {step: before[tag][step] for step in figures}


def test_a_run_without_event_files_is_resumed_without(train_small, always):
    _run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=1)
    assert resume_request(checkpoints[0]).tensorboard is None


def figures_in(file):
    """Return the figures in an event file, by their tags and steps."""
    import tensorflow as tf

    found = {}
    for event in tf.compat.v1.train.summary_iterator(str(file)):
        for value in event.summary.value:
            found.setdefault(value.tag, {})[event.step] = float(tf.make_ndarray(value.tensor))
    return found


def test_a_run_whose_device_is_gone_continues_with_another(train_small, always):
    run, checkpoints = checkpoints_of(train_small, EVERYTHING, epochs=2)
    asked = {"resume": checkpoints[0], "device": "GPU:7"}
    again = train_small(EVERYTHING, batch_size=7, epochs=2, request=asked)
    assert (again.device, again.status) == (run.device, RunStatus.FINISHED)


def stop_after(steps: int, stop):
    """Return a listener that stops a training after so many steps."""
    seen = []

    def emit(message) -> None:
        if isinstance(message, StepsDone):
            seen.extend(message.loss)
            if len(seen) >= steps:
                stop()

    return emit


def test_a_training_that_is_left_is_kept_and_resumed_to_the_same_end(train_small):
    control, store = TrainingControl(), MemoryStore()
    emit = stop_after(20, control.leave)
    with pytest.raises(TrainingLeftError):
        train_small(
            EVERYTHING, checkpoints=store, control=control, emit=emit, batch_size=7, **CAREFUL
        )
    assert store.ended == {}
    assert len(store.written[-1].run.series.step_loss) >= 20
    again = train_small(EVERYTHING, request={"resume": store.written[-1]}, batch_size=7, **CAREFUL)
    assert_same(again, train_small(EVERYTHING, batch_size=7, **CAREFUL))


def test_a_training_that_stays_open_ends_as_a_run_and_is_resumed_to_the_same_end(train_small):
    control, store = TrainingControl(), MemoryStore()
    emit = stop_after(70, lambda: control.stop(stays_open=True))
    stopped = train_small(
        EVERYTHING, checkpoints=store, control=control, emit=emit, batch_size=7, **CAREFUL
    )
    assert stopped.status is RunStatus.STOPPED
    assert stopped.test is not None
    assert store.ended == {}
    again = train_small(EVERYTHING, request={"resume": store.written[-1]}, batch_size=7, **CAREFUL)
    assert_same(again, train_small(EVERYTHING, batch_size=7, **CAREFUL))


def test_a_training_that_learned_nothing_is_not_kept(train_small):
    control, store = TrainingControl(), MemoryStore()
    control.leave()
    with pytest.raises(TrainingLeftError):
        train_small(EVERYTHING, checkpoints=store, control=control)
    assert store.written == []
