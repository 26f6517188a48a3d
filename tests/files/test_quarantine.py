"""Only proven damage is moved away, under a name of its own; nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bad_disk import fail_to_read

from netbuilder.files.archive import open_archive
from netbuilder.files.errors import DamagedFileError, UnreadableFileError, damaged
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.quarantine import judged
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.fields import NewerSchemaError

if TYPE_CHECKING:
    from pathlib import Path

DAMAGE = damaged("The file", found="a file that is not a zip archive")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def file(folder: Path) -> Path:
    folder.mkdir()
    (folder / "mine.netb").write_bytes(b"work")
    return folder / "mine.netb"


def test_proven_damage_is_moved_and_its_place_told(folder: Path, file: Path):
    told = judged(DAMAGE, file, folder=folder, what="A copy cannot be opened.")
    place = folder / "damaged" / "mine.netb"
    assert not file.exists()
    assert place.read_bytes() == b"work"
    assert isinstance(told, DamagedFileError)
    assert told.sentence() == (
        "A copy cannot be opened: found a file that is not a zip archive. It is damaged and has "
        f"been moved to {place}."
    )


def test_damage_takes_no_other_damages_place(folder: Path, file: Path):
    judged(DAMAGE, file, folder=folder)
    file.write_bytes(b"other")
    judged(DAMAGE, file, folder=folder)
    kept = {path.name: path.read_bytes() for path in (folder / "damaged").iterdir()}
    assert kept == {"mine.netb": b"work", "mine-2.netb": b"other"}


@pytest.mark.parametrize(
    "error", [UnreadableFileError("The file"), NewerSchemaError("The file", advice="Update.")]
)
def test_what_may_be_whole_stays(folder: Path, file: Path, error):
    told = judged(error, file, folder=folder)
    assert file.read_bytes() == b"work"
    assert type(told) is type(error)
    assert f"It stays in {file} and will be offered again." in told.sentence()
    assert error.advice in told.sentence()


def test_damage_that_the_disk_does_not_let_be_proven_stays(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
):
    fail_to_read(monkeypatch, file, bad=range(3, 4))
    assert "It stays in" in judged(DAMAGE, file, folder=folder).sentence()
    assert file.exists()


def test_a_folder_of_the_name_damaged_that_is_a_file_leaves_it_where_it_is(
    folder: Path, file: Path
):
    (folder / "damaged").write_text("")
    assert "It stays in" in judged(DAMAGE, file, folder=folder).sentence()
    assert file.read_bytes() == b"work"


@pytest.mark.parametrize("bad", [range(100), range(10**6)])
@pytest.mark.parametrize("times", [1, 10])
def test_an_error_of_the_disk_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: range, times: int
):
    """`zipfile` says "not a zip file" where the end of the file cannot be read."""
    path = tmp_path / "mine.netb"
    document = Document(load_recipe("digits-cnn"))
    save_document(document, path)
    with monkeypatch.context() as patch:
        fail_to_read(patch, path, bad=bad, times=times)
        with pytest.raises(UnreadableFileError, match="cannot be opened: found Input/output"):
            open_document(path)
    assert open_document(path) == document


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"PK\5\6" + b"\0" * 18, b"PK\5\6" + b"\xff" * 18]
)
def test_damage_is_no_error_of_the_disk(tmp_path: Path, content: bytes):
    path = tmp_path / "mine.netb"
    path.write_bytes(content)
    with (
        pytest.raises(DamagedFileError),
        open_archive(path, subject="mine", kind="zip") as archive,
    ):
        archive.read("project.json")
