"""Nothing is lost to a clock that is set before 1980 or after 2107: zips name no such year."""

from __future__ import annotations

import time
import zipfile
from datetime import UTC, datetime

import pytest
from exporting import export_keras
from trained import make_run, small_graph

from netbuilder.engine.exporters.keras_model import METADATA
from netbuilder.files.collection_export import write_arrays, write_pictures
from netbuilder.files.keras_file import open_keras
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recovery_copy import CopyMark, save_copy
from netbuilder.project.document import Document
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.project import Project

BEGINNING = (1980, 1, 1, 0, 0, 0)
DRAWING = MyDrawing(4, bytes(28 * 28))


@pytest.fixture(params=[1969, 1975, 2150], autouse=True)
def clock(request, monkeypatch):
    now = datetime(request.param, 6, 1, tzinfo=UTC).timestamp()
    monkeypatch.setattr(time, "time", lambda: now)


def dates(path):
    with zipfile.ZipFile(path) as archive:
        return {info.date_time for info in archive.infolist()}


@pytest.fixture
def document():
    graph = small_graph()
    return Document(Project(graph=graph), (make_run(graph),))


def test_a_project_is_written_and_its_copy(tmp_path, document):
    path, copy = tmp_path / "net.netb", tmp_path / "copy.netb"
    save_document(document, path)
    save_copy(document, copy, CopyMark())
    assert open_document(path).runs[0].weights.keys() == document.runs[0].weights.keys()
    assert dates(path) == dates(copy) == {BEGINNING}


def test_a_keras_model_is_written(tmp_path, document):
    path, run = tmp_path / "net.keras", document.runs[0]
    export_keras(run, path)
    assert dates(path) == {BEGINNING}
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {
            METADATA,
            "metadata.json",
            "config.json",
            "model.weights.h5",
        }
    assert open_keras(path).runs[0].weights
    assert [found.name for found in tmp_path.iterdir()] == ["net.keras"]


@pytest.mark.parametrize("export", [write_arrays, write_pictures])
def test_drawings_are_written(tmp_path, export):
    path = tmp_path / "drawings"
    export([DRAWING], path)
    assert dates(path) == {BEGINNING}
