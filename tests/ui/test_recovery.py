"""Unsaved work survives a program that does not come to its end."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from netbuilder.files.project_file import open_document
from netbuilder.files.recovery_copy import CopyMark, mark_of
from netbuilder.project.document import Document
from netbuilder.ui.left_behind import LeftBehind
from netbuilder.ui.recovery import RecoveryKeeper

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def keeper(session, tmp_path):
    made = RecoveryKeeper(session, tmp_path / "recovery")
    made.start()
    yield made
    made.stop()


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
from netbuilder.ui.recovery import RecoveryKeeper
from netbuilder.ui.session import Session

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


def test_a_folder_that_cannot_be_written_to_leaves_the_program_working(session, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    keeper = RecoveryKeeper(session, tmp_path / "file" / "recovery")
    keeper.start()
    edit(session)
    keeper.stop()
