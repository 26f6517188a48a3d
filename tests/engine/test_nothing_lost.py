"""Whatever breaks while or after a training learns: what it has learned stays."""

from __future__ import annotations

import pytest
from memory_store import MemoryStore
from networks import dense_network

from netbuilder.engine.account import Account
from netbuilder.engine.keeping import CheckpointKeeper
from netbuilder.engine.messages import CheckpointFailed, RunEnded
from netbuilder.project.run import RunStatus


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
    monkeypatch.setattr(CheckpointKeeper, "is_due", lambda self, *, epoch_is_over: True)
    run = train_small(dense_network(), emit=heard, checkpoints=BrokenStore(method))
    assert run.status is RunStatus.FINISHED
    assert heard.of(RunEnded)
    assert len(heard.of(CheckpointFailed)) == 1


def test_a_state_that_cannot_be_copied_costs_no_training(train_small, monkeypatch, heard):
    def refused():
        raise MemoryError

    monkeypatch.setattr(CheckpointKeeper, "is_due", lambda self, *, epoch_is_over: True)
    monkeypatch.setattr(Account, "draft", lambda self: refused)
    run = train_small(dense_network(), emit=heard, checkpoints=MemoryStore())
    assert run.status is RunStatus.FINISHED
    assert len(heard.of(CheckpointFailed)) == 1
