"""Whatever breaks while or after a training learns: what it has learned stays."""

from __future__ import annotations

import pytest
import tensorflow as tf
from memory_store import MemoryStore
from networks import dense_network

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.engine import ending as ending_module
from netbuilder.engine.checkpointer import Checkpointer
from netbuilder.engine.event_files import EventFiles
from netbuilder.engine.messages import CheckpointFailed, EpochDone, RunEnded
from netbuilder.engine.run_record import RunRecord
from netbuilder.engine.trainer import Trainer
from netbuilder.project.plan import Loss, OptimizerName
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end_words import end_sentence


class BrokenStore(MemoryStore):
    """Fails in ways that are not foreseen."""

    def __init__(self, *methods):
        super().__init__()
        self._broken = methods

    def begin(self, run_id):
        self._fail("begin")
        super().begin(run_id)

    def write(self, checkpoint):
        self._fail("write")
        super().write(checkpoint)

    def end(self, run_id, checkpoint=None):
        self._fail("end")
        super().end(run_id, checkpoint)

    def _fail(self, method):
        if method in self._broken:
            raise MemoryError


@pytest.mark.parametrize("method", ["begin", "write", "end"])
def test_a_store_that_breaks_costs_no_training(method, train_small, monkeypatch, heard):
    monkeypatch.setattr(Checkpointer, "is_due", lambda self, *, epoch_is_over: True)
    run = train_small(dense_network(), emit=heard, checkpoints=BrokenStore(method))
    assert run.status is RunStatus.FINISHED
    assert heard.of(RunEnded)
    assert len(heard.of(CheckpointFailed)) == 1


def test_a_state_that_cannot_be_copied_costs_no_training(train_small, monkeypatch, heard):
    def refused():
        raise MemoryError

    monkeypatch.setattr(Checkpointer, "is_due", lambda self, *, epoch_is_over: True)
    monkeypatch.setattr(RunRecord, "draft", lambda self: refused)
    run = train_small(dense_network(), emit=heard, checkpoints=MemoryStore())
    assert run.status is RunStatus.FINISHED
    assert len(heard.of(CheckpointFailed)) == 1


def breaking(monkeypatch, cls, method, *, after):
    """Let a method raise what nobody foresaw from its call number `after` on."""
    whole, calls = getattr(cls, method), []

    def broken(self, *arguments, **keywords):
        calls.append(1)
        if len(calls) > after:
            raise RuntimeError("a bug")
        return whole(self, *arguments, **keywords)

    monkeypatch.setattr(cls, method, broken)


def test_a_bug_in_the_loop_ends_the_run_not_what_it_learned(train_small, monkeypatch, heard):
    breaking(monkeypatch, Trainer, "make", after=9)
    store = MemoryStore()
    run = train_small(dense_network(), epochs=50, emit=heard, checkpoints=store)
    assert run.status is RunStatus.FAILED
    assert "RuntimeError" in end_sentence(run)
    assert run.test.metrics["accuracy"] > 0.2
    assert heard.of(RunEnded) == [RunEnded(run)]


def test_a_test_that_cannot_be_computed_costs_no_training(train_small, monkeypatch):
    def refused(*arguments):
        raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating")

    monkeypatch.setattr(ending_module, "score_in_pieces", refused)
    run = train_small(dense_network())
    assert run.status is RunStatus.FINISHED
    assert run.test is None
    assert run.weights


def test_a_diagnosis_that_cannot_be_made_costs_no_training(train_small, monkeypatch):
    def refused(*arguments):
        raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating")

    monkeypatch.setattr(ending_module, "diagnose", refused)
    graph = dense_network(last=ActivationFunction.LINEAR)
    sgd = {"optimizer": OptimizerName.SGD, "batch_size": 10, "learning_rate": 100.0}
    run = train_small(graph, loss=Loss.MSE, epochs=5, **sgd)
    assert run.status is RunStatus.FAILED
    assert "learning rate" in end_sentence(run)
    assert "are finite" not in end_sentence(run)
    assert run.weights


def test_a_training_interrupted_from_outside_can_be_resumed(train_small, monkeypatch):
    """A second Ctrl-C, as a kill, leaves the state for the next start."""
    store = MemoryStore()
    steps = []

    def emit(message):
        steps.append(message)
        if isinstance(message, EpochDone) and message.index == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_small(dense_network(), epochs=5, emit=emit, checkpoints=store)
    assert store.begun == ["run-1"]
    assert store.ended == {}


def test_event_files_that_cannot_be_closed_cost_no_training(train_small, monkeypatch, tmp_path):
    class Broken:
        def close(self):
            raise tf.errors.ResourceExhaustedError(None, None, "No space left on device")

    files = EventFiles(tmp_path)
    files._writers["train"] = Broken()
    files.close()
