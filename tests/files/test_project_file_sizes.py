"""Project files that hold more than can be meant, or lead out of their folder, are refused."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from project_files import RUN, refusal, rewrite, with_project

from netbuilder.files.project_file import open_document, save_document

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.document import Document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.netb"


def test_more_steps_than_can_be_meant_say_so(document: Document, path: Path, monkeypatch):
    def claim(members: dict[str, bytes]) -> None:
        members[RUN] = members[RUN].replace(b'"steps": 3,', b'"steps": 3000000,')

    save_document(document, path)
    monkeypatch.setattr("netbuilder.files.run_members.MOST_STEPS_IN_ALL", 2)
    assert "found 3 steps" in refusal(path)
    rewrite(path, claim)
    assert "a whole number from 0 to 2,000,000" in refusal(path)


def test_too_many_runs_say_so(path: Path):
    def nothing(data: dict) -> None:
        """Leave the project as it is."""

    with zipfile.ZipFile(with_project(path, nothing), "a") as archive:
        for index in range(5_001):
            archive.writestr(f"runs/{index:03}-Run/run.json", b"")

    assert "5,001 runs" in refusal(path)


def test_runs_that_are_too_large_together_say_so(path: Path):
    def nothing(data: dict) -> None:
        """Leave the project as it is."""

    with zipfile.ZipFile(with_project(path, nothing), "a", zipfile.ZIP_DEFLATED) as archive:
        for index in range(17):
            archive.writestr(f"runs/{index:03}-Run/run.json", b" " * 10 * 2**20)

    assert "at most 167,772,160 bytes" in refusal(path)


def test_a_bomb_of_many_members_says_so(path: Path):
    def nothing(data: dict) -> None:
        """Leave the project as it is."""

    with zipfile.ZipFile(with_project(path, nothing), "a", zipfile.ZIP_DEFLATED) as archive:
        for index in range(10):
            archive.writestr(f"{index}.npy", b" " * 60 * 2**20)

    assert "This does not look like a file that NetBuilder can open" in refusal(path)


def test_a_bomb_says_so_before_it_is_unpacked(path: Path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.json", b" " * (16 * 2**20))

    assert "times its size" in refusal(path)


def test_a_member_that_is_too_large_says_so(path: Path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.json", b" " * (16 * 2**20 + 1))

    assert "at most 16,777,216 bytes" in refusal(path)


def test_a_size_that_lies_says_so(document: Document, path: Path):
    save_document(document, path)
    content = path.read_bytes()
    size = zipfile.ZipFile(path).getinfo("project.json").file_size.to_bytes(4, "little")
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, (5).to_bytes(4, "little")))

    assert "damaged" in refusal(path)


def test_too_many_members_say_so(path: Path):
    with zipfile.ZipFile(path, "w") as archive:
        for index in range(20_001):
            archive.writestr(str(index), b"")

    assert "20,001 files in it" in refusal(path)


def test_unusual_packing_says_so(path: Path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("project.json", "{}")

    assert "compressed in an unusual way" in refusal(path)


def test_names_that_lead_elsewhere_write_nothing(document: Document, path: Path):
    save_document(document, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil.txt", "evil")
        archive.writestr("/tmp/evil-netbuilder.txt", "evil")

    assert open_document(path).project == document.project
    assert [entry.name for entry in path.parent.iterdir()] == ["mine.netb"]
