"""Whatever goes wrong while `--out` is written, the trained network is kept and can be found."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from netbuilder.commands import target
from netbuilder.engine.exporters import keras_model
from netbuilder.files import project_file
from netbuilder.files.opening import open_path
from netbuilder.files.spare import spare_folder


def broken(*_arguments, **_options):
    raise ValueError("a bug")


@pytest.fixture
def links_to_itself(tmp_path, monkeypatch):
    """A place that becomes a link to itself while the network learns."""
    keep, out = target.keep, tmp_path / "net.netb"

    def keep_there(document, path, *, seen):
        out.symlink_to(out)
        return keep(document, path, seen=seen)

    monkeypatch.setattr(target, "keep", keep_there)
    return out


def test_a_link_to_itself_is_refused_before_training(netbuilder, good, tmp_path):
    out = tmp_path / "net.netb"
    out.symlink_to(out)
    answer = netbuilder("train", good, "--out", out)
    assert (answer.code, answer.out) == (1, "")
    assert "symbolic links" in answer.error


def test_what_cannot_be_written_there_lies_in_the_spare_folder_and_is_listed(
    netbuilder, good, links_to_itself
):
    answer = netbuilder("train", good, "--out", links_to_itself, "--json")
    kept = Path(answer.json["out"])
    assert answer.code == 1
    assert kept.is_relative_to(spare_folder())
    last = answer.err.splitlines()[-1]
    assert "a link that points to itself" in last
    assert str(kept) in last
    assert "resume --list" in last
    run = open_path(kept).last_run
    assert run.weights

    listed = netbuilder("resume", "--list")
    assert str(kept) in listed.out
    (told,) = netbuilder("resume", "--list", "--json").json
    assert (told["run_id"], told["path"], told["epoch"]) == (run.id, str(kept), 1)

    kept.unlink()
    assert netbuilder("resume", "--list", "--json").json == []


def test_a_bug_in_the_export_costs_no_weights(netbuilder, good, tmp_path, monkeypatch):
    monkeypatch.setattr(keras_model, "build_model", broken)
    answer = netbuilder("train", good, "--out", tmp_path / "net.keras", "--json")
    kept = Path(answer.json["out"])
    assert (answer.code, kept.suffix) == (1, ".netb")
    assert "an unexpected error (ValueError: a bug)" in answer.err.splitlines()[-1]
    assert open_path(kept).last_run.weights
    assert not (tmp_path / "net.keras").exists()


def test_a_bug_in_all_writers_but_numpy_costs_no_weights(netbuilder, good, tmp_path, monkeypatch):
    monkeypatch.setattr(project_file, "run_members", broken)
    answer = netbuilder("train", good, "--out", tmp_path / "net.netb", "--json")
    kept = Path(answer.json["out"])
    assert (answer.code, kept.suffix) == (1, ".npz")
    with np.load(kept, allow_pickle=False) as arrays:
        assert [array.shape for array in arrays.values()] == [(784, 10), (10,)]


def test_without_a_data_folder_a_temporary_one_is_taken(
    netbuilder, good, links_to_itself, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    answer = netbuilder("train", good, "--out", links_to_itself, "--json")
    assert answer.code == 1
    assert open_path(Path(answer.json["out"])).last_run.weights


@pytest.mark.parametrize("name", ["net.netb", "net.keras"])
def test_a_protected_file_is_refused_before_training(netbuilder, good, tmp_path, name):
    out = tmp_path / name
    out.write_bytes(b"precious")
    out.chmod(0o444)
    answer = netbuilder("train", good, "--out", out)
    assert (answer.code, answer.out) == (1, "")
    assert "a write-protected file" in answer.error
    assert out.read_bytes() == b"precious"


@pytest.mark.parametrize("before", [None, b"before"])
def test_what_somebody_else_wrote_during_the_training_is_not_overwritten(
    netbuilder, good, tmp_path, monkeypatch, before
):
    keep, out = target.keep, tmp_path / "net.netb"
    if before is not None:
        out.write_bytes(before)

    def keep_after_them(document, path, *, seen):
        out.write_bytes(b"theirs")
        return keep(document, path, seen=seen)

    monkeypatch.setattr(target, "keep", keep_after_them)
    answer = netbuilder("train", good, "--out", out, "--json")
    assert answer.code == 1
    assert out.read_bytes() == b"theirs"
    assert "changed by someone else during the training" in answer.err.splitlines()[-1]
    assert open_path(Path(answer.json["out"])).last_run.weights
