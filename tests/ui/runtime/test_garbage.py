"""Who collects cyclic garbage, and when."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QObject

from netbuilder.engine.messages import EngineFailed, EngineReady, RunEnded
from netbuilder.errors import NetBuilderError
from netbuilder.ui.runtime import garbage
from netbuilder.ui.runtime.garbage import GarbageKeeper


@pytest.fixture
def collected(monkeypatch):
    """Note which generations are collected."""
    found = []
    monkeypatch.setattr(garbage.gc, "collect", found.append)
    monkeypatch.setattr(garbage, "_INTERVAL_MS", 1)
    return found


@pytest.fixture
def keeper(qtbot):
    owner = QObject()
    keeper = GarbageKeeper(owner)
    yield keeper
    keeper.stop()
    owner.deleteLater()


@pytest.mark.parametrize(
    "message", [EngineReady({}), EngineFailed(NetBuilderError("no"))], ids=["ready", "failed"]
)
def test_nothing_is_collected_before_the_import_is_over(qtbot, keeper, collected, message):
    keeper.start()
    assert not gc.isenabled()
    with qtbot.waitSignal(keeper._timer.timeout):
        pass
    with qtbot.waitSignal(keeper._timer.timeout):
        pass
    assert collected == []
    keeper.on_message(message)
    qtbot.waitUntil(lambda: len(collected) >= 30)
    assert set(collected) == {1, 2}


def test_python_collects_again_afterwards(keeper):
    keeper.start()
    keeper.stop()
    assert gc.isenabled()


def test_everything_is_collected_behind_a_training(qtbot, keeper, collected):
    keeper.start()
    keeper.on_message(EngineReady({}))
    qtbot.waitUntil(lambda: len(collected) >= 3)
    assert collected[1:3] == [1, 1]
    keeper.on_message(RunEnded(run=None))
    before = len(collected)
    qtbot.waitUntil(lambda: len(collected) > before)
    assert collected[before] == 2
