"""What is saved comes back."""

from __future__ import annotations

import errno
import io
import json
import math
import zipfile
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pytest
from project_files import RUN
from trained import make_run, small_graph

from netbuilder.files.errors import FileError
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.project.codec import project_to_json
from netbuilder.project.document import Document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.netb"


@pytest.mark.parametrize("name", recipe_names())
def test_a_project_comes_back(path: Path, name: str):
    document = Document(load_recipe(name))
    save_document(document, path)

    assert open_document(path) == document


def test_the_last_run_comes_back_with_its_weights_and_series(document: Document, path: Path):
    save_document(document, path)
    opened = open_document(path)

    assert opened.project == document.project
    (run,), (saved,) = opened.runs, document.runs
    assert replace(run, series=saved.series) == saved
    assert run.series.step_loss[:2] == (2.5, 1.25)
    assert math.isnan(run.series.step_loss[2])
    assert list(run.weights) == list(saved.weights)
    for name, arrays in saved.weights.items():
        for ours, theirs in zip(run.weights[name], arrays, strict=True):
            assert ours.dtype == theirs.dtype
            assert np.array_equal(ours, theirs)
            assert not ours.flags.writeable


def test_only_the_last_run_with_weights_is_kept(document: Document, path: Path):
    failed = replace(document.runs[0], id="failed", weights=MappingProxyType({}))
    save_document(replace(document, runs=(*document.runs, failed)), path)

    assert [run.id for run in open_document(path).runs] == ["run-1"]


def test_a_run_keeps_the_network_it_was_started_with(path: Path):
    run = make_run(small_graph("lecture-dropout"))
    save_document(Document(load_recipe("digits-cnn"), (run,)), path)

    opened = open_document(path)

    assert opened.project == load_recipe("digits-cnn")
    assert opened.runs[0].graph == run.graph


def test_equal_documents_give_equal_files(document: Document, tmp_path: Path):
    save_document(document, tmp_path / "a.netb")
    save_document(document, tmp_path / "b.netb")

    assert (tmp_path / "a.netb").read_bytes() == (tmp_path / "b.netb").read_bytes()


def test_the_file_is_a_plain_zip_that_people_can_read(document: Document, path: Path):
    save_document(document, path)

    with zipfile.ZipFile(path) as archive:
        text = archive.read("project.json").decode()
        kernel = np.load(io.BytesIO(archive.read("runs/last/weights/002-dense-1-kernel.npy")))
        assert '"title": "Mine – «ü»"' in text
        assert '"position": [0.0, 0.0]' in text
        assert "NaN" not in archive.read(RUN).decode()
    assert kernel.shape == (784, 6)


def test_node_names_cannot_lead_out_of_the_archive(path: Path):
    graph = load_recipe("lecture-relu").graph
    data = json.loads(json.dumps(project_to_json(load_recipe("lecture-relu"))))
    text = json.dumps(data).replace("dense-1", "../../etc/passwd")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", text)
    named = open_document(path).project.graph
    save_document(Document(load_recipe("lecture-relu"), (make_run(named),)), path)

    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if ".." in name]
    assert next(iter(open_document(path).runs[0].weights)) == "../../etc/passwd"
    assert "dense-1" in graph.nodes


def test_weights_that_ran_away_come_back_as_they_are(document: Document, path: Path):
    run = document.runs[0]
    away = {name: tuple(a * np.nan for a in arrays) for name, arrays in run.weights.items()}
    save_document(replace(document, runs=(replace(run, weights=away),)), path)

    kernel = open_document(path).runs[0].weights["dense-1"][0]

    assert np.isnan(kernel).all()


def test_weights_of_another_network_are_not_written(document: Document, path: Path):
    run = replace(document.runs[0], graph=small_graph("lecture-dropout"))
    wrong = replace(run, weights={"dense-1": (np.zeros((3, 3), np.float32),)})

    with pytest.raises(FileError, match="weights of another network"):
        save_document(replace(document, runs=(wrong,)), path)
    assert not path.exists()


def test_a_full_disk_leaves_the_old_file(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    def writestr(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    save_document(document, path)
    before = path.read_bytes()
    monkeypatch.setattr(zipfile.ZipFile, "writestr", writestr)

    with pytest.raises(FileError, match=r"mine\.netb cannot be written: found a full disk"):
        save_document(document, path)

    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["mine.netb"]
