from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netbuilder import resources
from netbuilder.errors import NetBuilderError
from netbuilder.files import archive, opening
from netbuilder.files.errors import DamagedFileError, FileError
from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.files.recipes import load_recipe, recipe_names

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.document import Document


def test_a_project_is_known_by_its_suffix(document: Document, tmp_path: Path):
    save_document(document, tmp_path / "a.netb")
    save_document(document, tmp_path / "A.NETB")

    assert open_path(tmp_path / "a.netb").project == document.project
    assert open_path(tmp_path / "A.NETB").project == document.project


@pytest.mark.parametrize("name", recipe_names())
def test_a_recipes_file_opens_as_a_project(name: str):
    assert open_path(resources.path("recipes", f"{name}.json")).project == load_recipe(name)


@pytest.mark.parametrize("name", ["a.h5", "a.pkl", "a", "a.netb.txt", ".netb"])
def test_other_files_are_refused_with_the_kinds_there_are(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"")

    with pytest.raises(NetBuilderError, match=r"a project \(\.netb\), a Keras model \(\.keras\)"):
        open_path(tmp_path / name)


def test_a_picture_is_refused_with_where_it_is_read(tmp_path: Path):
    for name, is_picture in (("seven.PNG", True), ("photo.jpeg", True), ("list.txt", False)):
        with pytest.raises(NetBuilderError) as refusal:
            open_path(tmp_path / name)
        assert ("drawing pad" in refusal.value.advice) == is_picture


@pytest.mark.parametrize("name", ["a.netb", "a.keras", "a.json"])
def test_a_missing_file_says_so(tmp_path: Path, name: str):
    with pytest.raises(NetBuilderError, match="no such file"):
        open_path(tmp_path / name)


@pytest.mark.parametrize("name", ["a.netb", "a.keras", "a.json", "a.png", "a"])
def test_a_folder_says_so(tmp_path: Path, name: str):
    (tmp_path / name).mkdir()

    with pytest.raises(NetBuilderError, match=f"{name} cannot be opened: found a folder"):
        open_path(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "found"),
    [(b"[1]", "an object"), (b"{}", "not a NetBuilder project"), (b"{", "not JSON")],
)
def test_json_that_is_no_recipe_says_so(tmp_path: Path, content: bytes, found: str):
    (tmp_path / "a.json").write_bytes(content)

    with pytest.raises(NetBuilderError, match=found):
        open_path(tmp_path / "a.json")


def test_more_than_the_memory_holds_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def open_document(path: Path) -> Document:
        raise MemoryError

    monkeypatch.setattr(opening, "open_document", open_document)

    with pytest.raises(NetBuilderError, match="memory"):
        open_path(tmp_path / "a.netb")


@pytest.mark.parametrize("name", ["a.netb", "a.keras", "a.json"])
def test_whatever_a_reader_raises_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    def stumble(*arguments: object, **options: object) -> object:
        raise OverflowError

    (tmp_path / name).write_bytes(b"{}")
    monkeypatch.setattr(archive.zipfile, "ZipFile", stumble)
    monkeypatch.setattr(opening, "read_json", stumble)

    with pytest.raises(FileError, match="OverflowError") as caught:
        open_path(tmp_path / name)
    assert not isinstance(caught.value, DamagedFileError)
