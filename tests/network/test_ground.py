"""Room on the canvas: free ground for copies, and room for what is inserted."""

from __future__ import annotations

from itertools import combinations

import pytest

from netbuilder.blocks.add import Add
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.copying import part_of, paste
from netbuilder.network.edit import add_node, append, connect
from netbuilder.network.graph import Edge, Graph, Point
from netbuilder.network.ground import Box, Ground, Standing, blocks_and_notes, frames, free_offset
from netbuilder.network.grouping import group_nodes
from netbuilder.network.layout import COLUMN, ROW, tidy
from netbuilder.network.notes import add_note
from netbuilder.network.placement import append_to_the_right, insert

SEEN = Box(-500.0, -500.0, 1_500.0, 1_000.0)


def covered(graph: Graph) -> list[tuple[Standing, Standing]]:
    pairs = combinations(blocks_and_notes(graph), 2)
    return [pair for pair in pairs if pair[0].box.overlaps(pair[1].box)]


def chain(length: int, *, step: float = COLUMN) -> Graph:
    graph, _name = add_node(Graph(), Input(), Point(0.0, 0.0))
    for number in range(1, length):
        graph, _name = append(graph, Dense(), Point(step * number, 0.0))
    return graph


def test_a_block_inserted_into_a_tight_chain_covers_nothing():
    grown = insert(chain(4), Edge("input-1", "dense-1"), Flatten())
    assert [round(n.position.x) for n in grown.nodes.values()] == [0, 336, 504, 672, 168]
    assert covered(grown) == []


def test_what_stands_in_the_way_moves_on_too():
    graph, loose = add_node(chain(3), Dense(), Point(3 * COLUMN, 20.0))
    graph, note = add_note(graph, "why", Point(4 * COLUMN - 40.0, 0.0))
    grown = insert(graph, Edge("input-1", "dense-1"), Flatten())
    assert covered(grown) == []
    assert grown.nodes[loose].position == Point(4 * COLUMN, 20.0)
    assert next(n.position.x for n in grown.notes if n.id == note) == 5 * COLUMN - 40.0


def test_what_is_not_in_the_way_stays():
    graph, loose = add_node(chain(3), Dense(), Point(COLUMN, ROW))
    grown = insert(graph, Edge("input-1", "dense-1"), Flatten())
    assert grown.nodes[loose].position == Point(COLUMN, ROW)


def test_a_block_behind_the_last_covers_nothing():
    graph, _loose = add_node(chain(3), Add(), Point(3 * COLUMN, 0.0))
    graph = connect(graph, Edge("input-1", "add-1", 0, 0))
    graph = connect(graph, Edge("dense-2", "add-1", 0, 1))
    graph, _note = add_note(graph, "the end", Point(3.6 * COLUMN, -40.0))
    assert covered(append_to_the_right(graph, Dense(units=10))) == []


@pytest.mark.parametrize("length", [6, 30])
def test_a_block_at_the_end_of_a_row_covers_nothing(length):
    graph = tidy(chain(length))
    for edge in graph.edges:
        assert covered(insert(graph, edge, Flatten())) == [], edge


@pytest.mark.parametrize("count", [1, 5])
def test_copies_cover_nothing_and_are_seen(count):
    graph = group_nodes(chain(5), nodes=("dense-1", "dense-2"), title="Two")
    graph, _note = add_note(graph, "below", Point(COLUMN, ROW))
    part = part_of(graph, list(graph.nodes)[:count])
    for _number in range(4):
        offset = free_offset(graph, part, seen=SEEN)
        graph, names = paste(graph, part, offset=offset)
        fresh = part_of(graph, names)
        others = part_of(graph, graph.nodes.keys() - set(names), [n.id for n in graph.notes])
        ground = Ground((*blocks_and_notes(others), *frames(others)))
        for one in (*blocks_and_notes(fresh), *frames(fresh)):
            assert ground.under(one.box) == []
            assert SEEN.holds(one.box)


def test_a_copy_keeps_its_place_where_that_is_free():
    assert free_offset(Graph(), part_of(chain(2), ("dense-1",)), seen=SEEN) == Point(0.0, 0.0)


def test_a_copy_comes_beside_its_model_before_anywhere_else():
    graph = chain(4)
    offset = free_offset(graph, part_of(graph, ("dense-2",)), seen=SEEN)
    assert offset == Point(0.0, ROW)


def test_a_copy_without_room_in_view_still_covers_nothing():
    graph = chain(4)
    tight = Box(-70.0, -60.0, 4 * COLUMN, 60.0)
    part = part_of(graph, ("dense-2",))
    grown, _names = paste(graph, part, offset=free_offset(graph, part, seen=tight))
    assert covered(grown) == []
