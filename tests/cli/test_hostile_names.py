"""Names that would steer a terminal, and lists of names that nobody reads to their end."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest
from hostile_names import HOSTILE, harms
from set_weights import one_dense, run_with_biases, saved_run

from netbuilder.files.project_file import save_document
from netbuilder.network.graph import Graph
from netbuilder.project.document import Document
from netbuilder.project.project import Project

WRITABLE = [name for name in HOSTILE if "\udcff" not in name]
IN_FILES = [name for name in HOSTILE if "\0" not in name]


def saved(path, project):
    save_document(Document(project), path)
    return path


def assert_harmless(answer):
    """Every line of both streams does no more than show."""
    for line in (answer.out + answer.err).split("\n"):
        assert not harms(line)


@pytest.mark.parametrize("name", IN_FILES)
@pytest.mark.parametrize("verb", ["check", "evaluate", "train", "resume"])
def test_names_of_files_only_show(netbuilder, verb, name):
    answer = netbuilder(verb, f"{name}.netb")
    assert answer.code == 1
    assert_harmless(answer)
    assert len(answer.error) <= 200 + len("error: ")


@pytest.mark.parametrize("name", WRITABLE)
def test_names_inside_of_files_only_show(netbuilder, tmp_path, name):
    graph = one_dense(units=7)
    nodes = {node: graph.nodes[node] for node in ("input-1", "flatten-1")}
    nodes[name] = replace(graph.nodes["dense-1"], id=name)
    edges = (graph.edges[0], graph.edges[1]._replace(target=name))
    path = saved(tmp_path / "faulty.netb", Project(Graph(nodes, edges), title=name))
    answer = netbuilder("check", path)
    assert "The output has the wrong shape" in answer.out
    assert_harmless(answer)
    told = netbuilder("check", path, "--json")
    assert told.json[0]["problems"][0]["node"] == name


def with_layer(path, **changes):
    """Write a `.keras` file whose only layer is changed."""
    layer = {
        "class_name": "Dense",
        "module": "keras.layers",
        "registered_name": None,
        "config": {"name": "odd", **changes.pop("config", {})},
        **changes,
    }
    config = {"class_name": "Sequential", "module": "keras", "config": {"layers": [layer]}}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "3.0.0"}))
        archive.writestr("config.json", json.dumps(config))
        archive.writestr("model.weights.h5", b"")
    return path


@pytest.mark.parametrize("name", [*WRITABLE, "x" * 5000])
def test_what_a_model_says_of_its_layers_only_shows(netbuilder, tmp_path, name):
    for change in (
        {"class_name": name},
        {"registered_name": name},
        {"module": name},
        {"config": {"name": name}, "class_name": "Dence"},
        {"config": {name: name}},
    ):
        answer = netbuilder("evaluate", with_layer(tmp_path / "odd.keras", **change))
        assert (answer.code, answer.out) == (1, "")
        assert_harmless(answer)
        assert len(answer.error) <= 200 + len("error: ")


def test_a_missing_entry_is_not_said_to_be_missing_in_a_project(netbuilder, tmp_path):
    path = tmp_path / "empty.keras"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "3.0.0"}))
        archive.writestr("config.json", "{}")
        archive.writestr("model.weights.h5", b"")
    said = netbuilder("evaluate", path).error
    assert "The entry “class_name”: found nothing, expected text." in said
    assert "project" not in said


def test_of_many_names_only_the_nearest_are_listed(netbuilder, tmp_path):
    said = netbuilder("train", "lecture-rellu").error
    assert "lecture-relu" in said
    assert said.count("lecture-") <= 4
    assert "more" in said
    unknown = netbuilder("evaluate", with_layer(tmp_path / "m.keras", class_name="Dence")).error
    assert "one of Dense, " in unknown
    assert "more" in unknown


def test_a_path_without_end_is_shortened_where_it_is_named(netbuilder, good, tmp_path):
    said = netbuilder("evaluate", good, "--json")
    assert f"netbuilder train {good} --out" in said.error or len(str(good)) > 80
    long = tmp_path / ("d" * 200) / ("e" * 200)
    long.mkdir(parents=True)
    path = saved(long / "good.netb", Project(one_dense()))
    refused = netbuilder("predict", path, "x.png").error
    assert "netbuilder train FILE --out" in refused
    assert len(refused) <= 200 + len("error: ")


def test_the_name_of_a_picture_only_shows(netbuilder, tmp_path):
    path = saved_run(tmp_path / "m.netb", run_with_biases([0.0] * 10))
    answer = netbuilder("predict", path, *(f"{name}.png" for name in IN_FILES))
    assert answer.code == 1
    assert len(answer.err.splitlines()) == len(IN_FILES)
    assert_harmless(answer)
