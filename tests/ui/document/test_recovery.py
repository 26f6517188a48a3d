"""Unsaved work survives a program that does not end by itself."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from netbuilder.files import copy_writer
from netbuilder.files.errors import not_written
from netbuilder.files.project_file import open_document
from netbuilder.files.recovery_copy import CopyMark, mark_of, save_copy
from netbuilder.project.document import Document
from netbuilder.ui.document.left_behind import LeftBehind
from netbuilder.ui.document.recovery import PAUSE_MS, RecoveryKeeper

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def patient_keeper(session, tmp_path):
    """A keeper that waits as long as a person's does."""
    made = RecoveryKeeper(session, tmp_path / "recovery")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def brief_pause(monkeypatch):
    monkeypatch.setattr("netbuilder.ui.document.recovery.PAUSE_MS", 20)


@pytest.fixture
def keeper(brief_pause, patient_keeper):
    """A keeper that copies soon after an edit."""
    return patient_keeper


def edit(session, epochs=3):
    def change(project):
        return replace(project, plan=project.plan.with_settings(epochs=epochs))

    session.edit("Change", change)


def has_epochs(copy: Path, epochs: int) -> bool:
    return copy.is_file() and open_document(copy).project.plan.epochs == epochs


def test_an_edit_is_soon_on_the_disk_and_the_newest_wins(qtbot, session, keeper):
    edit(session, 3)
    edit(session, 4)
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 4), timeout=10_000)


def test_a_copy_says_of_which_document_it_is(qtbot, session, keeper, tmp_path):
    path = tmp_path / "mine.netb"
    session.load(Document(), path=path)
    edit(session)
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 3), timeout=10_000)
    assert mark_of(keeper.copy) == CopyMark(session.document_id, str(path))
    session.load(Document(), path=None)
    edit(session, 4)
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 4), timeout=10_000)
    assert mark_of(keeper.copy) == CopyMark(session.document_id, "")


def test_saved_work_needs_no_copy(qtbot, session, keeper, tmp_path):
    edit(session)
    qtbot.waitUntil(keeper.copy.is_file, timeout=10_000)
    session.mark_saved(session.document, path=tmp_path / "x.netb")
    qtbot.waitUntil(lambda: not keeper.copy.exists(), timeout=10_000)


def test_work_saved_while_its_copy_is_written_needs_none_either(qtbot, session, keeper, tmp_path):
    edit(session)
    keeper.copy_now()
    session.mark_saved(session.document, path=tmp_path / "x.netb")
    assert keeper.due_in_ms >= 0
    qtbot.waitUntil(lambda: keeper.due_in_ms < 0 and not keeper.copy.exists(), timeout=10_000)


def test_a_program_that_ends_leaves_nothing(qtbot, session, keeper, tmp_path):
    edit(session)
    qtbot.waitUntil(keeper.copy.is_file, timeout=10_000)
    keeper.stop()
    assert list((tmp_path / "recovery").iterdir()) == []


KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from netbuilder.ui.document.recovery import RecoveryKeeper
from netbuilder.ui.document.session import Session

application = QCoreApplication([])
session = Session()
keeper = RecoveryKeeper(session, Path(sys.argv[1]))
keeper.start()
session.edit("Change", lambda p: replace(p, plan=p.plan.with_settings(epochs=7)))
timer = QTimer()
timer.timeout.connect(lambda: keeper.copy.exists() and os.kill(os.getpid(), 9))
timer.start(20)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal 9")
def test_the_work_of_a_killed_program_is_found(tmp_path):
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], timeout=60, check=False)
    assert done.returncode == -9
    (found,) = LeftBehind(tmp_path, tell=pytest.fail)
    assert found.document.project.plan.epochs == 7


