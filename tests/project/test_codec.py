from __future__ import annotations

import copy
import json

import pytest
from graph_strategies import graphs, projects
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.network.order import topological
from netbuilder.project.codec import (
    FormatError,
    graph_from_json,
    graph_to_json,
    project_from_json,
    project_to_json,
)
from netbuilder.project.project import Project


@pytest.fixture
def data():
    """A small project as JSON data, to be damaged."""
    graph = Graph()
    for block in (Input(), Flatten(), Dense(units=10)):
        graph, _name = append(graph, block, Point(0, 0))
    return project_to_json(Project(graph, title="Digits"))


def through_text(data):
    return json.loads(json.dumps(data, allow_nan=False))


@given(projects())
def test_what_is_written_is_read_the_same(project):
    assert project_from_json(through_text(project_to_json(project))) == project


@given(projects())
def test_what_is_written_without_defaults_is_read_the_same(project):
    assert project_from_json(through_text(project_to_json(project, defaults=False))) == project


@given(graphs())
def test_the_order_of_nodes_and_wires_is_kept(graph):
    again = graph_from_json(through_text(graph_to_json(graph)))
    assert list(again.nodes) == list(graph.nodes)
    assert again.edges == graph.edges


def damage(data, path, value):
    data = copy.deepcopy(data)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


EDGE = {"from": ["flatten-1", 0], "to": ["dense-1", 0]}
GROUP = {"id": "g", "title": "", "nodes": ["input-1"]}
NOTE = {"id": "n", "text": "", "position": [0, 0], "size": [100, 100]}


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["format"], "zip", 'This is not a NetBuilder project: found "zip", expected netb'),
        (["schema"], 3, "The project comes from a newer version of NetBuilder: found schema 3"),
        (["schema"], "1", 'The schema version: found schema "1"'),
        (["schema"], True, "The schema version: found schema true"),
        (["schema"], 0, "The schema version: found schema 0"),
        (["dataset"], "imagenet", "The data set is unknown: found 'imagenet', expected mnist"),
        (["title"], 7, "The entry “title”: found 7, expected text"),
        (["notes"], "\ud800", 'The entry “notes”: found "\\\\ud800", expected valid Unico'),
        (["plan"], [], r"The entry “plan”: found \[\], expected an object"),
        (["plan", "epochs"], 0, "Epochs of the training plan: found 0, expected a whole number"),
        (["plan", "learning_rate"], 1e9, "Learning rate of the training plan: found 1000000000"),
        (
            ["plan", "loss"],
            "hope",
            "Loss of the training plan: found 'hope', expected one of huber, mse",
        ),
        (["plan", "luck"], 1, "The settings of the training plan: found the unknown setting “luc"),
        (["network"], None, "The entry “network”: found nothing, expected an object"),
        (["network", "nodes"], {}, "The entry “nodes”: found {}, expected a list"),
        (["network", "nodes", 1], 3, "A block: found 3, expected an object"),
        (["network", "nodes", 1, "id"], "input-1", "A block’s name: found “input-1” twice"),
        (["network", "nodes", 1, "id"], "", 'A block’s name: found ""'),
        (["network", "nodes", 1, "block"], "Lambda", "Unknown block: found 'Lambda', expect"),
        (["network", "nodes", 1, "settings"], {"x": 1}, "The settings of Flatten: found the unkn"),
        (["network", "nodes", 1, "position"], [0], r"A position: found \[0\], expected two numb"),
        (["network", "nodes", 1, "position"], [0, 1e9], "A position: found"),
        (["network", "nodes", 1, "position"], [0, float("nan")], "A position: found"),
        (["network", "nodes", 1, "position"], [0, True], "A position: found"),
        (["network", "nodes", 2, "settings", "units"], 0, "Units of Dense: found 0, expected a wh"),
        (["network", "nodes", 2, "settings", "units"], -1, "Units of Dense: found -1"),
        (["network", "nodes", 2, "settings", "units"], 10**9, "Units of Dense: found 1000000000"),
        (["network", "nodes", 2, "settings", "units"], 1.5, "Units of Dense: found 1.5, expected"),
        (["network", "nodes", 2, "settings", "units"], "many", "Units of Dense: found 'many'"),
        (["network", "nodes", 2, "settings", "units"], "10", "Units of Dense: found '10'"),
        (["network", "nodes", 2, "settings", "units"], True, "Units of Dense: found True"),
        (["network", "nodes", 2, "settings", "units"], None, "Units of Dense: found None"),
        (["network", "nodes", 0, "settings", "shape"], [], "Shape of Input: found"),
        (["network", "nodes", 0, "settings", "shape"], [28, 0], "Shape of Input: found"),
        (["network", "edges", 0, "from"], ["nowhere", 0], "found no block “nowhere”"),
        (["network", "edges", 0, "to"], ["nowhere", 0], "found no block “nowhere”"),
        (["network", "edges", 0, "to"], ["flatten-1", 7], "found no such input on Flatten"),
        (["network", "edges", 0, "from"], ["input-1", 1], "found no such"),
        (["network", "edges", 0, "from"], "input-1", "expected a list"),
        (["network", "edges", 0, "from"], ["input-1"], r"A wire’s end: found \[\"input-1\"\]"),
        (["network", "edges", 0], EDGE, "two wires into one input of “dense-1”"),
        (["network", "edges", 0, "from"], ["flatten-1", 0], "a cycle"),
        (["network", "edges", 0, "from"], ["dense-1", 0], "a cycle: Flatten already leads to Den"),
        (["network", "groups"], [{"id": "g", "title": "", "nodes": ["x"]}], "no block “x”"),
        (["network", "groups"], [{"id": "g", "title": "", "nodes": [[]]}], "expected text"),
        (["network", "groups"], [GROUP, {**GROUP, "id": "h"}], "block: found “input-1” twice"),
        (["network", "groups"], [GROUP, {**GROUP, "nodes": []}], "A group’s name: found “g” twice"),
        (["network", "notes"], [{"id": "n", "text": "", "position": [0, 0]}], "The entry “size”"),
        (["drawings"], [{"digit": 10, "grey": ""}], "A drawing in My drawings: found 10, expe"),
        (["drawings"], [{"digit": True, "grey": ""}], "found true, expected a digit from 0 to 9"),
        (["drawings"], [{"digit": 1, "grey": "AAA"}], "found 0 grey values, expected 784"),
        (["drawings"], [{"digit": 1, "grey": "AAAA"}], "found 3 grey values, expected 784"),
        (["drawings"], [{"digit": 1}], "The entry “grey”: found nothing, expected text"),
        (["drawings"], [0] * 5001, "The drawings: found 5001"),
        (["network", "notes"], [NOTE, NOTE], "A note’s name: found “n” twice"),
    ],
)
def test_damage_is_told_in_a_sentence(data, path, value, sentence):
    with pytest.raises(NetBuilderError, match=sentence) as refused:
        project_from_json(damage(data, path, value))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("data", [None, 1, "text", [], {}, {"format": {}}])
