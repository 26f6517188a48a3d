from __future__ import annotations

from netbuilder.network.copying import part_of, paste
from netbuilder.network.graph import Graph, Point
from netbuilder.network.notes import (
    LARGEST_SIZE,
    LEAST_SIZE,
    LONGEST_TEXT,
    add_note,
    move_notes,
    remove_notes,
    resize_note,
    write_note,
)


def test_a_note_is_stuck_written_moved_and_taken_away():
    graph, first = add_note(Graph(), "why", Point(1, 2))
    graph, second = add_note(graph, "how", Point(3, 4))
    assert (first, second) == ("note-1", "note-2")
    graph = write_note(graph, second, "how much")
    graph = move_notes(graph, {first: Point(5, 6), "gone": Point(0, 0)})
    assert [(n.text, n.position) for n in graph.notes] == [
        ("why", Point(5, 6)),
        ("how much", Point(3, 4)),
    ]
    assert [n.id for n in remove_notes(graph, {first}).notes] == [second]


def test_size_and_length_have_bounds():
    graph, note = add_note(Graph(), "x" * (LONGEST_TEXT + 1), Point(0, 0))
    assert len(graph.notes[0].text) == LONGEST_TEXT
    assert resize_note(graph, note, (0.0, -5.0)).notes[0].size == LEAST_SIZE
    assert resize_note(graph, note, (1e9, 1e9)).notes[0].size == LARGEST_SIZE


def test_notes_are_copied_where_they_are_asked_for():
    graph, note = add_note(Graph(), "why", Point(1, 2))
    assert part_of(graph, ()).notes == ()
    grown, _names = paste(graph, part_of(graph, (), (note,)), offset=Point(10, 10))
    assert [(n.id, n.position) for n in grown.notes] == [
        ("note-1", Point(1, 2)),
        ("note-2", Point(11, 12)),
    ]
