from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from netbuilder.files.atomic import replacing, write_text
from netbuilder.files.errors import FileError, NotWantedError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_takes_the_place_of_the_old(tmp_path: Path):
    target = tmp_path / "net.netb"
    target.write_text("old")

    with replacing(target) as temporary:
        assert temporary.parent == tmp_path
        temporary.write_text("new")
        assert target.read_text() == "old"

    assert target.read_text() == "new"
    assert names(tmp_path) == ["net.netb"]


@pytest.mark.parametrize(
    "error", [RuntimeError("why"), ValueError("why"), MemoryError(), EOFError()]
)
def test_whatever_goes_wrong_is_a_refusal_and_leaves_the_old_and_no_litter(
    tmp_path: Path, error: Exception
):
    target = tmp_path / "net.netb"
    target.write_text("old")

    def write_half(temporary: Path) -> None:
        temporary.write_text("half")
        raise error

    with (
        pytest.raises(FileError, match=r"net\.netb cannot be written: found") as refused,
        replacing(target) as temporary,
    ):
        write_half(temporary)

    assert refused.value.__cause__ is error
    assert refused.value.advice
    assert target.read_text() == "old"
    assert names(tmp_path) == ["net.netb"]


def test_a_refusal_stays_what_it_is(tmp_path: Path):
    no_more = NotWantedError("Export of the table was cancelled")

    with pytest.raises(NotWantedError) as refused, replacing(tmp_path / "table.csv"):
        raise no_more

    assert refused.value is no_more


def test_ctrl_c_goes_through_and_leaves_no_litter(tmp_path: Path):
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "net.netb"):
        raise KeyboardInterrupt

    assert names(tmp_path) == []


def test_a_link_to_itself_says_so(tmp_path: Path):
    link = tmp_path / "net.netb"
    link.symlink_to(link)

    with pytest.raises(FileError, match="a link that points to itself"):
        write_text(link, "new")

    assert names(tmp_path) == ["net.netb"]


def test_no_pattern_of_a_document_finds_a_half_written_one(tmp_path: Path):
    for suffix in (".netb", ".keras", ".json", ".lock"):
        with replacing(tmp_path / f"net{suffix}"):
            assert list(tmp_path.glob(f"*{suffix}")) == []


def test_what_fails_after_the_rename_is_no_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def no_open(path: object, *_rest: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    target = tmp_path / "net.netb"
    target.write_text("old")
    with replacing(target) as temporary:
        temporary.write_text("new")
        monkeypatch.setattr(os, "open", no_open)

    assert target.read_text() == "new"


def test_a_full_disk_says_so_and_leaves_the_old(tmp_path: Path):
    target = tmp_path / "net.netb"
    target.write_text("old")

    with (
        pytest.raises(FileError, match=r"net\.netb cannot be written: found a full disk"),
        replacing(target),
        open("/dev/full", "wb", buffering=0) as full,
    ):
        full.write(b"more than fits")

    assert target.read_text() == "old"
    assert names(tmp_path) == ["net.netb"]


def test_a_disk_that_fills_while_flushing_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fsync(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "net.netb"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(FileError, match="a full disk"):
        write_text(target, "new")

    assert target.read_text() == "old"
    assert names(tmp_path) == ["net.netb"]


def test_a_folder_that_cannot_be_written_to_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def mkstemp(**_options: object) -> tuple[int, str]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", mkstemp)

    with pytest.raises(FileError, match=r"no permission.*a folder that you may write to"):
        write_text(tmp_path / "net.netb", "new")

    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs Linux's /proc")
def test_a_system_folder_says_so_even_to_the_administrator():
    with pytest.raises(FileError, match="cannot be written"):
        write_text(Path("/proc/net.netb"), "new")


def test_a_missing_folder_says_so(tmp_path: Path):
    with pytest.raises(FileError, match="no such file or folder"):
        write_text(tmp_path / "none" / "net.netb", "new")


def test_a_folder_of_that_name_says_so(tmp_path: Path):
    (tmp_path / "net.netb").mkdir()

    with pytest.raises(FileError, match="a folder of this name"):
        write_text(tmp_path / "net.netb", "new")


def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "net.netb").write_text("old")
    (tmp_path / "link.netb").symlink_to(tmp_path / "real" / "net.netb")

    write_text(tmp_path / "link.netb", "new")

    assert (tmp_path / "link.netb").is_symlink()
    assert (tmp_path / "real" / "net.netb").read_text() == "new"


def test_permissions_stay_and_new_files_get_the_usual_ones(tmp_path: Path):
    (tmp_path / "old").write_text("")
    (tmp_path / "old").chmod(0o640)
    write_text(tmp_path / "old", "new")
    write_text(tmp_path / "new", "new")
    (tmp_path / "usual").write_text("")

    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_long_name_is_no_trouble(tmp_path: Path):
    name = "n" * 240 + ".netb"
    write_text(tmp_path / name, "new")

    assert names(tmp_path) == [name]
    with pytest.raises(FileError, match="a name that is too long"):
        write_text(tmp_path / ("n" * 300), "new")
