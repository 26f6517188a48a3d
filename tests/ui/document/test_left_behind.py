"""Work that was left behind is offered, or stays, or is set aside; none of it is thrown away."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from bad_disk import fail_to_read
from PySide6.QtCore import QLockFile

from netbuilder.files.errors import DamagedFileError, FileError, UnreadableFileError
from netbuilder.files.recipes import load_recipe
from netbuilder.files.recovery_copy import CopyMark, save_copy
from netbuilder.project.document import Document
from netbuilder.project.fields import NewerSchemaError
from netbuilder.ui.document import left_behind
from netbuilder.ui.document.left_behind import LeftBehind

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.errors import NetBuilderError

DOCUMENT = Document(load_recipe("digits-cnn"))


@pytest.fixture
def told() -> list[NetBuilderError]:
    return []


@pytest.fixture
def copies(tmp_path: Path, told) -> LeftBehind:
    return LeftBehind(tmp_path, tell=told.append)


def leave(folder: Path, name: str = "left", *, at: int = 1000) -> Path:
    copy = folder / f"{name}.netb"
    save_copy(DOCUMENT, copy, CopyMark(name))
    os.utime(copy, (at, at))
    return copy


def test_the_newest_is_offered_first(tmp_path: Path, copies, told):
    for name, at in (("older", 1000), ("newest", 3000), ("newer", 2000)):
        leave(tmp_path, name, at=at)
    found = [(each.mark.document_id, each.written) for each in copies]
    assert found == [("newest", 3000), ("newer", 2000), ("older", 1000)]
    assert told == []
    assert next(iter(copies)).document == DOCUMENT


def test_what_a_living_program_writes_is_not_offered(tmp_path: Path, copies, told):
    copy = leave(tmp_path)
    lock = QLockFile(str(copy.with_suffix(".lock")))
    assert lock.tryLock(0)
    (tmp_path / ".left-k3x9.netb").write_bytes(copy.read_bytes()[:100])
    assert list(copies) == []
    lock.unlock()
    assert [each.copy for each in copies] == [copy]
    assert (tmp_path / ".left-k3x9.netb").is_file()
    assert told == []


def test_a_copy_that_vanishes_meanwhile_is_passed_over(tmp_path: Path, copies, told, monkeypatch):
    copy, read = leave(tmp_path), left_behind.open_document

    def vanishing(path: Path) -> Document:
        copy.unlink()
        return read(path)

    monkeypatch.setattr(left_behind, "open_document", vanishing)
    assert list(copies) == []
    assert told == []


def test_a_damaged_copy_is_set_aside_and_told_with_its_place(tmp_path: Path, copies, told):
    copy = leave(tmp_path)
    copy.write_bytes(b"no zip")
    assert list(copies) == []
    (error,) = told
    place = tmp_path / "damaged" / copy.name
    assert place.read_bytes() == b"no zip"
    assert isinstance(error, DamagedFileError)
    assert error.sentence() == (
        "A copy of unsaved work cannot be opened: found a file that is not a zip archive, expected "
        f"a NetBuilder project (.netb). It is damaged and has been moved to {place}."
    )
    assert list(copies) == []
    assert len(told) == 1


def rewrite(copy: Path, **changes: object) -> None:
    """Let another NetBuilder have written the project in the copy."""
    with zipfile.ZipFile(copy) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    project = {**json.loads(members["project.json"]), **changes}
    members["project.json"] = json.dumps(project).encode()
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({"schema": 99}, NewerSchemaError), ({"dataset": "of tomorrow"}, Exception)],
)
def test_the_copy_of_another_version_stays(tmp_path: Path, copies, told, changes, kind):
    copy = leave(tmp_path)
    rewrite(copy, **changes)
    before = copy.read_bytes()
    assert list(copies) == []
    assert list(copies) == []
    (error,) = told
    assert isinstance(error, kind)
    assert not isinstance(error, FileError)
    assert f"It stays in {copy} and will be offered again." in error.sentence()
    assert copy.read_bytes() == before


@pytest.mark.parametrize("bad", [range(100), range(10**6)])
def test_a_copy_that_cannot_be_read_now_stays_and_is_offered_later(
    tmp_path: Path, copies, told, monkeypatch, bad
):
    copy = leave(tmp_path)
    with monkeypatch.context() as patch:
        fail_to_read(patch, copy, bad=bad)
        assert list(copies) == []
    assert [type(error) for error in told] == [UnreadableFileError]
    assert [each.copy for each in copies] == [copy]


def test_a_copy_that_only_a_fault_of_ours_refuses_stays(
    tmp_path: Path, copies, told, monkeypatch, caplog
):
    copy = leave(tmp_path)

    def faulty(path: Path) -> Document:
        raise OverflowError

    monkeypatch.setattr(left_behind, "open_document", faulty)
    assert list(copies) == []
    assert "OverflowError" in told[0].sentence()
    assert copy.is_file()


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, told):
    (tmp_path / "file").write_text("not a folder")
    assert list(LeftBehind(tmp_path / "file", tell=told.append)) == []
    assert isinstance(told[0], UnreadableFileError)
    assert list(LeftBehind(tmp_path / "none", tell=pytest.fail)) == []