def test_however_much_is_edited_a_copy_is_soon_due(qtbot, session, patient_keeper):
    """With the time that one copy takes, an edit is on the disk within a second."""
    keeper = patient_keeper
    for epochs in range(3, 9):
        before = keeper.due_in_ms
        edit(session, epochs)
        assert 0 <= keeper.due_in_ms <= 500
        assert before == -1 or keeper.due_in_ms <= before
    assert PAUSE_MS == 500
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 8), timeout=10_000)


@pytest.fixture
def disk(monkeypatch):
    """A disk that a test may fill, or let wait."""
    made = Disk()
    monkeypatch.setattr(copy_writer, "save_copy", made.save_copy)
    yield made
    made.turn.set()


class Disk:
    def __init__(self) -> None:
        self.is_full = False
        self.turn = threading.Event()
        self.turn.set()
        self.begun = threading.Semaphore(0)

    def save_copy(self, document, path, mark) -> None:
        self.begun.release()
        assert self.turn.wait(60)
        if self.is_full:
            raise not_written(path, OSError(errno.ENOSPC, "full"))
        save_copy(document, path, mark)


def test_an_edit_during_a_copy_is_copied_as_soon_as_it_is_done(qtbot, session, keeper, disk):
    disk.turn.clear()
    edit(session, 3)
    keeper.copy_now()
    assert disk.begun.acquire(timeout=60)
    edit(session, 4)
    keeper.copy_now()
    disk.turn.set()
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 4), timeout=10_000)


def test_a_copy_that_cannot_be_written_is_said_once_until_one_could_be(
    qtbot, session, keeper, disk
):
    told = []
    keeper.failed.connect(told.append)
    disk.is_full = True
    for epochs in (3, 4, 5):
        edit(session, epochs)
        keeper.copy_now()
        assert disk.begun.acquire(timeout=60)
        qtbot.waitUntil(lambda: keeper.due_in_ms > 500, timeout=10_000)
    (error,) = told
    assert error.sentence().startswith("No recovery copy can be written: found a full disk")
    assert "Save often" in error.sentence()
    disk.is_full = False
    keeper.copy_now()
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 5), timeout=10_000)
    disk.is_full = True
    edit(session, 6)
    keeper.copy_now()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)


def test_a_fault_of_ours_is_said_too(qtbot, session, keeper, monkeypatch):
    def faulty(*arguments) -> None:
        raise RuntimeError("Symlink loop")

    monkeypatch.setattr(copy_writer, "save_copy", faulty)
    edit(session)
    with qtbot.waitSignal(keeper.failed, timeout=10_000) as caught:
        keeper.copy_now()
    assert "found RuntimeError" in caught.args[0].sentence()


def test_what_is_left_is_the_newest_work(session, keeper, disk, tmp_path):
    disk.turn.clear()
    edit(session, 3)
    keeper.copy_now()
    assert disk.begun.acquire(timeout=60)
    edit(session, 4)
    assert not keeper.leave(0.01)
    disk.turn.set()
    assert keeper.leave(60)
    assert has_epochs(keeper.copy, 4)
    assert keeper.leave(0)


def test_another_thread_may_leave_it_where_this_one_is_busy(session, keeper):
    edit(session, 9)
    thread = threading.Thread(target=keeper.leave, args=(60,))
    thread.start()
    thread.join()
    assert has_epochs(keeper.copy, 9)


def test_saved_work_is_not_left(session, keeper, tmp_path):
    edit(session)
    session.mark_saved(session.document, path=tmp_path / "x.netb")
    assert keeper.leave(60)
    assert not keeper.copy.exists()


def test_a_folder_that_cannot_be_written_to_is_said_and_tried_again(qtbot, session, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    keeper = RecoveryKeeper(session, tmp_path / "file" / "recovery")
    with qtbot.waitSignal(keeper.failed) as caught:
        keeper.start()
    assert "No recovery copy can be written" in caught.args[0].sentence()
    (tmp_path / "file").unlink()
    edit(session)
    keeper.copy_now()
    qtbot.waitUntil(lambda: has_epochs(keeper.copy, 3), timeout=10_000)
    keeper.stop()
