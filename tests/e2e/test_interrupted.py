"""The program offers to resume trainings that were interrupted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bad_disk import fail_to_read
from checkpoint_samples import make_checkpoint, same

from netbuilder.engine.messages import EngineReady, RunEnded, RunRefused
from netbuilder.errors import NetBuilderError
from netbuilder.files.checkpoints import CheckpointStore, data_folder
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.files.recovery_copy import CopyMark, save_copy
from netbuilder.project.document import Document
from netbuilder.project.run import RunStatus
from netbuilder.ui.document.dialogs import Interrupted
from netbuilder.ui.document.recovery import recovery_folder

if TYPE_CHECKING:
    from pathlib import Path

    from quiet_dialogs import QuietDialogs

    from netbuilder.project.checkpoint import Checkpoint


@pytest.fixture
def dialogs(program) -> QuietDialogs:
    return program.window.dialogs


def interrupt(**changes: object) -> Checkpoint:
    """Leave a training as a process does that was killed."""
    checkpoint = make_checkpoint(**{"origin": "", **changes})
    gone = CheckpointStore(data_folder())
    gone.write(checkpoint)
    gone.leave(checkpoint.run.id)
    return checkpoint


def trained_by(program) -> list:
    """Return what the engine is asked for once it is there."""
    program.window.training.trainer.on_message(EngineReady({"keras": "3"}))
    return program.engine.trained


def unfinished() -> list[str]:
    return [run.run_id for run in CheckpointStore(data_folder()).unfinished()]


def test_without_an_interrupted_training_nothing_is_asked(program, dialogs):
    program.start()
    assert dialogs.asked == []


def test_resuming_begins_where_it_stopped(program, dialogs):
    checkpoint = interrupt()
    program.start()

    (request,) = trained_by(program)
    assert request.document_id == program.window.session.document_id == "mine"
    assert dialogs.asked == ["interrupted"]
    assert (dialogs.runs[0].name, dialogs.runs[0].epoch, dialogs.runs[0].epochs) == ("Run 3", 3, 10)
    assert same(request.resume, checkpoint)
    assert (request.run_id, request.name) == ("run-1", "Run 3")
    assert request.project.plan == checkpoint.run.plan
    project = program.window.session.project
    assert (project.graph, project.title) == (checkpoint.run.graph, checkpoint.title)
    assert program.window.session.is_unsaved


def test_what_is_resumed_is_not_offered_to_others(program):
    interrupt()
    program.start()
    assert unfinished() == []


def test_the_file_of_the_document_is_opened(program, tmp_path: Path):
    document = Document(load_recipe("digits-cnn"))
    save_document(document, tmp_path / "mine.netb")
    interrupt(origin=str(tmp_path / "mine.netb"))
    program.start()

    session = program.window.session
    assert session.document == document
    assert session.path == tmp_path / "mine.netb"
    assert not session.is_unsaved
    assert len(trained_by(program)) == 1


def test_a_file_that_is_damaged_now_costs_no_training(program, tmp_path: Path):
    (tmp_path / "mine.netb").write_bytes(b"no zip")
    checkpoint = interrupt(origin=str(tmp_path / "mine.netb"))
    program.start()

    assert program.window.session.project.graph == checkpoint.run.graph
    assert len(trained_by(program)) == 1


def test_the_copy_of_unsaved_work_comes_before_the_file(program, dialogs, tmp_path: Path):
    recipe = load_recipe("digits-cnn")
    save_document(Document(recipe), tmp_path / "mine.netb")
    recovery_folder().mkdir(parents=True)
    edited = replace(recipe, notes="edited")
    save_copy(Document(edited), recovery_folder() / "left.netb", CopyMark("mine"))
    interrupt(origin=str(tmp_path / "mine.netb"))
    program.start()

    assert dialogs.asked == ["interrupted"]
    assert program.window.session.project == edited
    assert program.window.session.is_unsaved
    program.shut_down()
    assert list(recovery_folder().iterdir()) == []


def test_the_copy_of_other_work_waits_for_the_next_start(program, dialogs):
    recovery_folder().mkdir(parents=True)
    same_title = replace(load_recipe("digits-cnn"), title="Mine – «ü»")
    save_copy(Document(same_title), recovery_folder() / "left.netb", CopyMark("other"))
    checkpoint = interrupt()
    program.start()

    assert dialogs.asked == ["interrupted"]
    assert program.window.session.project.graph == checkpoint.run.graph
    assert (recovery_folder() / "left.netb").exists()


def test_what_was_learned_may_be_kept(program, dialogs):
    checkpoint = interrupt()
    dialogs.interrupted = [Interrupted.KEEP]
    program.start()

    (run,) = program.window.session.document.runs
    assert run.status is RunStatus.STOPPED
    assert run.series == checkpoint.run.series
    assert list(run.weights) == list(checkpoint.run.weights)
    assert program.window.session.is_unsaved
    assert trained_by(program) == []
    assert unfinished() == []
    assert same(CheckpointStore(data_folder()).load("run-1"), checkpoint)


def test_what_was_learned_may_be_thrown_away(program, dialogs):
    interrupt()
    first = load_recipe("lecture-relu")
    dialogs.interrupted = [Interrupted.DISCARD]
    program.start()

    assert program.window.session.project == first
    assert trained_by(program) == []
    assert CheckpointStore(data_folder()).load("run-1") is None


def test_after_throwing_it_away_unsaved_work_is_offered(program, dialogs):
    recovery_folder().mkdir(parents=True)
    save_document(Document(load_recipe("digits-cnn")), recovery_folder() / "left.netb")
    interrupt()
    dialogs.interrupted = [Interrupted.DISCARD]
    program.start()

    assert dialogs.asked == ["interrupted", "recover"]
    assert program.window.session.project == load_recipe("digits-cnn")


def test_the_question_may_be_put_off(program, dialogs):
    interrupt()
    interrupt(run_id="run-2")
    dialogs.interrupted = [Interrupted.LATER]
    program.start()

    assert dialogs.asked == ["interrupted"]
    assert sorted(unfinished()) == ["run-1", "run-2"]
    assert trained_by(program) == []


def test_several_are_offered_the_newest_first(program, dialogs):
    for number in (1, 2, 3):
        interrupt(run_id=f"run-{number}", name=f"Run {number}", seed=number)
    dialogs.interrupted = [Interrupted.KEEP, Interrupted.DISCARD, Interrupted.RESUME]
    program.start()

    assert [run.name for run in dialogs.runs] == ["Run 3", "Run 2", "Run 1"]
    assert [run.name for run in program.window.session.document.runs] == ["Run 3"]
    assert [request.name for request in trained_by(program)] == ["Run 1"]


def test_an_older_one_may_be_chosen(program, dialogs):
    interrupt(run_id="older", name="Older", document_id="other")
    interrupt()
    dialogs.resumed = "Older"
    program.start()

    assert [request.name for request in trained_by(program)] == ["Older"]
    assert program.window.session.document_id == "other"
    assert unfinished() == ["run-1"]


def test_those_of_another_document_wait_for_the_next_start(program, dialogs):
    interrupt(run_id="other", document_id="other")
    interrupt()
    dialogs.interrupted = [Interrupted.KEEP]
    program.start()

    assert [run.run_id for run in dialogs.runs] == ["run-1"]
    assert unfinished() == ["other"]


def test_a_file_that_is_opened_brings_its_own_trainings_alone(program, dialogs, tmp_path: Path):
    path = tmp_path / "mine.netb"
    save_document(Document(load_recipe("digits-cnn")), path)
    interrupt(run_id="mine", origin=str(path), title="Digits")
    interrupt(run_id="other")
    program.start(path)

    assert [run.run_id for run in dialogs.runs] == ["mine"]
    assert program.window.session.path == path
    assert len(trained_by(program)) == 1


def test_a_damaged_state_is_said_once(program, dialogs):
    interrupt()
    for path in data_folder().glob("runs/*/objects/*"):
        if path.stat().st_size > 10_000:
            path.write_bytes(b"damaged" * (path.stat().st_size // 7))
    program.start()

    assert [error.subject for error in dialogs.errors] == ["The training state"]
    assert program.window.session.project == load_recipe("lecture-relu")
    assert trained_by(program) == []
    assert "It is damaged and has been moved to" in dialogs.errors[0].advice
    assert len(list((data_folder() / "damaged").glob("*/objects/*"))) > 1
    assert unfinished() == []


def test_a_state_that_cannot_be_read_now_is_said_and_offered_at_the_next_start(
    program, dialogs, monkeypatch
):
    checkpoint = interrupt()
    with monkeypatch.context() as patch:
        fail_to_read(patch, *data_folder().glob("runs/*/objects/*"))
        program.start()
    band = program.window.panels.banners.left_in_place
    assert (
        "An interrupted training cannot be resumed: found Input/output error" in band.words.text()
    )
    assert dialogs.asked == []
    assert same(CheckpointStore(data_folder()).take("run-1"), checkpoint)


def test_a_training_resumed_ends_as_a_run_of_its_document(program, tmp_path: Path):
    save_document(Document(load_recipe("digits-cnn")), tmp_path / "mine.netb")
    checkpoint = interrupt(origin=str(tmp_path / "mine.netb"))
    program.start()
    trained_by(program)
    program.window.training.trainer.on_message(RunEnded(checkpoint.run))

    assert program.window.files.save()
    assert [run.id for run in open_document(tmp_path / "mine.netb").runs] == ["run-1"]


def test_what_the_engine_cannot_resume_is_kept(program):
    checkpoint = interrupt()
    program.start()
    trained_by(program)
    refusal = RunRefused("run-1", NetBuilderError("The state of another Keras"))
    program.window.training.trainer.on_message(refusal)

    (run,) = program.window.session.document.runs
    assert (run.id, run.status) == ("run-1", RunStatus.STOPPED)
    assert run.series == checkpoint.run.series
    assert program.window.training.can_continue
    assert unfinished() == []
    assert CheckpointStore(data_folder()).load("run-1") is not None
