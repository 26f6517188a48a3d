"""Groups, boxes that stand for them, and parts repeated in a row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from graph_strategies import annotated_graphs
from hypothesis import given
from networks import chain

from netbuilder.blocks.add import Add
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.arranging import Axis, align
from netbuilder.network.collapsing import collapsed_groups, contracted
from netbuilder.network.copying import part_of, paste
from netbuilder.network.edit import add_node, connect, remove_nodes
from netbuilder.network.graph import Edge, Group, Point
from netbuilder.network.grouping import (
    collapse,
    entry_of,
    exit_of,
    group_nodes,
    groups_of,
    rename_group,
    ungroup,
)
from netbuilder.network.layout import COLUMN, tidy
from netbuilder.network.order import output_nodes, topological
from netbuilder.network.repeating import MOST_TIMES, repeat
from netbuilder.network.rules import EditError
from netbuilder.network.shapes import infer_shapes

CHAIN = chain(Input(), Flatten(), Dense(units=5), Dropout(), Dense(units=10))
LAYER = ("dense-1", "dropout-1")
GROUPED = group_nodes(CHAIN, LAYER, title="Layer")
FOLDED = collapse(GROUPED, ["group-1"], collapsed=True)


def test_a_node_is_in_one_group_at_most():
    again = group_nodes(GROUPED, ("flatten-1", "dense-1"), title="Other")
    assert [(g.title, g.nodes) for g in again.groups] == [
        ("Layer", ("dropout-1",)),
        ("Other", ("flatten-1", "dense-1")),
    ]
    assert len({g.id for g in again.groups}) == 2


def test_a_group_that_loses_its_last_node_is_gone():
    assert group_nodes(GROUPED, LAYER, title="All").groups == (Group("group-2", "All", LAYER),)
    assert remove_nodes(GROUPED, LAYER).groups == ()


def test_nothing_cannot_be_grouped():
    with pytest.raises(EditError, match="nothing selected"):
        group_nodes(CHAIN, (), title="Empty")


def test_ungroup_rename_and_collapse():
    assert ungroup(GROUPED, ["group-1"]) == CHAIN
    assert rename_group(GROUPED, "group-1", "  First   layer ").groups[0].title == "First layer"
    assert rename_group(GROUPED, "group-1", "  ") is GROUPED
    assert len(rename_group(GROUPED, "group-1", "x" * 500).groups[0].title) == 60
    assert FOLDED.groups[0].collapsed
    assert groups_of(FOLDED, ["flatten-1"]) == ()


@given(annotated_graphs())
def test_members_of_groups_are_nodes_of_one_group_each(graph):
    members = [name for group in graph.groups for name in group.nodes]
    assert len(members) == len(set(members))
    assert set(members) <= graph.nodes.keys()
    assert all(group.nodes for group in graph.groups)


def test_where_data_enter_and_leave_a_group():
    assert entry_of(CHAIN, LAYER) == "dense-1"
    assert exit_of(CHAIN, LAYER) == "dropout-1"
    branched = connect(*_with(CHAIN, Add(), "dense-1", "dense-1"))
    assert exit_of(branched, LAYER) is None
    assert entry_of(CHAIN, ("flatten-1", "dropout-1")) is None


def _with(graph, block, *sources):
    graph, name = add_node(graph, block, Point(0, 300))
    for port, source in enumerate(sources[:-1]):
        graph = connect(graph, Edge(source, name, 0, port))
    return graph, Edge(sources[-1], name, 0, len(sources) - 1)


def test_a_copy_of_a_whole_group_is_a_group_and_of_a_part_is_none():
    grown, names = paste(GROUPED, part_of(GROUPED, LAYER), offset=Point(10, 20))
    assert [g.nodes for g in grown.groups] == [LAYER, names]
    assert [g.id for g in grown.groups] == ["group-1", "group-2"]
    grown, _names = paste(GROUPED, part_of(GROUPED, LAYER[:1]), offset=Point(10, 20))
    assert len(grown.groups) == 1


def test_five_layers_in_a_row():
    graph, added = repeat(GROUPED, LAYER, times=5)
    assert len(added) == 8
    assert [g.title for g in graph.groups] == ["Layer", *(f"Layer {n}" for n in (2, 3, 4, 5))]
    order = [name for name in topological(graph) if name.startswith(("dense", "dropout"))]
    kinds = [graph.block(name).kind() for name in order]
    assert kinds == ["Dense", "Dropout"] * 5 + ["Dense"]
    assert order[-1] == "dense-2"
    assert output_nodes(graph) == ("dense-2",)
    assert all(shapes.error is None for shapes in infer_shapes(graph).values())
    places = [graph.nodes[name].position.x for name in topological(graph)]
    assert all(b - a >= COLUMN * 0.8 for a, b in pairwise(places))


def test_what_cannot_be_repeated_is_refused():
    branched = connect(*_with(CHAIN, Add(), "dense-1", "dense-1"))
    with pytest.raises(EditError, match="one input and one output"):
        repeat(branched, LAYER, times=2)
    with pytest.raises(EditError, match="one input"):
        repeat(CHAIN, ("input-1", "flatten-1"), times=2)
    for times in (0, MOST_TIMES + 1):
        with pytest.raises(EditError, match="1 to 50"):
            repeat(CHAIN, LAYER, times=times)


def test_a_collapsed_group_is_one_box_in_the_middle():
    collapsed = collapsed_groups(FOLDED)
    assert collapsed.keys() == set(LAYER)
    owner = collapsed["dense-1"]
    assert (owner.lead, owner.entry, owner.exit) == ("dense-1", "dense-1", "dropout-1")
    assert owner.place == Point(375.0, 0.0)
    assert collapsed_groups(GROUPED) == {}


def test_the_box_is_tidied_as_one_block_and_its_nodes_keep_their_places_within():
    assert len(contracted(FOLDED).nodes) == 4
    tidied = tidy(FOLDED)
    assert collapsed_groups(tidied)["dense-1"].place == Point(2 * COLUMN, 0.0)
    assert tidied.nodes["dense-2"].position == Point(3 * COLUMN, 0.0)
    before, after = ([graph.nodes[name].position.x for name in LAYER] for graph in (FOLDED, tidied))
    assert after[1] - after[0] == before[1] - before[0]


def test_a_group_that_the_data_leave_and_enter_again_is_laid_out_block_by_block():
    folded = collapse(
        group_nodes(CHAIN, ("flatten-1", "dropout-1"), title="Odd"), ["group-1"], collapsed=True
    )
    assert contracted(folded) is folded
    assert len({n.position.x for n in tidy(folded).nodes.values()}) == 5


def test_a_box_is_aligned_as_one():
    moved = align(FOLDED, ("flatten-1", *LAYER), Axis.COLUMN)
    x = moved.nodes["flatten-1"].position.x
    assert collapsed_groups(moved)["dense-1"].place.x == x
    assert moved.nodes["dropout-1"].position.x - moved.nodes["dense-1"].position.x == 150.0
