"""A folder that several programs write to is listed without what is being written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netbuilder.files.folder_listing import files_in

if TYPE_CHECKING:
    import pytest


def test_temporary_files_and_other_kinds_are_left_out(tmp_path: Path):
    for name in ("a.netb", ".a-x7k2.netb", "a.lock", "b.netb"):
        (tmp_path / name).write_text(name)
    found = files_in(tmp_path, ".netb")
    assert {path.name for path in found} == {"a.netb", "b.netb"}
    assert found[tmp_path / "a.netb"] == (tmp_path / "a.netb").stat().st_mtime


def test_a_file_that_vanishes_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("a.netb", "gone.netb"):
        (tmp_path / name).write_text(name)
    usual = Path.stat

    def stat(path: Path, **words):
        if path.name == "gone.netb":
            path.unlink(missing_ok=True)
        return usual(path, **words)

    monkeypatch.setattr(Path, "stat", stat)
    assert list(files_in(tmp_path, ".netb")) == [tmp_path / "a.netb"]


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path):
    assert files_in(tmp_path / "none", ".netb") == {}
