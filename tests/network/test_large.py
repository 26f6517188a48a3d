"""Ten thousand blocks: nothing recurses, and nothing takes the square of their number."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.files.json_text import MOST_JSON, write_json
from netbuilder.network.copying import paste
from netbuilder.network.diff import diff
from netbuilder.network.edit import add_node, connect, disconnect, remove_nodes, set_block
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.layout import tidy
from netbuilder.network.order import output_nodes, topological
from netbuilder.network.rules import MOST_BLOCKS, EditError
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.codec import project_from_json, project_to_json
from netbuilder.project.problems import find_problems
from netbuilder.project.project import Project

SIZE = 10_000


@pytest.fixture(scope="module")
def chain():
    blocks = [Input(shape=(784,)), *(Dense(units=10) for _ in range(SIZE))]
    nodes = {f"n{i}": Node(f"n{i}", block, Point(i, 0)) for i, block in enumerate(blocks)}
    return Graph(nodes, tuple(Edge(f"n{i}", f"n{i + 1}") for i in range(SIZE)))


def test_a_long_chain_is_understood(chain):
    assert len(topological(chain)) == SIZE + 1
    assert infer_shapes(chain)[f"n{SIZE}"].output == (10,)
    assert output_nodes(tidy(chain)) == (f"n{SIZE}",)


def test_a_long_chain_survives_a_file(chain):
    project = Project(chain)
    assert project_from_json(json.loads(json.dumps(project_to_json(project)))) == project


def test_most_of_a_long_chain_is_deleted_at_once(chain):
    left = remove_nodes(chain, [f"n{i}" for i in range(1, SIZE)])
    assert left.edges == (Edge("n0", f"n{SIZE}"),)


def test_a_long_chain_is_edited(chain):
    edge = chain.edges[SIZE // 2]
    assert set(connect(disconnect(chain, [edge]), edge).edges) == set(chain.edges)
    assert diff(chain, set_block(chain, "n5", Dense(units=3))).changed == ("n5",)


def test_thousands_of_ends_are_told_and_cut(chain):
    star = Graph(chain.nodes, tuple(Edge("n0", f"n{i}") for i in range(1, SIZE)))
    problems = find_problems(Project(star))
    assert [p.kind for p in problems].count("several_outputs") == SIZE - 2
    cut = {fix.title: fix for fix in problems[0].fixes}["Delete branch"]
    assert len(cut.apply(Project(star)).graph.nodes) == SIZE


def test_thousands_of_loose_blocks_are_told_with_one_look_at_the_whole(chain, monkeypatch):
    looks = []

    def look(graph):
        looks.append(graph)
        return output_nodes(graph)

    monkeypatch.setattr("netbuilder.network.loose_ends.output_nodes", look)
    loose = Graph(chain.nodes)
    aside = [p for p in find_problems(Project(loose)) if p.kind == "aside"]
    assert len(aside) == SIZE
    assert len(looks) == 1
    joined = aside[-1].fix.apply(Project(loose)).graph if aside[-1].fix else None
    assert joined is not None
    assert joined.edges == (Edge("n0", f"n{SIZE}"),)


def test_more_blocks_than_can_be_worked_with_are_refused(chain, monkeypatch):
    monkeypatch.setattr("netbuilder.network.rules.MOST_BLOCKS", SIZE + 2)
    full, _name = add_node(chain, Dense(units=10), Point(0.0, 0.0))
    refused = r"too large: found 10,003 blocks, expected at most 10,002\. Use fewer"
    with pytest.raises(EditError, match=refused):
        add_node(full, Dense(units=10), Point(0.0, 0.0))
    with pytest.raises(EditError, match="found 10,003 blocks"):
        paste(full, Graph({"n0": chain.nodes["n0"]}), offset=Point(0.0, 0.0))
    written = project_to_json(Project(full))
    written["network"]["nodes"].append(written["network"]["nodes"][0])
    with pytest.raises(EditError, match="found 10,003 blocks"):
        project_from_json(written)


@pytest.mark.parametrize("kind", catalogue())
def test_a_network_with_as_many_blocks_as_can_be_fits_into_its_file(kind):
    names = [f"{kind.lower()}-{10_000 + i}" for i in range(20)]
    block = catalogue()[kind]()
    nodes = {name: Node(name, block, Point(12_345.5, 1_234.5)) for name in names}
    graph = Graph(nodes, tuple(Edge(*pair) for pair in pairwise(names)))
    text = write_json(project_to_json(Project(graph)))
    assert len(text) / len(names) * MOST_BLOCKS < MOST_JSON
