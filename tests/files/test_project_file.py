"""What is saved comes back."""

from __future__ import annotations

import errno
import io
import json
import math
import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pytest
from figures import a_series, accuracies, an_epoch
from project_files import FOLDER, RUN
from trained import make_run, small_graph

from netbuilder.files.errors import FileError
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.network.layout import tidy
from netbuilder.project.codec import project_to_json
from netbuilder.project.document import Document

if TYPE_CHECKING:
    from netbuilder.project.run import Run


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
    assert list(run.series.step_loss[:2]) == [2.5, 1.25]
    assert math.isnan(run.series.step_loss[2])
    assert list(run.weights) == list(saved.weights)
    for name, arrays in saved.weights.items():
        for ours, theirs in zip(run.weights[name], arrays, strict=True):
            assert ours.dtype == theirs.dtype
            assert np.array_equal(ours, theirs)
            assert not ours.flags.writeable


def runs(count: int, **changes: object) -> tuple[Run, ...]:
    graph = small_graph()
    return tuple(
        make_run(
            graph, id=f"run-{n}", name=f"Run {n}", series=a_series((n / 3,), (0.5,)), **changes
        )
        for n in range(1, count + 1)
    )


def test_all_runs_come_back_in_their_order(document: Document, path: Path):
    first, second, third = runs(3)
    chosen = replace(first, starred=True, hidden=True, colour="#aabbcc", best_epoch=None)
    failed = replace(third, weights=MappingProxyType({}))
    save_document(replace(document, runs=(chosen, second, failed)), path)

    opened = open_document(path)

    assert opened.runs == (chosen, second, failed)
    assert list(opened.runs[0].series.step_loss) == [1 / 3]


def test_weights_are_kept_of_starred_runs_and_the_last_alone(document: Document, path: Path):
    first, second, third, fourth = runs(4)
    fourth = replace(fourth, weights=MappingProxyType({}))
    save_document(
        replace(document, runs=(replace(first, starred=True), second, third, fourth)), path
    )

    opened = open_document(path)

    assert [bool(run.weights) for run in opened.runs] == [True, False, True, False]
    assert opened.last_run is opened.runs[2]
    assert np.array_equal(opened.runs[0].weights["dense-1"][0], first.weights["dense-1"][0])


def test_the_best_run_of_a_network_comes_back_with_its_weights(document: Document, path: Path):
    shares = (0.9, 0.95, 0.8)
    epochs = (an_epoch(loss=1, accuracy=0.5, val_loss=1, val_accuracy=share) for share in shares)
    measured = [
        replace(run, series=a_series(epochs=(epoch,)))
        for run, epoch in zip(runs(3), epochs, strict=True)
    ]
    save_document(replace(document, runs=tuple(measured)), path)

    opened = open_document(path)

    assert [bool(run.weights) for run in opened.runs] == [False, True, True]
    best, saved = opened.runs[1].weights["dense-1"][0], measured[1].weights["dense-1"][0]
    assert np.array_equal(best, saved)


def test_the_trash_is_not_saved(document: Document, path: Path):
    save_document(replace(document, trash=runs(2)), path)

    opened = open_document(path)

    assert [run.id for run in opened.runs] == ["run-1"]
    assert opened.trash == ()


def tidied(value):
    return replace(value, graph=tidy(value.graph))


def test_a_file_of_the_first_netbuilder_is_opened(document: Document):
    opened = open_document(Path(__file__).parent / "samples" / "one-run.netb")

    # Its blocks stand where the recipe had them then.
    assert tidied(opened.project) == tidied(document.project)
    (run,), (saved,) = opened.runs, document.runs
    assert tidied(replace(run, series=saved.series)) == tidied(saved)
    assert list(run.series.step_loss[:2]) == [2.5, 1.25]
    assert accuracies(run.series) == accuracies(saved.series)
    assert np.array_equal(run.weights["dense-1"][0], saved.weights["dense-1"][0])


def test_more_runs_than_can_be_opened_again_are_not_written(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("netbuilder.files.project_file.MOST_RUNS", 2)

    with pytest.raises(FileError, match=r"found 3 runs.*Delete or unstar"):
        save_document(replace(document, runs=runs(3)), path)
    assert not path.exists()


@pytest.mark.parametrize("name", ["MOST_JSON_IN_ALL", "MOST_MEMBERS"])
def test_what_would_be_too_large_to_open_again_is_not_written(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setattr(f"netbuilder.files.project_file.{name}", 10)

    with pytest.raises(FileError, match="unstar some runs"):
        save_document(replace(document, runs=runs(3)), path)
    assert not path.exists()


def test_beyond_millions_of_steps_older_runs_keep_their_epochs_alone(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("netbuilder.files.run_members.MOST_STEPS_IN_ALL", 2)
    save_document(replace(document, runs=runs(3)), path)

    assert [len(run.series.step_loss) for run in open_document(path).runs] == [0, 1, 1]


def test_runs_keep_their_places_though_the_trash_is_left_out(document: Document, path: Path):
    first, *others = runs(3)
    first = replace(first, started="2025-01-01T00:00:00+00:00")
    document = replace(document, runs=(first, *others)).without_run(first.id)
    save_document(document, path)

    opened = open_document(path)
    assert opened.places == {run.id: document.places[run.id] for run in others}
    assert sorted(opened.places.values()) == [1, 2]


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
        kernel = np.load(io.BytesIO(archive.read(f"{FOLDER}/weights/002-dense-1-kernel.npy")))
        assert '"title": "Mine – «ü»"' in text
        assert '"position": [0.0, 0.0]' in text
        assert '"name": "Run 1"' in archive.read(RUN).decode()
        assert "NaN" not in archive.read(RUN).decode()
        losses = np.load(io.BytesIO(archive.read(f"{FOLDER}/step_loss.npy")))
    assert kernel.shape == (784, 6)
    assert losses.dtype == np.float32
    assert losses[:2].tolist() == [2.5, 1.25]


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


def test_weights_that_diverged_come_back_as_they_are(document: Document, path: Path):
    run = document.runs[0]
    away = {name: tuple(a * np.nan for a in arrays) for name, arrays in run.weights.items()}
    save_document(replace(document, runs=(replace(run, weights=away),)), path)

    kernel = open_document(path).runs[0].weights["dense-1"][0]

    assert np.isnan(kernel).all()


def test_weights_of_another_network_are_not_written(document: Document, path: Path):
    run = replace(document.runs[0], graph=small_graph("lecture-dropout"))
    wrong = replace(run, weights={"dense-1": (np.zeros((3, 3), np.float32),)})

    with pytest.raises(FileError, match="weights of a different network"):
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
