"""What is stored is an identifier: in a language that nobody speaks, no file holds a word of it."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from checkpoint_samples import make_checkpoint
from figures import a_series, an_epoch
from speaking import speaking_pseudo, translated_in
from trained import make_run, small_graph

from netbuilder.files import spare
from netbuilder.files.checkpoints import CheckpointStore
from netbuilder.files.custom_blocks import CustomBlocks
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recovery_copy import CopyMark, save_copy
from netbuilder.project.document import Document
from netbuilder.project.ignored_warnings import can_be_ignored, ignore
from netbuilder.project.problems import find_problems
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end import (
    Diverged,
    EndedUnexpectedly,
    NotFinite,
    OutOfMemory,
    ProgramEnded,
    StoppedEarly,
    Where,
)
from netbuilder.project.run_end_words import end_sentence
from netbuilder.words import ENGLISH, use_language

if TYPE_CHECKING:
    from pathlib import Path

ENDS = (
    (RunStatus.FINISHED, None),
    (RunStatus.FINISHED, StoppedEarly()),
    (RunStatus.STOPPED, None),
    (RunStatus.STOPPED, ProgramEnded()),
    (RunStatus.FAILED, OutOfMemory(epoch=1, step=2)),
    (RunStatus.FAILED, EndedUnexpectedly(epoch=1, error="KeyError")),
    (
        RunStatus.FAILED,
        Diverged(epoch=1, step=2, loss=NotFinite.NAN, rate=10.0, began_in=Where.OUTPUT),
    ),
)
LOST = a_series(epochs=(an_epoch(loss=float("nan"), accuracy=0.5, steps=2),))


@pytest.fixture(autouse=True)
def _pseudo_language(pseudo_folder):
    with speaking_pseudo(pseudo_folder):
        yield


def every_end() -> Document:
    """Return a document with a run of every ending and all of its warnings ignored."""
    project = Project(small_graph("lecture-sigmoid"), title="Mine")
    for problem in filter(can_be_ignored, find_problems(project)):
        project = ignore(project, problem)
    runs = tuple(
        make_run(
            project.graph,
            id=f"run-{index}",
            name=f"{index}",
            status=status,
            reason=reason,
            diverged_in="dense-2",
            series=LOST,
        )
        for index, (status, reason) in enumerate(ENDS)
    )
    return Document(project, runs)


def contents(path: Path) -> list[bytes]:
    """Return the content of a file, or of all files in it."""
    if not zipfile.is_zipfile(path):
        return [path.read_bytes()]
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def texts_in(folder: Path) -> list[str]:
    """Return the paths of all files below a folder, and the JSON texts in them, as people read."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    texts = [str(path.relative_to(folder)) for path in files]
    for content in (content for path in files for content in contents(path)):
        with suppress(ValueError):
            texts.append(json.dumps(json.loads(content), ensure_ascii=False))
    return texts


def test_no_file_holds_a_word_of_the_language(tmp_path, monkeypatch):
    monkeypatch.setattr(spare, "user_data_path", lambda *_names, **_more: tmp_path)
    document = every_end()
    state = make_checkpoint()
    store = CheckpointStore(tmp_path / "checkpoints")

    save_document(document, tmp_path / "mine.netb")
    save_copy(document, tmp_path / "copy.netb", CopyMark("mine", str(tmp_path / "mine.netb")))
    CustomBlocks(tmp_path / "blocks").keep("Mine", document.project.graph)
    spare.note(spare.new_place("mine.netb"), document)
    for index, (status, reason) in enumerate(ENDS):
        run = replace(state.run, id=f"run-{index}", status=status, reason=reason)
        store.end(run.id, replace(state, run=run))

    texts = texts_in(tmp_path)
    assert sum('"end_reason"' in text for text in texts) == 3 * len(ENDS)
    assert [translated_in(text) for text in texts if translated_in(text)] == []


def test_the_reason_is_said_in_the_language_of_whoever_opens_the_file(tmp_path):
    save_document(every_end(), tmp_path / "mine.netb")
    reasons = [run for run in open_document(tmp_path / "mine.netb").runs if run.reason is not None]

    assert len(reasons) == sum(reason is not None for _status, reason in ENDS)
    assert all(translated_in(end_sentence(run)) for run in reasons)
    use_language(ENGLISH)
    assert not any(translated_in(end_sentence(run)) for run in reasons)
