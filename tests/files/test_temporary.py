"""Temporary files that a kill left are swept; those of the living are not."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from netbuilder.files.atomic import replacing, write_text

if TYPE_CHECKING:
    from pathlib import Path

WRITING = """
import sys, pathlib
from netbuilder.files.atomic import replacing
with replacing(pathlib.Path(sys.argv[1])) as temporary:
    temporary.write_text("half")
    print("half", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writes(target: Path):
    """A process that has written half of `target`, until it is killed."""
    command = [sys.executable, "-c", WRITING, str(target)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        assert process.stdout.readline() == "half\n"
        yield process
        process.kill()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_process_left_goes_with_the_next_save(tmp_path: Path):
    target = tmp_path / "net.netb"
    with another_writes(target):
        pass
    assert len(names(tmp_path)) == 1

    write_text(target, "new")

    assert names(tmp_path) == ["net.netb"]


def test_what_a_living_process_writes_stays(tmp_path: Path):
    target = tmp_path / "net.netb"
    with another_writes(target) as process:
        write_text(target, "mine")
        assert len(names(tmp_path)) == 2
        process.communicate("")
        assert process.returncode == 0

    assert names(tmp_path) == ["net.netb"]
    assert target.read_text() == "half"


def test_what_another_thread_of_this_process_writes_stays(tmp_path: Path):
    with replacing(tmp_path / "one.netb") as temporary:
        temporary.write_text("one")
        write_text(tmp_path / "other.netb", "other")

    assert names(tmp_path) == ["one.netb", "other.netb"]


@pytest.mark.parametrize(("hours", "stays"), [(23, True), (25, False)])
def test_what_a_stranger_left_goes_after_a_day(tmp_path: Path, hours: int, stays: bool):
    left = tmp_path / ".net.0123456789abcdef.x1_y2z3w.part"
    left.mkdir()
    (left / "model.weights.h5").write_text("half")
    new = tmp_path / "new"
    new.write_text("")
    then = new.stat().st_mtime - hours * 3600
    os.utime(left, (then, then))

    write_text(tmp_path / "net.netb", "new")

    assert left.exists() is stays


@pytest.mark.parametrize("name", ["film.part", ".film.part", ".a.0123.b.part", ".netb", "x.lock"])
def test_files_of_others_stay(tmp_path: Path, name: str):
    (tmp_path / name).write_text("theirs")
    os.utime(tmp_path / name, (0, 0))

    write_text(tmp_path / "net.netb", "new")

    assert (tmp_path / name).read_text() == "theirs"


def test_a_data_folder_that_cannot_be_written_to_hinders_no_save(tmp_path: Path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))

    write_text(tmp_path / "net.netb", "new")

    assert names(tmp_path) == ["file", "net.netb"]
