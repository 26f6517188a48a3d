from __future__ import annotations

import json
import os
import zipfile

import pytest

from netbuilder.blocks.input import Input
from netbuilder.files.project_file import save_document
from netbuilder.files.recipes import recipe_names
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.project import Project


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_is_ready_to_train(netbuilder, name):
    answer = netbuilder("check", name, "--json")
    assert answer.code == 0
    (told,) = answer.json
    assert (told["file"], told["ok"]) == (name, True)
    assert {problem["severity"] for problem in told["problems"]} <= {"warning"}


def test_a_good_project_is_ready_to_train(netbuilder, good):
    answer = netbuilder("check", good)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        f"{good}:",
        "  can be opened: yes",
        "  can make predictions: no, not trained yet",
        "  can be trained: yes",
    ]


def test_problems_are_told_with_their_fix(netbuilder, faulty):
    answer = netbuilder("check", faulty, "--json")
    assert answer.code == 1
    (found,) = answer.json
    (problem,) = found["problems"]
    assert (found["file"], found["ok"]) == (str(faulty), False)
    assert problem["node"] == "dense-1"
    assert problem["severity"] == "error"
    assert problem["message"].startswith("The output has the wrong shape: found 7, expected 10,")
    assert problem["fix"] == "Set units to 10"
    assert "faulty.netb" in answer.error


def test_every_file_is_checked(netbuilder, good, faulty, tmp_path):
    answer = netbuilder("check", faulty, good, tmp_path / "lost.netb", "--json")
    assert [found["ok"] for found in answer.json] == [False, True, False]
    assert answer.code == 1
    assert answer.error


def test_people_read_the_same(netbuilder, faulty):
    answer = netbuilder("check", faulty)
    assert "  can be trained: no\n" in answer.out
    assert "[Fix: Set units to 10]" in answer.out


def rewritten(path, change):
    """Change `project.json` inside a project file."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    data = json.loads(members["project.json"])
    change(data)
    members["project.json"] = json.dumps(data).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def block(data):
    project = data.get("project", data)
    return project["network"]["nodes"][2]


@pytest.mark.parametrize("units", [0, -1, 10**9, 1.5, "many", None])
def test_settings_out_of_range_are_told(netbuilder, good, units):
    rewritten(good, lambda data: block(data)["settings"].update(units=units))
    answer = netbuilder("check", good, "--json")
    assert answer.code == 1
    assert "expected a whole number from 1 to 1,000,000" in answer.json[0]["problems"][0]["message"]


def test_a_network_too_large_for_memory_is_told_with_the_number(netbuilder, good):
    def enlarge(data):
        large = {**block(data), "id": "large", "settings": {"units": 1_000_000}}
        project = data.get("project", data)
        project["network"]["nodes"] += [{**large, "id": name} for name in ("x", "y")]
        wires = [("flatten-1", "x"), ("x", "y"), ("y", "dense-1")]
        project["network"]["edges"][1:] = [{"from": [a, 0], "to": [b, 0]} for a, b in wires]

    rewritten(good, enlarge)
    (found,) = netbuilder("check", good, "--json").json
    assert not found["ok"]
    assert any("GB" in problem["message"] for problem in found["problems"])


@pytest.mark.parametrize(
    "content",
    [b"", b"not a zip", b"PK\x03\x04 cut off", b"\x89PNG\r\n\x1a\n", b"{}", bytes(5000)],
)
@pytest.mark.parametrize("name", ["broken.netb", "broken.keras", "broken"])
def test_a_damaged_file_is_told_in_one_sentence(netbuilder, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    answer = netbuilder("check", path, "--json")
    assert answer.code == 1
    assert answer.json[0]["problems"][0]["message"]
    assert answer.error


def test_a_folder_is_no_project(netbuilder, tmp_path):
    assert netbuilder("check", tmp_path).code == 1


def test_a_name_that_is_neither_file_nor_recipe_is_told(netbuilder):
    answer = netbuilder("check", "lecture-tanh")
    assert answer.code == 1
    assert "lecture-relu" in answer.out


@pytest.mark.parametrize("suffix", [".netb", ".keras", ".json"])
def test_a_pipe_that_may_have_no_end_is_not_read(netbuilder, tmp_path, suffix):
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    assert "a device or a pipe" in netbuilder("check", pipe).out


@pytest.mark.parametrize("name", ["", "x" * 5000, "x" * 5000 + ".netb", "half\udcff.netb", "a\nb"])
def test_strange_names_are_told_on_one_line(netbuilder, name):
    answer = netbuilder("check", name)
    assert answer.code == 1
    assert len(answer.error) < 300


def test_many_faulty_files_are_not_all_named_in_the_last_line(netbuilder, tmp_path):
    answer = netbuilder("check", *[tmp_path / f"{i}.netb" for i in range(5)])
    assert answer.error.count(".netb") == 3
    assert "…" in answer.error


def test_what_is_only_missing_yet_is_unfinished_and_fails_too(netbuilder, tmp_path):
    graph, _node = append(Graph(), Input(), Point(0.0, 0.0))
    begun = tmp_path / "begun.netb"
    save_document(Document(Project(graph)), begun)
    told = netbuilder("check", begun, "--json")
    assert told.code == 1
    (found,) = told.json
    assert (found["ok"], found["trainable"]) == (False, False)
    assert {problem["severity"] for problem in found["problems"]} == {"unfinished"}
    assert "unfinished: input-1: The network has no output layer yet" in (
        netbuilder("check", begun).out
    )
