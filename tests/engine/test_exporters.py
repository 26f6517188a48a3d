"""Every exporter checks what it wrote; a new one is one new file."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from added_files import EXPORTER, added
from networks import dense_network
from other_tasks import other_data_sets, rings_project, sine_project

import netbuilder.engine.exporters
from netbuilder.engine.build import WeightsError, build_model, read_weights
from netbuilder.engine.export import export, exporter_for, exporter_infos, exporters
from netbuilder.engine.exporter import ExportCheckError
from netbuilder.engine.exporting import ExportRequest, export_request
from netbuilder.engine.messages import Exported, Exporting, ExportStage
from netbuilder.errors import NetBuilderError

KEYS = list(exporters())


def ignore(_message):
    """Listen to nothing."""


@pytest.fixture
def run(train_small):
    return train_small(dense_network(), epochs=1)


@pytest.fixture
def outline(tmp_path):
    """One more exporter, from a file of its own."""
    with added(netbuilder.engine.exporters, "outline", EXPORTER, folder=tmp_path / "added"):
        yield


@pytest.mark.parametrize("key", KEYS)
def test_what_is_written_is_checked_and_told(key, run, tmp_path):
    suffix = exporters()[key].suffix
    path, told = tmp_path / f"net{suffix}", []
    export(export_request(run, path, exporter=key), emit=told.append)
    assert told == [
        Exporting(path, ExportStage.WRITING),
        Exporting(path, ExportStage.CHECKING),
        Exported(path),
    ]
    assert path.stat().st_size > 0


@pytest.mark.parametrize("key", KEYS)
def test_the_check_sees_a_weight_that_is_not_as_it_was(key, run, tmp_path):
    exporter = exporters()[key]
    path = tmp_path / f"net{exporter.suffix}"
    request = export_request(run, path, exporter=key)
    exporter.write(request, path)
    for arrays in run.weights.values():
        arrays[-1][0] += 0.5
    with pytest.raises(ExportCheckError, match="failed its check"):
        exporter.verify(request, path)


@pytest.mark.parametrize("key", KEYS)
def test_a_network_that_diverged_passes_the_check(key, run, tmp_path):
    for arrays in run.weights.values():
        arrays[0].fill(np.nan)
    path = tmp_path / f"net{exporters()[key].suffix}"
    export(export_request(run, path, exporter=key), emit=ignore)
    assert path.exists()


@pytest.mark.parametrize("key", KEYS)
def test_weights_of_another_network_are_refused(key, run, tmp_path):
    wrong = replace(run, weights={**run.weights, "dense-1": run.weights["dense-2"]})
    path = tmp_path / f"x{exporters()[key].suffix}"
    with pytest.raises(WeightsError):
        exporters()[key].write(export_request(wrong, path), path)


def test_their_suffixes_and_entries_are_their_own():
    infos = exporter_infos()
    suffixes = [info.suffix for info in infos]
    entries = [entry.id for info in infos for entry in info.entries]
    assert len(set(suffixes)) == len(suffixes)
    assert len(set(entries)) == len(entries)
    assert all(info.title and entry.tip for info in infos for entry in info.entries)


def test_the_weights_open_in_numpy_under_names_that_say_whose_they_are(run, tmp_path):
    path = tmp_path / "net.npz"
    export(export_request(run, path, exporter="weights"), emit=ignore)
    with np.load(path, allow_pickle=False) as arrays:
        kernel = next(name for name in arrays.files if name.endswith("dense-1-kernel"))
        np.testing.assert_array_equal(arrays[kernel], run.weights["dense-1"][0])


def test_one_more_file_is_one_more_exporter_and_gone_with_it(run, tmp_path, outline):
    assert set(exporters()) == {*KEYS, "outline"}
    path = tmp_path / "net.outline"
    key = exporter_for(path).key
    options = {"with_places": True}
    export(export_request(run, path, exporter=key, options=options), emit=ignore)
    assert path.read_text().splitlines()[0].startswith("input-1 ")


def test_without_the_file_there_is_no_exporter(tmp_path):
    with added(netbuilder.engine.exporters, "outline", EXPORTER, folder=tmp_path):
        assert "outline" in exporters()
    assert list(exporters()) == KEYS
    with pytest.raises(NetBuilderError, match="keras"):
        exporter_for(tmp_path / "net.outline")


def test_what_fails_its_check_leaves_the_old_file(run, tmp_path, outline, monkeypatch):
    path = tmp_path / "net.outline"
    path.write_text("old")

    def refuse(*_arguments):
        raise ExportCheckError("no")

    monkeypatch.setattr(type(exporters()["outline"]), "verify", refuse)
    with pytest.raises(ExportCheckError):
        export(export_request(run, path, exporter="outline"), emit=ignore)
    assert path.read_text() == "old"
    assert {entry.name for entry in tmp_path.iterdir()} == {"net.outline", "added"}


def test_an_option_that_is_not_there_is_refused(run, tmp_path):
    request = export_request(run, tmp_path / "x.keras", options={"scaling": True})
    with pytest.raises(NetBuilderError, match="scaling"):
        export(request, emit=ignore)


@pytest.mark.parametrize("wanted", [False, True])
@pytest.mark.parametrize("make", [rings_project, sine_project])
def test_values_that_are_not_pixels_are_divided_nowhere(make, wanted, tmp_path):
    """Training does not divide them either, though Input scales: the check would see it."""
    with other_data_sets():
        project = make()
        graph = project.graph
        request = ExportRequest(
            path=tmp_path / "net.keras",
            graph=graph,
            weights=read_weights(build_model(graph, seed=3), graph),
            dataset=project.dataset,
            loss=project.plan.loss,
            options={"scaling_inside": wanted},
        )
        export(request, emit=ignore)
    with zipfile.ZipFile(request.path) as archive:
        told = json.loads(archive.read("netbuilder.json"))["pixels"]
    assert (told["divide_by_255_before"], told["scaling_layer"]) == (False, None)


@pytest.mark.parametrize("inside", [False, True])
def test_the_check_sees_pixels_that_are_divided_twice_or_never(inside, run, tmp_path):
    path, exporter = tmp_path / "net.keras", exporters()["keras_model"]
    written, asked = (
        export_request(run, path, options={"scaling_inside": is_inside})
        for is_inside in (inside, not inside)
    )
    exporter.write(written, path)
    exporter.verify(written, path)
    with pytest.raises(ExportCheckError):
        exporter.verify(asked, path)
