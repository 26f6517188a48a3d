"""Whatever the window is doing: where the system wants the end, the next start has the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from checkpoint_samples import make_checkpoint

from netbuilder.engine.messages import RunEnded
from netbuilder.engine.orders import Leave
from netbuilder.files.checkpoints import CheckpointStore, data_folder
from netbuilder.ui.document.left_behind import LeftBehind
from netbuilder.ui.document.recovery import recovery_folder

if TYPE_CHECKING:
    from quiet_dialogs import QuietDialogs

SCENES = Path(__file__).parents[1] / "support" / "ending_window.py"
ENDS = 60
"""Seconds in which a process ends that is not held; it has 2 of its own, on a quiet machine."""


def end_amid(*scenes: str, number: int | None) -> None:
    """Let a window play the scenes, send it a signal, and see it end well."""
    process = subprocess.Popen(
        [sys.executable, str(SCENES), *scenes],
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "ready\n", process.communicate()
        if number is not None:
            process.send_signal(number)
        _out, err = process.communicate(timeout=ENDS)
    finally:
        process.kill()
        process.communicate()
    assert (process.returncode, err) == (0, "")


def left_work() -> list[int]:
    """Return the epochs planned in each copy that the next start would offer."""
    copies = LeftBehind(recovery_folder(), tell=pytest.fail)
    return [found.document.project.plan.epochs for found in copies]


def left_trainings() -> list[str]:
    return [run.name for run in CheckpointStore(data_folder()).unfinished()]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM ends a process at once on Windows")
@pytest.mark.parametrize(
    ("scenes", "number", "trainings"),
    [
        (("edit", "train"), "SIGTERM", ["Run 1"]),
        (("edit", "train", "question"), "SIGHUP", ["Run 1"]),
        (("edit", "train", "busy"), "SIGTERM", ["Run 1"]),
        (("slow_disk", "edit"), "SIGTERM", []),
        (("edit", "question", "session_end"), "", []),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple | list) else value,
)
def test_the_next_start_has_the_work(scenes, number, trainings):
    end_amid(*scenes, number=getattr(signal, number) if number else None)
    assert left_work() == [7777]
    assert left_trainings() == trainings


@pytest.fixture
def dialogs(program) -> QuietDialogs:
    return program.window.dialogs


def test_nothing_is_asked_and_the_training_is_left(program, dialogs):
    program.start()
    program.window.session.add_run(make_checkpoint().run)
    program.end_at_once()
    assert dialogs.asked == []
    assert Leave() in program.engine.steered
    assert not program.window.isVisible()
    (found,) = LeftBehind(recovery_folder(), tell=pytest.fail)
    assert [run.name for run in found.document.runs] == ["Run 3"]
    assert found.mark.document_id == program.window.session.document_id


def test_a_close_that_follows_asks_nothing(program, dialogs):
    program.start()
    program.window.session.add_run(make_checkpoint().run)
    program.end_at_once()
    assert program.window.close()
    assert dialogs.asked == []
    assert len(list(LeftBehind(recovery_folder(), tell=pytest.fail))) == 1


def test_saved_work_leaves_no_copy(program):
    program.start()
    program.end_at_once()
    assert list(recovery_folder().glob("*.netb")) == []


def test_a_run_that_finished_meanwhile_is_kept(program, monkeypatch):
    program.start()
    checkpoint = make_checkpoint()
    program.window.training.resume(checkpoint)

    def shut_down(*, timeout: float) -> bool:
        program.relay.post(RunEnded(checkpoint.run))
        return True

    monkeypatch.setattr(program.engine, "shut_down", shut_down)
    program.end_at_once()
    (found,) = LeftBehind(recovery_folder(), tell=pytest.fail)
    assert [run.id for run in found.document.runs] == ["run-1"]


def test_closing_by_hand_asks_as_ever(program, dialogs):
    program.start()
    program.window.session.add_run(make_checkpoint().run)
    assert program.window.close()
    assert dialogs.asked == ["unsaved"]
    assert list(recovery_folder().glob("*.netb")) == []
