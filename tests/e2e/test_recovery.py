"""The program offers work that it found left behind."""

from __future__ import annotations

import pytest
from runs import a_run

from netbuilder.engine.messages import EngineReady, RunEnded
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.files.recovery_copy import CopyMark, save_copy
from netbuilder.project.document import Document
from netbuilder.ui.document.dialogs import Recovery
from netbuilder.ui.document.recovery import RecoveryKeeper, recovery_folder


@pytest.fixture
def left_work():
    folder = recovery_folder()
    folder.mkdir(parents=True)
    save_document(Document(load_recipe("digits-cnn")), folder / "left.netb")
    return load_recipe("digits-cnn")


def test_left_work_is_opened_as_unsaved(left_work, program):
    program.start()
    session = program.window.session
    assert program.window.dialogs.asked == ["recover"]
    assert session.project == left_work
    assert session.is_unsaved
    program.shut_down()
    assert list(recovery_folder().iterdir()) == []


def test_left_work_stays_the_document_it_was(program):
    recovery_folder().mkdir(parents=True)
    work = Document(load_recipe("digits-cnn"))
    save_copy(work, recovery_folder() / "left.netb", CopyMark("mine"))
    program.start()
    assert program.window.session.document_id == "mine"


def test_left_work_may_be_thrown_away(left_work, program):
    program.window.dialogs.recovery = Recovery.DISCARD
    program.start()
    assert program.window.session.project != left_work
    assert not list(recovery_folder().glob("*.netb"))


def test_left_work_may_wait_for_the_next_start(left_work, program):
    save_document(Document(load_recipe("lecture-relu")), recovery_folder() / "other.netb")
    program.window.dialogs.recovery = Recovery.LATER
    program.start()
    assert program.window.dialogs.asked == ["recover"]
    assert program.window.session.project != left_work
    program.shut_down()
    names = {path.name for path in recovery_folder().glob("*.netb")}
    assert names == {"left.netb", "other.netb"}


def test_left_work_that_cannot_be_opened_is_said_above_the_canvas(left_work, program):
    copy = recovery_folder() / "left.netb"
    copy.write_bytes(b"no zip")
    program.start()
    band = program.window.panels.banners.left_in_place
    assert (
        "A copy of unsaved work cannot be opened: found a file that is not a zip archive"
        in band.words.text()
    )
    assert str(recovery_folder() / "damaged" / "left.netb") in band.words.text()
    assert band.isVisible()
    assert program.window.dialogs.asked == []


def test_without_left_work_nothing_is_asked(program):
    program.start()
    assert program.window.dialogs.asked == []


def test_that_no_copy_can_be_written_is_said_in_the_status_bar(program):
    recovery_folder().parent.mkdir(parents=True, exist_ok=True)
    recovery_folder().write_text("not a folder")
    program.start()
    said = program.window.statusBar().currentMessage()
    assert said.startswith("No recovery copy can be written: found")
    assert said.endswith("Save often: a crash would lose unsaved changes.")


def test_a_training_that_has_ended_is_copied_at_once(qtbot, program):
    """Its checkpoint is over by then: what waits for the next copy would be lost by a kill."""
    program.start()
    keeper = program.findChild(RecoveryKeeper)
    program.relay.received.emit(EngineReady({}))
    program.window.training.train()
    (request,) = program.engine.trained
    program.relay.received.emit(RunEnded(a_run(1, id=request.run_id)))

    assert program.window.session.is_unsaved
    assert keeper.due_in_ms == -1
    qtbot.waitUntil(keeper.copy.is_file, timeout=10_000)
    assert [run.id for run in open_document(keeper.copy).runs] == [request.run_id]
