"""Whether a file has changed since it was read or written."""

from __future__ import annotations

import os

import pytest
from trained import make_run, small_graph

from netbuilder.files.project_file import save_document
from netbuilder.files.stamp import Change, change_since, is_protected, stamp_of
from netbuilder.project.document import Document
from netbuilder.project.project import Project


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "net.netb"
    made.write_bytes(b"mine")
    return made


def test_what_is_the_same_has_not_changed(file):
    stamp = stamp_of(file)
    assert stamp.size == 4
    assert stamp.modified_ns == file.stat().st_mtime_ns
    assert change_since(stamp, file) is Change.NONE
    os.utime(file, (0, 0))
    assert change_since(stamp, file) is Change.NONE


@pytest.mark.parametrize("theirs", [b"more of it", b"MINE"])
def test_other_bytes_are_seen_whatever_the_time_says(file, theirs):
    stamp = stamp_of(file)
    file.write_bytes(theirs)
    os.utime(file, ns=(stamp.modified_ns, stamp.modified_ns))
    assert change_since(stamp, file) is Change.WRITTEN


def test_a_file_that_comes_or_goes_is_seen(file, tmp_path):
    stamp = stamp_of(file)
    assert stamp_of(tmp_path / "none") is None
    assert change_since(stamp, tmp_path / "none") is Change.GONE
    assert change_since(None, tmp_path / "none") is Change.NONE
    assert change_since(None, file) is Change.WRITTEN


def test_of_what_cannot_be_read_it_is_unknown(file, tmp_path):
    stamp = stamp_of(file)
    file.unlink()
    file.symlink_to(file)
    assert change_since(stamp, file) is Change.UNKNOWN
    with pytest.raises(OSError, match="symbolic links"):
        stamp_of(file)


@pytest.mark.parametrize(("mode", "protected"), [(0o444, True), (0o644, False), (0o400, True)])
def test_write_protection_is_seen_even_by_the_administrator(file, mode, protected):
    file.chmod(mode)
    assert is_protected(file) is protected


def test_what_is_not_there_is_not_protected(tmp_path):
    assert not is_protected(tmp_path / "none")


def test_saving_returns_the_stamp_of_what_was_written_not_of_what_came_after(tmp_path, monkeypatch):
    path, graph = tmp_path / "net.netb", small_graph()
    document = Document(Project(graph=graph), (make_run(graph),))
    replace = os.replace

    def replaced_by_another(source, target):
        replace(source, target)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "replace", replaced_by_another)
    stamp = save_document(document, path)
    assert change_since(stamp, path) is Change.WRITTEN

    monkeypatch.undo()
    assert save_document(document, path) == stamp_of(path)