def test_what_is_no_project_is_refused(data):
    with pytest.raises(FormatError):
        project_from_json(data)


def test_a_circle_is_named_by_a_wire_of_its_own(data):
    network = data["network"]
    for name in ("x", "y", "z"):
        network["nodes"].append({**network["nodes"][2], "id": name})
    wires = [("y", "x"), ("x", "y"), ("y", "z")]
    network["edges"] = [{"from": [a, 0], "to": [b, 0]} for a, b in reversed(wires)]
    with pytest.raises(NetBuilderError, match="a cycle: Dense already leads to Dense"):
        project_from_json(data)


def paths_of(value, path=()):
    """Yield the way to every value inside JSON data."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items if isinstance(value, dict | list) else ():
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from paths_of(inner, (*path, key))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def read_or_sentence(data) -> Project | str:
    try:
        return project_from_json(data)
    except NetBuilderError as error:
        return str(error)


@given(st.data())
def test_no_damage_at_all_raises_anything_but_a_sentence(data):
    project = project_to_json(data.draw(projects()))
    path = data.draw(st.sampled_from(list(paths_of(project))))
    outcome = read_or_sentence(damage(project, path, data.draw(JSON)))
    if isinstance(outcome, str):
        assert outcome.encode().strip()
    else:
        assert len(topological(outcome.graph)) == len(outcome.graph.nodes)
        json.dumps(project_to_json(outcome), allow_nan=False).encode()


@given(JSON)
def test_any_json_is_read_or_refused(value):
    with pytest.raises(NetBuilderError):
        project_from_json(value)


def nested(depth):
    value = []
    for _level in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize("depth", [50, 900, 5_000, 100_000])
@pytest.mark.parametrize(
    "path", [["plan"], ["plan", "epochs"], ["network", "nodes", 0, "settings", "shape"], ["title"]]
)
def test_lists_within_lists_are_refused(data, path, depth):
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = nested(depth)
    with pytest.raises(NetBuilderError):
        project_from_json(data)


def test_numbers_of_any_length_are_refused(data):
    data["plan"]["seed"] = 10**5000
    with pytest.raises(NetBuilderError):
        project_from_json(data)
